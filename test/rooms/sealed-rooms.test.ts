/** Whole rooms whose storage is sealed: nothing of what people wrote is on a disk, and no key is anywhere else. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Party } from "@carethread/model";
import { decode, encode } from "@carethread/rooms/base/base";
import { Cipher } from "@carethread/rooms/base/seal/cipher";
import type { MemoryServer } from "@carethread/rooms/memory";
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { hooksScene, secret, yes } from "./hooks-scene.ts";
import { keyOfVersion, sealOf } from "./sealing.ts";
import { fill } from "./stored/fill.ts";
import { names, read } from "./stored/kept.ts";
import { openScene } from "./stored/scene.ts";
import { atRest, createRooms, heard, say, textsOf } from "./support.ts";

const ring = "~keys";

/** All that is on the disks of a server, as their platform has it, and the names under which it is there. */
function onDisks(server: MemoryServer): { values: Buffer; names: string; notSealed: string[] } {
  const values: Uint8Array[] = [];
  const keys: string[] = [];
  const notSealed: string[] = [];
  for (const { party, room } of server.rooms())
    for (const [key, value] of server.sealedDisk(party, room)) {
      values.push(value);
      keys.push(key);
      if (key !== ring && value[0] !== "S".charCodeAt(0)) notSealed.push(`${party} ${key}`);
    }
  return { values: Buffer.concat(values), names: keys.join("\n"), notSealed };
}

/** Texts in a value, and the names of fields. */
function* textsIn(value: unknown): Iterable<string> {
  if (typeof value === "string") yield value;
  else if (typeof value === "object" && value !== null && !(value instanceof Uint8Array))
    for (const [key, one] of Object.entries(value)) {
      yield key;
      yield* textsIn(one);
    }
}

/** Every word of every value as the rooms have it. */
function wordsOf(server: MemoryServer): Set<string> {
  const words = new Set<string>();
  for (const { party, room } of server.rooms())
    for (const [, value] of server.disk(party, room))
      for (const text of textsIn(decode(value)))
        for (const [word] of text.matchAll(/[\p{L}\p{N}]{6,}/gu)) words.add(word);
  return words;
}

test("of all that a practice writes, names and does, no stored value has a plain word", async () => {
  const { scene, facts } = await fill();
  const { values, names: keys, notSealed } = onDisks(scene.server);
  assert.deepEqual(notSealed, []);
  const words = wordsOf(scene.server);
  assert.ok(words.size > 500, `${words.size}`);
  // So long that no cipher has them by chance.
  for (const known of [facts.sent.text, "portal", "conversation"]) assert.ok(!values.includes(known), known);
  assert.deepEqual(
    [...words].filter(word => values.includes(word)),
    [],
  );
  // Nor a name of a value what people are called or said: keys of rooms, whose letters are small, times and numbers alone.
  const written = /Diaz|Rosa|Voss|Kim|Omar|Hello|pressure|\+1\d{6,}/;
  assert.deepEqual(keys.match(written), null);
});

for (const name of names())
  test(`${name}: what was stored before there was a key is seen by all, and sealed once its rooms have woken`, async () => {
    const kept = read(name);
    const scene = await openScene(kept.facts.now, kept.facts.slices, kept.disks);
    assert.ok(onDisks(scene.server).notSealed.length > 100);
    const rooms = Object.keys(kept.disks).map(address => address.split("/") as [Party, string]);
    // One of a practice that was withdrawn is asked for nothing: it keeps what it has until it is.
    const served = rooms.filter(([party, room]) => !room.startsWith("outpost") || party === "practice");
    for (const [party, room] of served) {
      const path = { practice: "internal/registered", index: "internal/tick", operator: "tick" }[
        party as string
      ];
      await scene.ask(party, room, path ?? "internal/wake");
    }
    await scene.rest();
    for (let turns = 0; turns < 200; turns++) await new Promise(setImmediate);
    const left = served.filter(([party, room]) =>
      [...scene.server.sealedDisk(party, room)].some(([key, { 0: first }]) => key !== ring && first !== 83),
    );
    assert.deepEqual(left, []);
    const kim = await scene.harbor.join("staff", "kim", kept.facts.conversations.pressure);
    await kim.next("welcome");
    assert.ok(textsOf(kim).includes(kept.facts.sent.text));
  });

test("with a key that is lost people are told so and nothing is written, and with the right one all is there", async () => {
  const rooms = await createRooms();
  const { world, server } = rooms;
  const id = await rooms.topic({ first: { text: "Before" } });
  await atRest(rooms);
  const disk = server.sealedDisk("main", world.conversationRoom(id));
  const before = new Map(disk);
  const token = await world.practice.token("staff", "kim");
  const page = () => world.get("main", world.conversationRoom(id), "events?before=9", token);
  const good = sealOf("1");
  for (const [seal, says] of [
    [sealOf("2"), /main: .*key 1 of CARETHREAD_SEAL, which is not there/],
    [{ keys: { 1: keyOfVersion("1", "x") } }, /main: .*Key 1 of CARETHREAD_SEAL is another one/],
    [null, /main: .*sealed, and CARETHREAD_SEAL is not set/],
  ] as const) {
    rooms.logs.length = 0;
    server.restart(undefined, seal);
    const { status, body } = await page();
    assert.deepEqual([status, body.code, body.retryable], [500, "server-misconfigured", true]);
    const kim = await world.join("staff", "kim", id);
    assert.equal(await kim.closed, 1011);
    assert.deepEqual(kim.frames, []);
    assert.ok(
      rooms.logs.some(([line]) => says.test(String(line))),
      String(rooms.logs),
    );
    assert.deepEqual(new Map(disk), before);
  }
  assert.ok(good.keys[1] !== undefined);
  server.restart(undefined, { keys: { 1: "memory-".repeat(7).slice(0, 43) } });
  const kim = await world.join("staff", "kim", id);
  await kim.next("welcome");
  assert.deepEqual(textsOf(kim), ["Before"]);
});

test("[I-7] a room of which something was altered or put there from outside harms no other, and shows none of it", async () => {
  const rooms = await createRooms();
  const { world, server } = rooms;
  const harmed = await rooms.topic({ first: { text: "Harmed" } });
  const other = await rooms.topic({ first: { text: "Other" } });
  await atRest(rooms);
  const disk = server.sealedDisk("main", world.conversationRoom(harmed));
  const entry = [...disk.keys()].filter(key => key.startsWith("e:")).at(-1) as string;
  const was = disk.get(entry) as Uint8Array;
  const theirs = server.sealedDisk("main", world.conversationRoom(other));
  for (const [what, value] of [
    ["plain", encode(entry, decode(server.disk("main", world.conversationRoom(harmed)).get(entry)))],
    ["altered", was.map((byte, at) => (at === 30 ? byte ^ 1 : byte))],
    ["moved", theirs.get(entry) as Uint8Array],
  ] as const) {
    disk.set(entry, value);
    server.restart();
    rooms.logs.length = 0;
    const kim = await world.join("staff", "kim", harmed);
    assert.equal(await kim.closed, 1011, what);
    assert.ok(!textsOf(kim).includes("Harmed"));
    assert.ok(
      rooms.logs.some(([line]) => /main: .*A value \(e\) of a sealed room/.test(String(line))),
      what,
    );
    const omar = await world.join("staff", "omar", other);
    const rosa = await world.join("portal", "rosa", other);
    await Promise.all([omar.next("welcome"), rosa.next("welcome")]);
    await say(omar, world, `Goes on: ${what}`);
    await heard(rosa);
    assert.ok(textsOf(rosa).includes(`Goes on: ${what}`));
    for (const socket of [omar, rosa]) socket.close();
  }
  disk.set(entry, was);
  server.restart();
  const kim = await world.join("staff", "kim", harmed);
  await kim.next("welcome");
  assert.deepEqual(textsOf(kim), ["Harmed"]);
});

test("the newest key wraps the rooms that write, and the oldest may go when all have", async () => {
  const rooms = await createRooms();
  const { world, server } = rooms;
  const old = { keys: { 1: "memory-".repeat(7).slice(0, 43) } };
  const both = { keys: { ...old.keys, ...sealOf("2").keys } };
  const [first, second] = [
    await rooms.topic({ first: { text: "First" } }),
    await rooms.topic({ first: { text: "Second" } }),
  ];
  await atRest(rooms);
  server.restart(undefined, both);
  const kim = await world.join("staff", "kim", first);
  await kim.next("welcome");
  await say(kim, world, "By both");
  assert.ok(rooms.logs.some(([line]) => /^main: a key .* not the newest was needed/.test(String(line))));
  const wrappedBy = (id: string): string[] => {
    const stored = server.sealedDisk("main", world.conversationRoom(id)).get(ring);
    return decode<{ keys: { by: string }[] }>(stored).keys.map(({ by }) => by);
  };
  assert.deepEqual([wrappedBy(first), wrappedBy(second)], [["2"], ["1"]]);
  const omar = await world.join("staff", "omar", second);
  await omar.next("welcome");
  await say(omar, world, "This as well");
  assert.deepEqual(wrappedBy(second), ["2"]);
  kim.close();
  omar.close();
});

test("[I-7] what a conversation has forgotten is not opened by what is stored afterwards, from no copy of its storage", async () => {
  const rooms = await createRooms();
  const { world, server } = rooms;
  const id = await rooms.topic({ first: { text: "Forget me" } });
  await atRest(rooms);
  const room = world.conversationRoom(id);
  const copy = new Map(server.sealedDisk("main", room));
  const asked = await server.fetch(`${server.url}/parties/main/${room}/internal/forget`, {
    method: "POST",
    headers: { authorization: `Bearer ${secret}` },
    body: JSON.stringify({ conversation: id }),
  });
  assert.equal(asked.status, 200);
  const disk = server.sealedDisk("main", room);
  const kept = new Map(disk);
  assert.equal(decode<{ keys: unknown[] }>(disk.get(ring)).keys.length, 1);
  for (const [key, value] of copy) if (key !== ring) disk.set(key, value);
  server.restart();
  const kim = await world.join("staff", "kim", id);
  assert.equal(await kim.closed, 1011);
  assert.ok(rooms.logs.some(([line]) => /let go of/.test(String(line))));
  for (const [key, value] of kept) disk.set(key, value);
  for (const key of [...disk.keys()]) if (!kept.has(key)) disk.delete(key);
  server.restart();
  assert.equal(await (await world.join("staff", "kim", id)).closed, 4404);
});

test("no key is in a log, an error, a frame, an answer or a webhook", async () => {
  const scene = await hooksScene();
  const { world, server, receiver, id, kim, logs } = scene;
  receiver.answer = yes;
  const out: string[] = [];
  const rosa = await world.join("portal", "rosa", id);
  await rosa.next("welcome");
  const token = await world.practice.token("staff", "kim");
  const ask = async (path: string): Promise<void> => {
    const { status, body } = await world.get("main", world.conversationRoom(id), path, token);
    out.push(JSON.stringify([status, body]));
  };
  await say(kim, world, "A word that Rosa is told of");
  await scene.settle();
  await ask("events?before=9");
  await ask("nothing");
  // Every way in which a seal fails.
  const own = "memory-".repeat(7).slice(0, 43);
  const keys = [own, keyOfVersion("2"), keyOfVersion("1", "x")];
  const disk = server.sealedDisk("main", world.conversationRoom(id));
  const secrets = keys.map(key => Buffer.from(key, "base64url"));
  secrets.push(
    ...secrets.map(key =>
      Buffer.from(hkdf(sha256, key, undefined, utf8ToBytes("carethread practice harbor"), 32)),
    ),
  );
  const { keys: wrapped } = decode<{ keys: { wrapped: string }[] }>(disk.get(ring));
  const place = utf8ToBytes(`main/${world.conversationRoom(id)} key 1`);
  const roomKey = new Cipher(secrets[3] as Buffer).open(
    place,
    Buffer.from(wrapped[0]?.wrapped ?? "", "base64"),
  );
  assert.ok(roomKey !== null, "the room's key is known to the test");
  secrets.push(Buffer.from(roomKey));
  for (const seal of [
    sealOf("2"),
    { keys: { 1: keyOfVersion("1", "x") } },
    null,
    { keys: { 1: own, 2: keyOfVersion("2") } },
  ]) {
    server.restart(undefined, seal);
    await ask("events?before=9");
    const again = await world.join("staff", "kim", id);
    out.push(String(await Promise.race([again.closed, again.next("welcome")])), ...again.texts);
    again.close();
  }
  for (const key of ["~keys", "head", "format"]) {
    disk.set(
      key,
      (disk.get(key) as Uint8Array).map((byte, at) => (at > 20 ? byte ^ 1 : byte)),
    );
    server.restart();
    await ask("events?before=9");
  }
  out.push(...kim.texts, ...rosa.texts, JSON.stringify(receiver.taken));
  assert.ok(receiver.taken.length > 0);
  for (const [line, error] of logs)
    out.push(String(line), String(error), error instanceof Error ? String(error.stack) : "");
  assert.ok(logs.length >= 6);
  const all = out.join("\n");
  for (const bytes of secrets)
    for (const as of ["base64url", "base64", "hex", "latin1"] as const)
      assert.ok(!all.includes(bytes.toString(as).replace(/=+$/, "")), as);
});
