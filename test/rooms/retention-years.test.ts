/**
 * Ten years, week by week, as the rooms' alarms have it: rooms sleep, are woken for what is theirs to do, die at any commit and
 * lose calls on the way. Pages are open all the while, and no frame ever shows a part of what goes.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { size } from "../support/long.ts";
import type { RawSocket } from "../support/raw-socket.ts";
import { isWhole, type RetentionScene, retentionScene, words } from "./retention-scene.ts";
import { atRest, randomFrom, textsOf, upTo } from "./support.ts";

const week = 7 * 86_400_000;
const said = {
  kim: ["Zebrafinch 0", "Zebrafinch 1", "Zebrafinch 2", "Zebrafinch, between us"],
  rosa: ["Zebrafinch 0", "Zebrafinch 1", "Zebrafinch 2"],
};

interface Page {
  readonly sub: keyof typeof said;
  readonly socket: RawSocket;
  readonly code: number | null;
}

/** A page of the conversation, as far as it comes. */
async function open({ world, id }: RetentionScene, sub: keyof typeof said): Promise<Page> {
  const socket = await world.join(sub === "kim" ? "staff" : "portal", sub, id);
  const code = await Promise.race([socket.next("welcome").then(() => null), socket.closed]);
  return { sub, socket, code };
}

async function life(seed: number): Promise<void> {
  const random = randomFrom(seed);
  const now = await retentionScene({ settings: { retention: { years: 10 } } });
  const { clock, server, calls, puts, id } = now;
  const begun = clock.now;
  let isFaulty = false;
  calls.through = async (_, make) => {
    const chance = isFaulty ? random() : 1;
    if (chance < 0.1) throw new Error("a call is lost");
    const answer = await make();
    if (chance < 0.15) throw new Error("an answer is lost");
    return answer;
  };
  puts.before = () => {
    if (isFaulty && random() < 0.04) throw new Error("the process dies");
  };
  let pages: Page[] = [];

  /** A week in which everything sleeps, and at its end what is due is woken. */
  const pass = async (): Promise<void> => {
    clock.now += week;
    if (random() < 0.2) server.restart();
    else server.hibernate();
    await server.tick().catch(() => {});
    for (let turns = 0; turns < 5; turns++) await new Promise(setImmediate);
  };
  /** Whoever sees something of it sees all of it; whom it is gone from is sent no word of it. */
  const look = async (where: string): Promise<void> => {
    for (const { sub, socket, code } of pages) {
      const texts = textsOf(socket);
      if (code === null) for (const text of said[sub]) assert.ok(texts.includes(text), `${where}: ${text}`);
      else assert.ok(!words.test(JSON.stringify(socket.frames)), `${where}: ${code}`);
    }
    for (const { socket } of pages) socket.close();
    pages = [await open(now, "kim"), await open(now, "rosa")];
  };
  const until = async (sub: string, deed: string, where: string): Promise<string> => {
    for (const _ of upTo(30)) {
      const answer = await now.does(sub, { deed, conversation: id });
      if (answer !== "server-error") return answer;
      await pass();
      await look(where);
    }
    return "never";
  };

  for (let weeks = 1; clock.now < begun + 520 * week; weeks++) {
    isFaulty = random() < 0.3;
    await pass();
    if (weeks % 40 > 0) continue;
    isFaulty = false;
    await look(`seed ${seed}, week ${weeks}`);
    assert.equal(await until("iris", "propose", `seed ${seed}`), "retention-not-due", `seed ${seed}`);
    assert.deepEqual(
      pages.map(({ code }) => code),
      [null, null],
      `seed ${seed}, week ${weeks}`,
    );
  }
  for (const _ of upTo(3)) await pass();
  isFaulty = true;
  assert.equal(await until("iris", "propose", `seed ${seed}, proposed`), "done", `seed ${seed}`);
  for (const _ of upTo(Math.floor(random() * 8))) await pass();
  await look(`seed ${seed}, before it is approved`);
  assert.equal(await until("abel", "approve", `seed ${seed}, approved`), "done", `seed ${seed}`);
  for (const weeks of upTo(8)) {
    await look(`seed ${seed}, ${weeks} weeks after it was approved`);
    await pass();
  }
  isFaulty = false;
  for (const _ of upTo(3)) {
    await pass();
    await atRest(now);
  }
  await look(`seed ${seed}, in the end`);
  const purge = await now.purge();
  assert.equal(purge?.phase, "gone", `seed ${seed}`);
  assert.deepEqual(now.wordsIn(), [], `seed ${seed}`);
  assert.ok(isWhole(now, purge?.kept.link ?? ""), `seed ${seed}`);
  assert.deepEqual(
    pages.map(({ code }) => code),
    [4404, 4404],
    `seed ${seed}`,
  );
  assert.deepEqual(
    [await now.rows("staff", "kim"), await now.rows("portal", "rosa"), await now.found("kim")],
    [0, 0, 0],
  );
}

test("ten years of sleep, deaths and lost calls: until it is due all of it is there, and then no frame shows a part of it", async () => {
  for (const seed of upTo(size(1, 100))) await life(seed);
});
