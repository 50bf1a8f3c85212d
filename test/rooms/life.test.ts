/** The end of a room's life, and what a life holds on to. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { End } from "@carethread/rooms/base/life/end";
import { collectGarbage } from "../support/garbage.ts";

test("[I-9] who waits gets the answer, or hears of the end, also where it came before", async () => {
  const end = new End();
  assert.equal(await end.orBefore(Promise.resolve(1)), 1);
  await assert.rejects(end.orBefore(Promise.reject(new Error("no"))), /no/);
  const waiting = end.orBefore(new Promise(() => {}));
  end.come();
  await assert.rejects(waiting, /over/);
  await assert.rejects(end.orBefore(Promise.resolve(1)), /over/);
});

test("[I-9] a life holds nothing of what it has answered", async () => {
  const end = new End();
  const answers: WeakRef<object>[] = [];
  for (let n = 0; n < 20; n++) {
    const answer = { n };
    answers.push(new WeakRef(answer));
    await end.orBefore(Promise.resolve(answer));
  }
  await collectGarbage();
  assert.ok(answers.filter(answer => answer.deref() !== undefined).length <= 1);
  assert.equal(end.isOver, false);
});
