/** How long things are kept, and who decides that they go. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  adopted,
  approve,
  type Deed,
  type Due,
  erased,
  goesAt,
  hidden,
  hold,
  isHeld,
  type Kept,
  keyOf,
  lift,
  nothingRetained,
  type Person,
  propose,
  type Refusal,
  type Retained,
  type Retention,
  type RetentionRule,
  shown,
  stop,
} from "@carethread/model";
import fc from "fast-check";
import { runs } from "../support/long.ts";

const day = 86_400_000;
const utc = (date: string, time = "12:00:00"): number => Date.parse(`${date}T${time}Z`);
const on = (ms: number): string => new Date(ms).toISOString();

test("it is kept for whole years: by the calendar, and not a day too short over 29 February", () => {
  const rule: RetentionRule = { years: 7 };
  const cases: [string, string][] = [
    ["2020-05-10", "2027-05-11"],
    ["2019-12-31", "2027-01-01"],
    // 2023 has no 29 February.
    ["2016-02-29", "2023-03-02"],
    ["2016-02-28", "2023-03-01"],
    ["2013-02-28", "2020-02-29"],
  ];
  for (const [last, goes] of cases)
    for (const time of ["00:00:00", "23:59:59"])
      assert.equal(on(goesAt(utc(last, time), undefined, rule)), `${goes}T00:00:00.000Z`, last);
  assert.equal(on(goesAt(utc("2016-02-29"), undefined, { years: 4 })), "2020-03-01T00:00:00.000Z");
});

test("of who is a minor at the last message it is kept until they are of age and years more", () => {
  const rule: RetentionRule = { years: 7, minors: { majority: 18, years: 5 } };
  const goes = (last: string, birth: string | undefined) => on(goesAt(utc(last), birth, rule)).slice(0, 10);
  assert.equal(goes("2010-06-01", "2008-03-04"), "2031-03-05");
  // Of age since yesterday, since today, and from tomorrow on.
  assert.equal(goes("2010-06-02", "1992-06-01"), "2017-06-03");
  assert.equal(goes("2010-06-01", "1992-06-01"), "2017-06-02");
  assert.equal(goes("2010-05-31", "1992-06-01"), "2017-06-01");
  assert.equal(goes("2010-06-01", "2008-02-29"), "2031-03-02");
  // Of whom the year or the month alone is known may have been born at the end of it.
  assert.equal(goes("2010-06-01", "2008"), "2032-01-01");
  assert.equal(goes("2010-06-01", "2008-02"), "2031-03-02");
  // Of whom nothing is known may have been born that day.
  assert.equal(goes("2010-06-01", undefined), "2033-06-02");
});

const instants = fc.integer({ min: utc("1990-01-01"), max: utc("2060-12-31") });
const births = fc.option(
  instants.map(ms => on(ms).slice(0, 10)),
  { nil: undefined },
);
const rules: fc.Arbitrary<RetentionRule> = fc.oneof(
  fc.record({ years: fc.integer({ min: 1, max: 30 }) }),
  fc.record({
    years: fc.integer({ min: 1, max: 30 }),
    minors: fc.record({ majority: fc.constantFrom(18, 19, 21), years: fc.nat(10) }),
  }),
);

test("it goes at the beginning of a day, never before the years are over, later for what came later, and never earlier for minors", () => {
  fc.assert(
    fc.property(instants, fc.nat(400 * day), births, rules, (last, more, birth, rule) => {
      const goes = goesAt(last, birth, rule);
      assert.equal(goes % day, 0);
      const over = new Date(last);
      over.setUTCFullYear(over.getUTCFullYear() + rule.years);
      assert.ok(goes > over.getTime());
      assert.ok(goes >= goesAt(last, birth, { years: rule.years }));
      if (rule.minors === undefined) {
        assert.ok(goesAt(last + more, birth, rule) >= goes);
        assert.ok(goes - over.getTime() <= 2 * day);
      }
      assert.ok(goesAt(last, undefined, rule) >= goes || rule.minors === undefined || isLater(birth, last));
    }),
    { numRuns: runs(500) },
  );
});

/** Born after the message: a chart says what it says. */
const isLater = (birth: string | undefined, last: number): boolean =>
  birth !== undefined && utc(birth, "00:00:00") > last - day;

// The machine

const people = [0, 1, 2].map(n => ({
  id: keyOf(new Uint8Array(16).fill(n)),
  side: "staff" as const,
  name: `Officer ${n}`,
})) satisfies Person[];
const talks = [7, 8].map(n => keyOf(new Uint8Array(16).fill(n)));
const now = utc("2030-01-01");
const kept: Kept = {
  ...{ kind: "topic", entries: 3, messages: 2, files: 0, link: "abc" },
  ...{ first: utc("2010-01-01"), last: utc("2012-01-01") },
};
const due: Due = { rule: { years: 7 }, birthDate: undefined, now };

type Step =
  | { does: "hold" | "lift"; id: number; on: number | null }
  | { does: "propose" | "approve"; on: number; by: number; isFresh: boolean }
  | { does: "stop" | "hidden" | "shown" | "erased"; on: number };

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    does: fc.constantFrom("hold" as const, "lift" as const),
    id: fc.nat(2),
    on: fc.option(fc.nat(1), { nil: null }),
  }),
  fc.record({
    does: fc.constantFrom("propose" as const, "approve" as const),
    on: fc.nat(1),
    by: fc.nat(2),
    isFresh: fc.boolean(),
  }),
  fc.record({
    does: fc.constantFrom("stop" as const, "hidden" as const, "shown" as const, "erased" as const),
    on: fc.nat(1),
  }),
);

function take(state: Retention, step: Step): Retained | Refusal {
  const conversation = talks["on" in step && step.on !== null ? step.on : 0] as string;
  const known = state.purges[conversation];
  const done = (by: number): Deed => ({ by: people[by] as Person, at: now });
  switch (step.does) {
    case "hold": {
      const where = step.on === null ? {} : { conversation };
      return hold(state, {
        ...{ id: keyOf(new Uint8Array(16).fill(100 + step.id)), ...where },
        ...{ reason: "Because", held: done(0) },
      });
    }
    case "lift":
      return lift(state, keyOf(new Uint8Array(16).fill(100 + step.id)), "Over");
    case "propose":
    case "approve": {
      const said = step.isFresh ? { ...kept, last: now } : kept;
      return step.does === "propose"
        ? propose(state, { conversation, kept: said, rev: 0, proposed: done(step.by) }, due)
        : approve(state, { conversation, kept: said, approved: done(step.by) }, due);
    }
    case "stop":
      return stop(state, conversation);
    case "hidden":
      return hidden(state, { conversation, rev: known?.rev ?? 0, kept }, due);
    case "shown":
      return shown(state, conversation, known?.rev ?? 0);
    case "erased":
      // A room erases when it was ordered to.
      return known?.phase === "erasing"
        ? erased(state, conversation, { at: now, entry: 1 }, due.rule)
        : { state, said: [] };
  }
}

test("whatever is ordered in whatever order: two persons let go, a hold beats all before erasing, and orders only rise", () => {
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 40 }), all => {
      let state = nothingRetained;
      const certificates: string[] = [];
      for (const step of all) {
        const before = state;
        const after = take(state, step);
        if ("refused" in after) continue;
        state = after.state;
        for (const said of after.said) {
          if (said.type !== "purged") continue;
          const { certificate } = said;
          certificates.push(certificate.conversation);
          assert.notEqual(certificate.proposed.by.id, certificate.approved.by.id);
        }
        for (const purge of Object.values(state.purges)) {
          const { conversation, phase, rev } = purge;
          const old = before.purges[conversation];
          assert.ok(rev >= (old?.rev ?? 0));
          // What its room is told is told by a number of its own.
          if (old !== undefined && old.phase !== phase && ["hiding", "showing", "erasing"].includes(phase))
            assert.ok(rev > old.rev);
          if (isHeld(state, conversation)) assert.ok(phase !== "proposed" && phase !== "hiding");
          if (phase === "erasing" && old?.phase !== "erasing") assert.ok(!isHeld(state, conversation));
          if (old?.phase === "gone") assert.equal(phase, "gone");
          if (old?.phase === "erasing") assert.ok(phase === "erasing" || phase === "gone");
        }
        for (const id of Object.keys(before.purges))
          if (state.purges[id] === undefined)
            assert.ok(["proposed", "showing"].includes(before.purges[id]?.phase ?? ""));
      }
      assert.equal(new Set(certificates).size, certificates.length);
    }),
    { numRuns: runs(2_000) },
  );
});

test("what two patients bring who are one: whatever of both is held stays, and what is gone stays gone", () => {
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 20 }), fc.array(steps, { maxLength: 20 }), (ours, theirs) => {
      const after = (all: readonly Step[]): Retention =>
        all.reduce((state, step) => {
          const taken = take(state, step);
          return "refused" in taken ? state : taken.state;
        }, nothingRetained);
      const [one, other] = [after(ours), after(theirs)];
      const { state } = adopted(one, other);
      for (const { id } of [...one.holds, ...other.holds])
        assert.ok(state.holds.some(each => each.id === id));
      for (const { conversation, phase } of Object.values(state.purges)) {
        if (isHeld(state, conversation)) assert.ok(phase !== "proposed" && phase !== "hiding");
        if (one.purges[conversation]?.phase === "gone") assert.equal(phase, "gone");
      }
    }),
    { numRuns: runs(500) },
  );
});

test("what was written while it was hidden, as far as a room knows, keeps it", () => {
  const state = [
    propose(nothingRetained, proposal(0), due),
    (s: Retention) => approve(s, { ...proposal(0), approved: { by: people[1] as Person, at: now } }, due),
  ].reduce<Retention>((_, step) => {
    const taken = typeof step === "function" ? step(_) : step;
    return "refused" in taken ? assert.fail(taken.refused) : taken.state;
  }, nothingRetained);
  const conversation = talks[0] as string;
  const late = { conversation, rev: 1, kept: { ...kept, last: now } };
  const { state: next } = hidden(state, late, due);
  assert.equal(next.purges[conversation]?.phase, "showing");
  // Also where the practice has another rule by now, or none.
  const none = hidden(state, { conversation, rev: 1, kept }, { ...due, rule: null });
  assert.equal(none.state.purges[conversation]?.phase, "showing");
});

function proposal(by: number) {
  const proposed: Deed = { by: people[by] as Person, at: now };
  return { conversation: talks[0] as string, kept, rev: 0, proposed };
}
