/** Two patients who are one: everybody of both stands once, and the survivor's own as they stood. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type PatientFacts, peopleOfBoth } from "@carethread/model";
import fc from "fast-check";
import { patientFacts } from "./arbitraries.ts";

const teamIds = ({ team }: Pick<PatientFacts, "team">): string[] => team.map(({ person }) => person.id);
const primaries = ({ team }: Pick<PatientFacts, "team">) =>
  team.filter(({ role }) => role === "primary-coach").map(({ person }) => person.id);

test("whoever was in either team is in it once, with the survivor's roles first", () => {
  fc.assert(
    fc.property(patientFacts, patientFacts, (facts, other) => {
      const both = peopleOfBoth(facts, other);
      assert.deepEqual(both.team.slice(0, facts.team.length), facts.team);
      assert.equal(new Set(teamIds(both)).size, both.team.length);
      assert.deepEqual(new Set(teamIds(both)), new Set([...teamIds(facts), ...teamIds(other)]));
      const linked = both.linked.map(({ person }) => person.id);
      assert.deepEqual(both.linked.slice(0, facts.linked.length), facts.linked);
      assert.equal(new Set(linked).size, linked.length);
      assert.ok(other.linked.every(({ person }) => linked.includes(person.id)));
    }),
  );
});

test("the primary coach is the survivor's where there is one, else the other's", () => {
  fc.assert(
    fc.property(patientFacts, patientFacts, (facts, other) => {
      const wanted = primaries(facts).length > 0 ? primaries(facts) : primaries(other);
      const own = teamIds(facts);
      assert.deepEqual(
        primaries(peopleOfBoth(facts, other)),
        primaries(facts).length > 0 ? wanted : wanted.filter(id => !own.includes(id)),
      );
    }),
  );
});

test("who is in the team follows nobody besides, and each follower stands once", () => {
  fc.assert(
    fc.property(patientFacts, patientFacts, (facts, other) => {
      const both = peopleOfBoth(facts, other);
      const followers = both.followers.map(({ id }) => id);
      assert.equal(new Set(followers).size, followers.length);
      assert.ok(followers.every(id => !teamIds(both).includes(id)));
      const wanted = [...facts.followers, ...other.followers].map(({ id }) => id);
      assert.ok(wanted.every(id => followers.includes(id) || teamIds(both).includes(id)));
    }),
  );
});
