/** What a back end ends of people's sessions, by real rooms. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createHost, type HostError } from "@carethread/host";
import { createRooms } from "../rooms/support.ts";

test("[F-193] a back end ends a person's session, all of a person's, and everybody's", async () => {
  const { world, server, clock } = await createRooms();
  const { practice } = world;
  const host = createHost({
    server: server.url,
    fetch: server.fetch,
    practice: practice.id,
    idSecret: practice.idSecret,
    token: () => practice.token("system", "host"),
  });
  const open = async (sid: string) => {
    const socket = await world.dial("person", await practice.personRoom("staff", "kim"));
    socket.send({ type: "hello", v: 1, token: await practice.token("staff", "kim", { sid }) });
    return socket;
  };
  const [a, b] = [await open("a"), await open("b")];
  for (const socket of [a, b]) await socket.next("welcome");
  assert.deepEqual(await host.endSessions({ kind: "staff", id: "kim", session: "a" }), { ended: 1 });
  assert.equal(await a.closed, 4410);
  assert.deepEqual(await host.endSessions({ kind: "staff", id: "kim" }), { ended: 1 });
  assert.equal(await b.closed, 4410);
  const c = await open("c");
  await c.next("welcome");
  assert.deepEqual(await host.endAllSessions(), { until: clock.now });
  clock.now += 61_000;
  assert.equal(await (await open("c")).closed, 4410);
  const d = await open("d");
  await d.next("welcome");
  await assert.rejects(
    host.endSessions({ kind: "staff", id: "kim", session: "" }),
    (error: HostError) => error.code === "bad-input",
  );
});
