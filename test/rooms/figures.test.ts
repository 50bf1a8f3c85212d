/** Figures of a member of staff: of the conversations that they see, in all slices, and of nobody on the patients' side. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Figures } from "@carethread/model";
import { type Rooms, say } from "./support.ts";
import { team } from "./team.ts";

const hour = 3_600_000;
const minutes10 = 600_000;

async function figures({ world }: Rooms, sub: string): Promise<Figures & { status: number; code?: string }> {
  const side = sub === "rosa" ? "portal" : "staff";
  const room = await world.practice.personRoom(side, sub);
  const token = await world.practice.token(side, sub);
  const { status, body } = await world.post("person", room, "figures", token, {});
  return { ...(body as unknown as Figures), status };
}

const four = ({ conversations, unread, patients, messages }: Figures) => [
  ...[conversations, unread, patients, messages],
];

test("[F-190] staff have four figures of the conversations that they see, live; the patients' side has none", async () => {
  const settings = { answerWithin: 4 * hour, resolveWithin: 30 * hour };
  const now = await team({ settings, registration: { slices: 3 } });
  const { world, kim, rosa, rest, clock } = now;
  await world.pushStaff("kim", { version: 2, name: "Kim Park", permissions: ["administer"] });
  await rest();
  assert.deepEqual(four(await figures(now, "kim")), [1, 0, 1, 1]);
  for (const text of ["It is high", "Still high"]) await say(rosa, world, text);
  await say(kim, world, "She called, too", "staff");
  await rest();
  for (const sub of ["kim", "ines", "vera"])
    assert.deepEqual(four(await figures(now, sub)), [1, 2, 1, 4], sub);
  // Nils may not see the patient's program, and nobody counts what they may not see.
  assert.deepEqual(four(await figures(now, "nils")), [0, 0, 0, 0]);
  const { status } = await figures(now, "rosa");
  assert.equal(status, 404);

  clock.now += minutes10;
  await say(kim, world, "Take one more");
  await rest();
  const shown = await figures(now, "kim");
  assert.deepEqual(four(shown), [1, 0, 1, 5]);
  assert.deepEqual(shown.answers.month, { count: 1, median: minutes10, within: 1 });
  assert.deepEqual(
    shown.staff?.map(({ name, answers }) => [name, answers.month.count]),
    [["Kim Park", 1]],
  );
  const others = await figures(now, "ines");
  assert.deepEqual([others.staff, others.reasons], [undefined, undefined]);
  assert.equal(others.rebuilding, undefined);
});
