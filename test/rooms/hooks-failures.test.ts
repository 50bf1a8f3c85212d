/** What fails rests: one webhook without the others, the receiver as a whole with few requests. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { roomLimits } from "@carethread/model";
import { type HooksScene, hooksScene, idOf, idsOf, no, yes } from "./hooks-scene.ts";
import { upTo } from "./support.ts";

const status =
  (code: number, headers: Record<string, string> = {}) =>
  (): Response =>
    new Response(null, { status: code, headers });

/** Moves the clock second by second. */
async function pass({ clock, settle }: HooksScene, seconds: number): Promise<void> {
  for (const _ of upTo(seconds)) {
    clock.now += 1_000;
    await settle();
  }
}

for (const code of [400, 404, 410, 422]) {
  test(`a webhook that is answered ${code} is given up at once, and slows nobody`, async () => {
    const now = await hooksScene();
    const { receiver } = now;
    const began = receiver.asked.length;
    const bad = new Set([1, 2, 3, 4, 7].map(idOf));
    receiver.answer = ({ notification }) => (bad.has(notification.id) ? status(code)() : yes());
    for (const n of upTo(12)) await now.notify(n);
    await now.settle();
    assert.deepEqual(idsOf(receiver.asked.slice(began)), upTo(12).map(idOf));
    // Whoever told of it did not hear that it was accepted.
    await now.notify(1);
    await pass(now, 5);
    assert.equal(receiver.asked.length - began, 12);
    assert.equal(now.logs.filter(([line]) => /given up/.test(String(line))).length, 1);
    now.server.restart();
    assert.deepEqual(await now.status(), { waiting: 0, givenUp: 5, dropped: 0, failingSince: null });
  });
}

test("[I-1] a webhook that always fails is tried at its own growing intervals, and the others go at once", async () => {
  const now = await hooksScene();
  const { receiver, clock } = now;
  const tries: number[] = [];
  receiver.answer = ({ notification }) => {
    if (notification.id !== idOf(1)) return yes();
    tries.push(clock.now);
    return no();
  };
  await now.notify(1);
  await now.settle();
  for (let n = 2; n <= 120; n++) {
    clock.now += 1_000;
    if (n % 40 === 0) now.server.restart();
    if (n % 3 !== 0) {
      await now.settle();
      continue;
    }
    await now.notify(n);
    await now.settle();
    const isTaken = (): boolean => idsOf(receiver.taken).includes(idOf(n));
    // The first failure is the receiver's, as far as anybody knows: it rests for a second.
    if (n > 3) assert.ok(isTaken(), `webhook ${n} waits`);
  }
  assert.ok(tries.length >= 6 && tries.length <= 9, `${tries.length} tries`);
  const waits = tries.slice(1).map((at, index) => at - (tries[index] as number));
  for (const [index, wait] of waits.entries()) {
    const most = roomLimits.hookRetryFirst * 2 ** index;
    assert.ok(wait >= most / 2 && wait <= most + 2_000, `wait ${index} of ${wait}, at most ${most}`);
  }
  assert.equal((await now.status()).failingSince, null);
  assert.equal(now.logs.filter(([line]) => /^hooks: the practice's back end/.test(String(line))).length, 1);
});

for (const [name, header, rest] of [
  ["seconds", () => "120", 120_000],
  ["a date", (now: number) => new Date(now + 90_000).toUTCString(), 90_000],
  ["more than the longest rest", () => "86400", roomLimits.hookRetryMax],
  ["nonsense", () => "soon", roomLimits.hookRetryFirst],
] as const) {
  for (const code of [429, 503]) {
    test(`a receiver that answers ${code} is left alone for as long as it asks: ${name}`, async () => {
      const now = await hooksScene();
      const { receiver, clock } = now;
      receiver.answer = () => status(code, { "retry-after": header(clock.now) })();
      await now.notify(1);
      await now.settle();
      const asked = receiver.asked.length;
      await now.notify(2);
      clock.now += rest / 2 - 1_000;
      await now.settle();
      now.server.restart();
      clock.now += rest / 2 - 1;
      if (rest > roomLimits.hookRetryFirst) await now.settle();
      assert.equal(receiver.asked.length, asked);
      receiver.answer = yes;
      clock.now += 1_001;
      await now.settle();
      assert.deepEqual(idsOf(receiver.taken.slice(-2)).sort(), [1, 2].map(idOf).sort());
    });
  }
}

test("an answer to what was sent before a failure does not end the rest after it", async () => {
  const now = await hooksScene();
  const { receiver, clock } = now;
  const began = receiver.asked.length;
  const open: ((response: Response) => void)[] = [];
  receiver.answer = () => new Promise(resolve => open.push(resolve));
  for (const n of upTo(6)) await now.notify(n);
  await now.settle();
  open[0]?.(status(429, { "retry-after": "30" })());
  await now.settle();
  // The longer of two rests counts.
  open[1]?.(status(503, { "retry-after": "60" })());
  await now.settle();
  for (const resolve of open.slice(2, 4)) resolve(yes());
  await now.settle();
  clock.now += 59_999;
  await now.settle();
  assert.equal(receiver.asked.length - began, 4);
  clock.now += 1;
  await now.settle();
  assert.equal(receiver.asked.length - began, 5, "one at a time");
  receiver.answer = yes;
  open[4]?.(yes());
  await now.settle();
  assert.equal((await now.status()).waiting, 0);
});

test("[I-1] what came while the rooms were away for a day is sent and not given up", async () => {
  const now = await hooksScene();
  const { receiver, clock } = now;
  receiver.answer = () => new Promise<Response>(() => {});
  for (const n of upTo(10)) await now.notify(n);
  await now.settle();
  now.server.restart();
  clock.now += roomLimits.hookGiveUp;
  const bad = new Set([idOf(2)]);
  receiver.answer = ({ notification }) => (bad.has(notification.id) ? no() : yes());
  await now.settle();
  await pass(now, 3);
  const others = upTo(10).filter(n => n !== 2);
  assert.deepEqual(idsOf(receiver.taken.slice(-9)).sort(), others.map(idOf).sort());
  const { waiting, givenUp } = await now.status();
  assert.deepEqual({ waiting, givenUp }, { waiting: 0, givenUp: 1 });
});
