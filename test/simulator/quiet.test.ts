/**
 * Worlds in which nothing or one thing goes wrong: what portal users are told, whom a page that vanished keeps from
 * news, and what a practice does whose own room is away.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Simulators } from "./simulators.ts";

let simulators: Simulators;

before(async () => {
  simulators = await Simulators.create({ limit: 60 });
});

after(() => simulators.end());

test("[I-4] what only staff may see changes nothing of what a portal user's page is told", async () => {
  for (let seed = 1; seed <= 6; seed++) {
    const { violation } = await simulators.run("pair", seed);
    assert.equal(violation, null, `seed ${seed}`);
  }
});

test("who vanished with a thread on the screen is told of what the patient writes", async () => {
  for (let seed = 1; seed <= 12; seed++) {
    const { violation } = await simulators.run("absence", seed);
    assert.equal(violation, null, `seed ${seed}`);
  }
});

test("[I-9] an open practice goes on for an hour without its own room", async () => {
  for (let seed = 1; seed <= 6; seed++) {
    const { violation } = await simulators.run("practiceAway", seed);
    assert.equal(violation, null, `seed ${seed}`);
  }
});
