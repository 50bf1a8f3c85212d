/** Whose own patient somebody is: what the patient's room owes the persons' rooms, by the roster and by followers. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { PatientCard } from "@carethread/model";
import type { RawSocket } from "../support/raw-socket.ts";
import { atRest, createRooms } from "./support.ts";

const lena = { name: "Lena Ortiz", patientId: "MRN-77" };
const omar = { id: "omar", name: "Omar Haddad", role: "care-team" };
const vera = { id: "vera", name: "Vera Lind", role: "care-team" };

/** The patients that an inbox shows now. */
function shown(inbox: RawSocket): string[] {
  const names = new Map<string, string>();
  for (const { type, patients, patient, id } of inbox.frames) {
    const cards = type === "welcome" ? patients : type === "patient" ? [patient] : [];
    for (const card of cards as PatientCard[]) names.set(card.id, card.name);
    if (type === "patient-gone") names.delete(id as string);
  }
  return [...names.values()].sort();
}

async function scene() {
  const rooms = await createRooms();
  const { world } = rooms;
  const push = (version: number, change: Record<string, unknown>): Promise<unknown> =>
    world.pushPatient("lena", { ...lena, version, ...change });
  const open = async (sub: string): Promise<RawSocket> => {
    const inbox = await world.inbox("staff", sub);
    await inbox.next("welcome");
    return inbox;
  };
  const inboxes = { omar: await open("omar"), vera: await open("vera") };
  const rest = (): Promise<void> => atRest(rooms, inboxes.omar, inboxes.vera);
  return { ...rooms, push, open, inboxes, rest };
}

test("[F-101] the team has the patient in its inboxes, live; who leaves it or is shut out does not", async () => {
  const { world, push, inboxes, rest } = await scene();
  await push(1, { team: [omar, vera], programs: ["heart"] });
  await rest();
  assert.deepEqual([shown(inboxes.omar), shown(inboxes.vera)], [["Lena Ortiz", "Rosa Diaz"], ["Lena Ortiz"]]);
  await push(2, { name: "Lena Ortiz-Vik", team: [vera], programs: ["heart"] });
  await rest();
  assert.deepEqual([shown(inboxes.omar), shown(inboxes.vera)], [["Rosa Diaz"], ["Lena Ortiz-Vik"]]);
  await world.pushStaff("vera", { version: 2, name: "Vera Lind", restrictions: ["heart"] });
  await rest();
  assert.deepEqual(shown(inboxes.vera), []);
  await push(3, { name: "Lena Ortiz-Vik", team: [omar], programs: ["heart"] });
  await push(4, { name: "Lena Ortiz-Vik", team: [omar, vera], programs: ["heart", "eyes"] });
  await rest();
  assert.deepEqual(
    [shown(inboxes.omar), shown(inboxes.vera)],
    [["Lena Ortiz-Vik", "Rosa Diaz"], ["Lena Ortiz-Vik"]],
  );
});

test("[F-101] [F-137] a follower has the patient too, until they follow no more", async () => {
  const rooms = await createRooms({ settings: { staffAccess: "searchable" } });
  const { world } = rooms;
  const inbox = await world.inbox("staff", "vera");
  await inbox.next("welcome");
  const token = await world.practice.token("staff", "vera");
  for (const on of [true, false]) {
    await world.post("patient", await world.practice.patientRoom("rosa"), "follow", token, { on });
    await atRest(rooms, inbox);
    assert.deepEqual(shown(inbox), on ? ["Rosa Diaz"] : []);
  }
});

test("[I-2] [F-101] what a person's room did not hear is told again by the next tick, also after a death", async () => {
  const { server, push, calls, open, rest } = await scene();
  calls.through = ({ party, path }, make) =>
    party === "person" && path === "internal/patient" ? Promise.reject(new Error("unreachable")) : make();
  await push(1, { team: [vera] });
  await rest();
  assert.deepEqual(shown(await open("vera")), []);
  server.restart();
  calls.through = (_, make) => make();
  await server.tick();
  assert.deepEqual(shown(await open("vera")), ["Lena Ortiz"]);
});
