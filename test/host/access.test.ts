/** Who opened a patient's conversations from outside the team, as an administrator's script pages through it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type AccessRow, createHost, type Host } from "@carethread/host";
import { atRest, createRooms, type Rooms, upTo } from "../rooms/support.ts";

function hostOf({ world: { practice }, server }: Rooms, token: () => Promise<string>): Host {
  const { id, idSecret } = practice;
  return createHost({ server: server.url, practice: id, idSecret, token, fetch: server.fetch });
}

test("[F-135] an administrator pages through all openings by people outside the team, newest first", async () => {
  const rooms = await createRooms({ settings: { staffAccess: "searchable" } });
  const { world, clock } = rooms;
  const { practice } = world;
  const host = hostOf(rooms, () => practice.token("system", "admin"));
  const rows = async (): Promise<AccessRow[]> => {
    const all: AccessRow[] = [];
    for await (const row of host.accessRows("rosa")) all.push(row);
    return all;
  };
  assert.deepEqual(await rows(), []);
  const id = await rooms.topic();
  for (const _ of upTo(230)) {
    clock.now += 16 * 60_000;
    const vera = await world.join("staff", "vera", id);
    await vera.next("welcome");
    vera.close();
  }
  const all = await rows();
  assert.deepEqual(
    all.map(({ n }) => n),
    upTo(230).reverse(),
  );
  const key = host.personKey("staff", "vera");
  assert.deepEqual([all[0]?.person.id, all[0]?.reason, all[0]?.conversation], [key, "searched", id]);
  const staff = hostOf(rooms, () => practice.token("staff", "vera"));
  await assert.rejects(async () => {
    for await (const row of staff.accessRows("rosa")) assert.fail(String(row.n));
  }, /know no such thing/);
});

test("of a patient into whom another was merged the openings of both come, newest first", async () => {
  const rooms = await createRooms({ settings: { staffAccess: "searchable" } });
  const { world, clock } = rooms;
  const { practice } = world;
  const host = hostOf(rooms, () => practice.token("system", "admin"));
  await host.pushPatient({ id: "new", version: 1, name: "Rosa Diaz", patientId: "MRN-2" });
  const old = await rooms.topic();
  const fresh = (await world.startTopic("staff", "kim", "new")).body.id;
  const open = async (id: string): Promise<void> => {
    clock.now += 16 * 60_000;
    const vera = await world.join("staff", "vera", id);
    await vera.next("welcome");
    vera.close();
  };
  for (const id of [old, fresh, old, old, fresh]) await open(id);
  const merge = { patient: "rosa", into: "new", version: 5 };
  assert.deepEqual(await host.merge(merge), { id: host.patientKey("rosa"), applied: true });
  assert.equal((await host.merge(merge)).applied, false);
  await atRest(rooms);
  for (const id of [old, fresh]) await open(id);
  const opened: string[] = [];
  let last = Number.POSITIVE_INFINITY;
  for await (const { conversation, person, at } of host.accessRows("new")) {
    assert.ok(at <= last);
    last = at;
    // Kim, who is not in the new team, opened nothing.
    assert.equal(person.id, host.personKey("staff", "vera"));
    opened.push(conversation);
  }
  assert.deepEqual(opened, [fresh, old, fresh, old, old, fresh, old]);
  await assert.rejects(host.merge({ ...merge, into: "nobody", version: 9 }), { code: "not-found" });
  await assert.rejects(host.merge({ ...merge, into: "" }), { code: "bad-input", params: { at: "into" } });
});
