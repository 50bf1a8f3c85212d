/**
 * Encrypted conversations while everything fails: commits, calls between rooms, networks and whole rooms, as a seed has it.
 * What was taken is read by everybody who reads along, in one order, with nothing missing; and of its words nothing is
 * anywhere else.
 */
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { type CareClient, createCareClient, defaultPlatform } from "@carethread/client";
import { createMemoryBrowser } from "@carethread/client/memory";
import { createMemoryServer, type MemoryServer } from "@carethread/rooms/memory";
import { createAuthority } from "../support/authority.ts";
import { createWorld } from "../support/world.ts";
import { sealsOf } from "./encrypted-scene.ts";
import { quick, until } from "./support.ts";

const seeds = Number(process.env.CARETHREAD_SEEDS ?? 3);

/** Numbers from 0 to 1, the same for a seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const clients: CareClient[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.destroy();
});

for (let seed = 1; seed <= seeds; seed++)
  test(`nothing that was taken is lost, doubled or told, by seed ${seed}`, async () => {
    const random = randomOf(seed);
    let isCalm = true;
    let faults = 0;
    const fails = (chance: number): boolean => {
      const isNow = !isCalm && random() < chance;
      if (isNow) faults++;
      return isNow;
    };
    const said: string[] = [];
    const heard: string[] = [];
    const servers: MemoryServer[] = [];
    const world = await createWorld(
      practices => {
        const server = createMemoryServer({
          practices,
          log: (message, error) => void heard.push(`${message} ${String(error)}`),
          onPut() {
            if (fails(0.02)) throw new Error("the disk is full");
          },
          async onCall(_, make) {
            if (fails(0.03)) throw new Error("no answer");
            const answer = await make();
            if (fails(0.02)) throw new Error("the answer was lost");
            return answer;
          },
        });
        servers.push(server);
        return server;
      },
      { encryption: true, staffAccess: "searchable" },
    );
    const server = servers[0] as MemoryServer;
    const authority = await createAuthority(world.practice.id);
    const page = (kind: "staff" | "portal", sub: string): CareClient => {
      const token = (): Promise<string> => world.practice.token(kind, sub);
      const { WebSocket, fetch } = server;
      const { seal: _, ...platform } = {
        ...defaultPlatform(),
        ...createMemoryBrowser().tab(),
        WebSocket,
        fetch,
      };
      const client = createCareClient({
        ...{ server: server.url, practice: world.practice.id, token, platform },
        ...{ devices: authority.of(token), delays: { ...quick, ackWithin: 200, probeWithin: 50 } },
      });
      clients.push(client);
      return client;
    };
    const patient = page("portal", "rosa");
    await until(patient.$me, me => me !== null);
    const id = await patient.start({
      ...{
        patient: world.patientId("rosa"),
        kind: "topic",
        title: "Knee",
        text: "word-0-first",
        encrypted: true,
      },
    });
    said.push("word-0-first");
    const threads = [patient, page("staff", "kim"), page("staff", "omar")].map(client =>
      client.conversation(id),
    );
    await Promise.all(threads.map(thread => until(thread.$encryption, found => found?.state === "open")));
    isCalm = false;
    for (let round = 0; round < 6; round++) {
      const sent = threads.map((thread, index) => {
        const text = `word-${round + 1}-${index}`;
        said.push(text);
        return thread.send({ text });
      });
      if (round === 2) threads.push(page("portal", "rosa").conversation(id));
      if (random() < 0.5) server.cut();
      if (random() < 0.3) server.restart();
      if (random() < 0.3) server.hibernate();
      await Promise.all(sent);
    }
    isCalm = true;
    assert.ok(faults > 0);
    // A device that came in the middle, and one that comes now, are let in as well.
    threads.push(page("staff", "kim").conversation(id));
    const whole = await Promise.all(
      threads.map(thread =>
        until(thread.$items, items => {
          const seals = sealsOf(items);
          return seals.length === said.length && seals.every(each => each.startsWith("open: "));
        }),
      ),
    );
    for (const items of whole) {
      assert.deepEqual([...sealsOf(items)].sort(), said.map(text => `open: ${text}`).sort());
      assert.deepEqual(sealsOf(items), sealsOf(whole[0] ?? []));
    }
    for (const { party, room } of server.rooms())
      for (const [key, bytes] of server.disk(party, room))
        heard.push(`${key} ${Buffer.from(bytes).toString("latin1")}`);
    for (const text of said) for (const each of heard) assert.ok(!each.includes(text), `"${text}" was told`);
  });
