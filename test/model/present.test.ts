/** People by their name of now. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Members, type Person, presentIn, type Seen, withPresent } from "@carethread/model";
import { key } from "./arbitraries.ts";

const named = (n: number, name: string): Person => ({ id: key(n), side: "staff", name });

function message(n: number, by: Person): Seen {
  return {
    ...{ id: key(n), at: n, by, pos: n },
    ...{ type: "message", body: { text: "Hello" }, visibility: "everyone" },
  };
}

const members = (...persons: Person[]): Members =>
  Object.fromEntries(
    persons.map(person => [person.id, { person, role: "care-team", level: "all", source: "roster" }]),
  );

const [ann, anna, ben] = [named(1, "Ann Lee"), named(1, "Ann Miller"), named(2, "Ben Orr")];

test("a member is who they are among the members, others as they were last heard of", () => {
  const log = [message(1, ann), message(2, ben), message(3, anna)];
  const now = (among: Members) => log.map(event => withPresent(event, presentIn(among, [log])).by);
  assert.deepEqual(now({}), [anna, ben, anna]);
  assert.deepEqual(now(members(ann)), [ann, ben, ann]);
});

test("an event of somebody who is still called so is the same object", () => {
  const event = message(1, ann);
  assert.equal(withPresent(event, presentIn(members({ ...ann }), [[event]])), event);
});

test("whom an event tells of is named as they are now, and the practice acts without a name", () => {
  const base = { id: key(9), at: 9, pos: 9, by: "team" } as const;
  const left = { ...base, type: "member-left", person: ann, role: "care-team" } as const;
  const [member] = Object.values(members(ann));
  assert.ok(member !== undefined);
  const joined = { ...base, type: "member-joined", member } as const;
  const present = presentIn(members(anna), []);
  assert.deepEqual(withPresent(left, present), { ...left, person: anna });
  assert.deepEqual(withPresent(joined, present), { ...joined, member: { ...member, person: anna } });
});
