/** The benches say that nothing was doubled or out of order: only worth something where it would be found. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Judge } from "../bench/network/judge.ts";
import type { Shown } from "../bench/network/product.ts";

function judged(...views: readonly (readonly Shown[])[]): { doubled: string[]; misplaced: string[] } {
  const judge = new Judge();
  for (const view of views) judge.look(view);
  return { doubled: [...judge.doubled], misplaced: [...judge.misplaced] };
}

const a0 = { text: "a 0", place: 1 };
const b0 = { text: "b 0", place: 2 };
const a1 = { text: "a 1", place: 3 };

test("the judge has nothing against messages in order, nor against some that wait behind them", () => {
  assert.deepEqual(judged([a0], [a0, b0, a1, { text: "a 2", place: null }, { text: "a 3", place: null }]), {
    doubled: [],
    misplaced: [],
  });
});

test("the judge finds a message that stands twice, also where it is gone again", () => {
  assert.deepEqual(judged([a0, b0, { text: "a 0", place: null }], [a0, b0]).doubled, ["a 0"]);
  assert.deepEqual(judged([a0, b0, a0]).doubled, ["a 0"]);
});

test("the judge finds a message behind a later one, by the server's order or by its writer's", () => {
  assert.deepEqual(judged([a0, a1, b0]).misplaced, ["b 0"]);
  assert.deepEqual(
    judged([
      { text: "a 1", place: 1 },
      { text: "a 0", place: 2 },
    ]).misplaced,
    ["a 0"],
  );
});
