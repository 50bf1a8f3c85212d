/** A card of the look-up: the rules say of it what they say of the chart it was made of. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { finds, IndexCard, indexCardOf, indexCardVersion, matchOf } from "@carethread/model";
import fc from "fast-check";
import { at, everybody, world } from "./arbitraries.ts";

test("[F-022] [F-031] staff find a patient by the card as by the chart, and it shows the same", () => {
  fc.assert(
    fc.property(world, fc.nat(everybody.length - 1), ({ people, patient, settings }, actor) => {
      const person = at(people, actor);
      const card = indexCardOf(patient);
      assert.deepEqual(matchOf(card), matchOf(patient));
      for (const purpose of ["start", "open"] as const) {
        const byChart = finds({ person, patient, settings }, purpose);
        const byCard = finds({ person, patient: card, settings }, purpose);
        // Who is linked is not in a card.
        assert.equal(byCard, person.person.side !== "portal" && byChart);
      }
    }),
  );
});

test("a card that is another thing has another version", () => {
  const who = ["rev", "id", "name", "patientId", "birthDate", "deceased", "withdrawn"];
  const parts = [...who, "programs", "team", "retention"];
  assert.deepEqual([indexCardVersion, Object.keys(IndexCard.shape)], [1, parts]);
});
