/** What stands before the right to write: practice, channel, patient, person, in this order. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { canSeePatient, type RefusalCode } from "@carethread/model";
import fc from "fast-check";
import { runs } from "../support/long.ts";
import { at, portal } from "./arbitraries.ts";
import { ana, begin, codeOf, example, kim, mayOf, mo, noa, say, start, started } from "./example.ts";
import { Room } from "./room.ts";

const bool = fc.boolean();

/** The table itself, written down apart from the rules. */
function expected(
  practice: boolean,
  channel: boolean,
  needed: boolean,
  enrolled: boolean,
  person: "portal" | "team" | "stranger",
): RefusalCode | null {
  const offers = practice && channel;
  if (person === "stranger" || (person === "portal" && !offers)) return "not-found";
  if (!practice) return "messaging-off";
  if (!channel) return "channel-off";
  return needed && !enrolled ? "patient-not-enabled" : null;
}

test("[F-009] [F-013] [F-017] the gates as a truth table over practice, channel, patient and person", () => {
  fc.assert(
    fc.property(
      bool,
      bool,
      bool,
      bool,
      fc.constantFrom("portal" as const, "team" as const, "stranger" as const),
      (messaging, portalMessaging, enrolmentNeeded, enrolled, who) => {
        const actor = { portal: ana, team: kim, stranger: mo }[who];
        const open = started();
        const settings = { ...open.settings, messaging, portalMessaging, enrolmentNeeded };
        const room = new Room({ ...example({ patient: { portal: enrolled } }), settings });
        const is = expected(messaging, portalMessaging, enrolmentNeeded, enrolled, who);
        assert.equal(codeOf(start(room, actor)), is);
        // The same in a conversation that is there already.
        room.state = open.state;
        assert.equal(codeOf(say(room, actor, "hello")), is);
        if (is !== "not-found") assert.equal(mayOf(room, actor).send, is);
      },
    ),
    { numRuns: runs(50) },
  );
});

test("[F-016] a patient whom nobody is linked to is enabled for nothing, unless the host says otherwise", () => {
  const needed = { settings: { enrolmentNeeded: true } };
  const ask = (patient: object) =>
    codeOf(start(new Room(example({ ...needed, patient: { linked: [], ...patient } })), kim));
  assert.equal(ask({}), "patient-not-enabled");
  assert.equal(ask({ portal: true }), null);
  assert.equal(ask({ linked: [{ person: at(portal, 0), relation: "self" }] }), null);
  assert.equal(
    ask({ portal: false, linked: [{ person: at(portal, 0), relation: "self" }] }),
    "patient-not-enabled",
  );
});

test("[I-5] among staff alone no channel has to be on, and what was written stays to be read", () => {
  const room = started();
  const off = new Room({ ...example({ settings: { messaging: false, kinds: ["internal"] } }) });
  assert.equal(codeOf(off.ask(kim, begin({ kind: "internal" }), 1)), null);
  off.state = room.state;
  assert.equal(codeOf(say(off, kim, "for the record", "staff")), null);
  assert.equal(canSeePatient(off.facts(kim)), null);
  assert.equal(canSeePatient(off.facts(ana)), "not-found");
  assert.equal(canSeePatient(off.facts(noa)), "not-found");
});
