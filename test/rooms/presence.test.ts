/** Who is here now: told to a view only when it changed for that view. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { RawSocket } from "../support/raw-socket.ts";
import { until } from "../support/until.ts";
import { coach, team } from "./team.ts";

/** Who is here, as this socket was told it last. */
function present(socket: RawSocket): string[] {
  const { people, presence } = socket.frames.findLast(
    ({ type }) => type === "presence" || type === "welcome",
  ) as {
    people?: string[];
    presence?: string[];
  };
  return (people ?? presence ?? []).sort();
}

function told(socket: RawSocket): number {
  return socket.frames.filter(({ type }) => type === "presence").length;
}

test("[F-095] [I-4] staff see who comes and goes, the portal only portal users, and nobody is told twice", async () => {
  const { kim, ines, rosa, key, join, rest } = await team();
  const all = [key.kim, key.ines, key.rosa];
  assert.deepEqual(present(kim), [...all].sort());
  assert.deepEqual(present(rosa), [key.rosa]);
  assert.equal(told(rosa), 0);
  const before = told(kim);
  const [vera, twice] = [await join("vera"), await join("vera")];
  await rest(ines, vera, twice);
  assert.deepEqual(present(kim), [...all, key.vera].sort());
  assert.equal(told(kim), before + 1);
  vera.close();
  await vera.closed;
  await rest(ines, twice);
  assert.equal(told(kim), before + 1);
  twice.close();
  await twice.closed;
  await rest(ines);
  assert.deepEqual(present(kim), [...all].sort());
  assert.equal(told(kim), before + 2);
  assert.equal(told(rosa), 0);
});

test("[F-095] [F-022] who loses the right is here no more", async () => {
  const { world, kim, ines, rosa, key, rest } = await team({ settings: { staffAccess: "care-team" } });
  await world.pushPatient("rosa", { ...world.rosa(), version: 3, programs: ["diabetes"], team: [coach] });
  assert.equal(await ines.closed, 4403);
  await rest();
  assert.deepEqual(present(kim), [key.kim, key.rosa].sort());
  assert.equal(told(rosa), 0);
});

test("[I-4] a room that sleeps knows whom it told what: waking up tells nobody anything", async () => {
  const { server, kim, ines, rosa, key, join, rest } = await team();
  const vera = await join("vera");
  await rest(ines, vera);
  server.hibernate();
  const before = [told(kim), told(rosa)];
  kim.send({ type: "typing", visibility: "staff" });
  await rest(ines, vera);
  assert.deepEqual([told(kim), told(rosa)], before);
  server.hibernate();
  vera.close();
  await vera.closed;
  await until(() => told(kim) > (before[0] ?? 0), "that vera left");
  await rest(ines);
  assert.deepEqual([told(kim), told(rosa)], [(before[0] ?? 0) + 1, before[1]]);
  assert.deepEqual(present(kim), [key.kim, key.ines, key.rosa].sort());
});
