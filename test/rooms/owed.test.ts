import assert from "node:assert/strict";
import { test } from "node:test";
import { Owed } from "@carethread/rooms/base/owed/owed";
import type { Ports } from "@carethread/rooms/base/ports";

function debtor(rest?: number) {
  const timers: { run: () => void; ms: number }[] = [];
  const told: string[] = [];
  const ports = {
    party: "main",
    later: (run: () => void, ms: number) => timers.push({ run, ms }),
    log: () => {},
  } as unknown as Ports;
  const deliver = async (target: string): Promise<number> => {
    const rev = owed.rev(target);
    told.push(`${target}${rev}`);
    return rev;
  };
  const owed: Owed = new Owed({ ports, deliver, ...(rest === undefined ? {} : { rest }) });
  const raise = (target: string): Promise<void> => {
    owed.raise(target);
    return owed.flush();
  };
  const pass = (): void => {
    for (const { run } of timers.splice(0)) run();
  };
  return { owed, told, timers, raise, pass };
}

test("the first news goes at once, a burst after it as its last state alone", async () => {
  const { owed, told, timers, raise, pass } = debtor(100);
  await raise("kim");
  assert.deepEqual(told, ["kim1"]);
  for (let n = 0; n < 5; n++) await raise("kim");
  await raise("omar");
  assert.deepEqual(told, ["kim1", "omar1"]);
  assert.ok(owed.owes());
  assert.deepEqual(
    timers.map(({ ms }) => ms),
    [100, 100],
  );
  pass();
  await owed.flush();
  assert.deepEqual(told, ["kim1", "omar1", "kim6"]);
  assert.ok(!owed.owes());
  pass();
  await raise("kim");
  assert.deepEqual(told.at(-1), "kim7");
});

test("who asks for all at once waits for no rest", async () => {
  const { owed, told, raise } = debtor(100);
  await raise("kim");
  await raise("kim");
  await owed.flush(true);
  assert.deepEqual(told, ["kim1", "kim2"]);
  assert.ok(!owed.owes());
});
