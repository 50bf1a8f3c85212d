/**
 * What stood in a practice's room before there were slices: the due table, and the charts of all patients. The first
 * slice asks for it once, and it is brought to where it belongs.
 */
import { type PatientFacts, roomName } from "@carethread/model";
import { handToSlices, type Ports, type Practice, type RoomRef } from "../base/base.ts";

/** Values that are read at once. */
const piece = 200;

interface OldEntry {
  readonly ref: RoomRef;
  readonly at?: number;
}

export async function handOverOld(ports: Ports, practice: Practice): Promise<void> {
  await inPieces<OldEntry>(ports, "due:", entries =>
    handToSlices(ports, practice, {
      due: entries.map(({ ref, at = 0 }) => ({ ...ref, of: ref.room.split("~")[1] ?? "", at })),
    }),
  );
  await inPieces<PatientFacts>(ports, "patient:", patients =>
    handToSlices(ports, practice, {
      patients,
      // Each patient's room has somebody to tell since then.
      due: patients.map(({ id }) => ({ party: "patient", room: roomName(practice.id, id), of: id, at: 0 })),
    }),
  );
  if ((await ports.storage.get("turn")) !== undefined) await ports.storage.commit({ remove: ["turn"] });
}

/** Takes each value away when it was brought. */
async function inPieces<T>(
  ports: Ports,
  prefix: string,
  bring: (values: T[]) => Promise<void>,
): Promise<void> {
  for (;;) {
    const found = await ports.storage.list<T>({ prefix, limit: piece });
    if (found.size === 0) return;
    await bring([...found.values()]);
    await ports.storage.commit({ remove: [...found.keys()] });
  }
}
