/** Who opened a patient's conversations from outside the team, as an administrator's script pages through it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type AccessRow, createHost } from "@carethread/host";
import { createRooms, upTo } from "../rooms/support.ts";

test("[F-135] an administrator pages through all openings by people outside the team, newest first", async () => {
  const rooms = await createRooms({ settings: { staffAccess: "searchable" } });
  const { world, server, clock } = rooms;
  const { practice } = world;
  const host = createHost({
    server: server.url,
    practice: practice.id,
    idSecret: practice.idSecret,
    token: () => practice.token("system", "admin"),
    fetch: server.fetch,
  });
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
  const staff = createHost({
    server: server.url,
    practice: practice.id,
    idSecret: practice.idSecret,
    token: () => practice.token("staff", "vera"),
    fetch: server.fetch,
  });
  await assert.rejects(async () => {
    for await (const row of staff.accessRows("rosa")) assert.fail(String(row.n));
  }, /know no such thing/);
});
