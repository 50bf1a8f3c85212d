/**
 * Worlds in which nothing or one thing goes wrong: what portal users are told, whom a page that vanished keeps from
 * news, and what a practice does whose own room is away. `npm run fuzz -- --kind pair` runs more of them.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { size } from "../support/long.ts";
import { Simulators } from "./simulators.ts";

let simulators: Simulators;

/** Seeds of each. */
const seeds = { pair: size(1, 100), absence: size(6, 300), practiceAway: size(1, 100) } as const;

before(async () => {
  simulators = await Simulators.create({ limit: 60 });
});

after(() => simulators.end());

async function hold(kind: keyof typeof seeds): Promise<void> {
  for (let seed = 1; seed <= seeds[kind]; seed++) {
    const { violation } = await simulators.run(kind, seed);
    assert.equal(violation, null, `seed ${seed}`);
  }
}

test("[I-4] what only staff may see changes nothing of what a portal user's page is told", async () => {
  await hold("pair");
});

test("who vanished with a thread on the screen is told of what the patient writes", async () => {
  await hold("absence");
});

test("[I-9] an open practice goes on for an hour without its own room", async () => {
  await hold("practiceAway");
});
