/**
 * What stood in a practice's room before there were slices: the due table, and the charts of all patients. The first
 * slice asks for it once, and it is brought to where it belongs.
 */
import { indexCardOf, type PatientFacts, roomName } from "@carethread/model";
import { handToSlices, inPieces, type Ports, type Practice, type RoomRef } from "../base/base.ts";

/** Values that are read at once. */
const piece = 200;

interface OldEntry {
  readonly ref: RoomRef;
  readonly at?: number;
}

export async function handOverOld(ports: Ports, practice: Practice): Promise<void> {
  const { storage } = ports;
  // Each value is taken away when it was brought.
  for await (const entries of inPieces<OldEntry>(storage, "due:", piece)) {
    const due = [...entries.values()].map(({ ref, at = 0 }) => ({
      ...ref,
      of: ref.room.split("~")[1] ?? "",
      at,
    }));
    await handToSlices(ports, practice, { due });
    await storage.commit({ remove: [...entries.keys()] });
  }
  for await (const charts of inPieces<PatientFacts>(storage, "patient:", piece)) {
    const patients = [...charts.values()].map(indexCardOf);
    // Each patient's room has somebody to tell since then.
    const due = patients.map(({ id }) => ({
      party: "patient" as const,
      room: roomName(practice.id, id),
      of: id,
      at: 0,
    }));
    await handToSlices(ports, practice, { patients, due });
    await storage.commit({ remove: [...charts.keys()] });
  }
  await storage.commit({ remove: ["turn"] });
}
