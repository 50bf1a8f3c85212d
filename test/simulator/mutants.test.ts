/** That the simulator finds something: one mutant for each kind of fault; `npm run mutants` takes all of them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { faultKinds } from "./mutant.ts";
import { mutants } from "./mutants.ts";
import { testMutants } from "./test-mutants.ts";

const first = faultKinds.map(kind => mutants.find(({ against }) => against === kind));

test("each kind of fault has a mutant without a defence against it", () => {
  assert.deepEqual(
    faultKinds.filter((_, index) => first[index] === undefined),
    [],
  );
});

testMutants(first.filter(mutant => mutant !== undefined));
