/** Who may see and do what: deny by default, and `decide` refuses exactly where `may` says so. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type Action,
  type Command,
  can,
  canFollow,
  canHoldPatient,
  canHoldRow,
  canRemove,
  canSee,
  canSeePatient,
  canStart,
  type Facts,
  finds,
  holding,
  Kind,
  mayIn,
  seesTyping,
  type Target,
} from "@carethread/model";
import fc from "fast-check";
import { runs } from "../support/long.ts";
import {
  at,
  everybody,
  key,
  personFacts,
  portal,
  programs,
  scripts,
  settings,
  staff,
  type World,
  world,
} from "./arbitraries.ts";
import {
  ana,
  bea,
  type Changes,
  cas,
  changeChart,
  codeOf,
  example,
  host,
  kim,
  lee,
  mo,
  oz,
  say,
  start,
  started,
} from "./example.ts";
import { play, Room } from "./room.ts";

const anyone = fc.nat(everybody.length - 1);
const nobodyLeft: Target["members"] = {};

function factsOf(world: World, actor: number): Facts {
  return new Room(world).facts(actor);
}

function asked(changes: Changes, actor: number): string | null {
  return canSeePatient(factsOf(example(changes), actor));
}

test("[F-022] an inactive person sees and does nothing", () => {
  fc.assert(
    fc.property(world, scripts(), fc.nat(everybody.length - 2), (world, script, actor) => {
      const room = new Room(world);
      for (const _ of play(room, script));
      room.people[actor] = { ...at(room.people, actor), active: false };
      const facts = room.facts(actor);
      assert.equal(canSeePatient(facts), "not-found");
      assert.equal(canStart(facts, "topic"), "not-found");
      assert.equal(canHoldRow(facts.person, facts.patient, facts.settings), false);
      if (room.state === null) return;
      assert.equal(canSee(facts, room.target), "not-found");
      const { remove, ...may } = mayIn(facts, room.target);
      assert.deepEqual([new Set(Object.values(may)), remove], [new Set(["not-found"]), []]);
    }),
  );
});

test("[F-022] restriction beats membership, and a patient without programs restricts nobody", () => {
  fc.assert(
    fc.property(world, fc.nat(staff.length - 1), programs, programs, (world, actor, closed, patients) => {
      const person = { ...at(world.people, actor), active: true, support: false, restrictions: closed };
      const patient = { ...world.patient, programs: patients };
      const facts: Facts = { person, patient, settings: world.settings };
      const member = { person: person.person, role: "care-team", level: "all", source: "invited" } as const;
      const { id } = person.person;
      const target = { ...startedTarget(), members: { [id]: member } };
      const open = patients.length === 0 || patients.some(program => !closed.includes(program));
      assert.equal(canSee(facts, target), open ? null : "not-found");
      assert.equal(canHoldRow(person, { programs: patients }, world.settings), open);
      if (!open) assert.equal(canSeePatient(facts), "not-found");
    }),
  );
});

test("[F-022] a portal user sees the patients linked to them and no others", () => {
  fc.assert(
    fc.property(world, fc.integer({ min: staff.length, max: cas }), (world, actor) => {
      const facts = factsOf(world, actor);
      const { active, person } = facts.person;
      const linked = facts.patient.linked.some(link => link.person.id === person.id);
      const expected = active && linked ? null : "not-found";
      assert.equal(canSeePatient(facts), expected);
      // What staff are told about programs does not concern portal users.
      assert.equal(canSee(facts, { ...startedTarget(), members: nobodyLeft }), expected);
    }),
  );
});

test("[F-021] the whole care team sees the conversation, whoever began it", () => {
  for (const by of [kim, lee, ana, bea]) {
    const room = new Room(example());
    start(room, by);
    assert.ok(room.state);
    for (const reader of [kim, lee, ana, bea]) {
      assert.equal(canSee(room.facts(reader), room.target), null);
    }
    for (const stranger of [mo, cas]) {
      assert.equal(canSee(room.facts(stranger), room.target), "not-found");
    }
  }
});

test("[F-021] [F-022] staff outside the team see a patient only where the practice lets them search", () => {
  assert.equal(asked({}, mo), "not-found");
  assert.equal(asked({ settings: { staffAccess: "searchable" } }, mo), null);
  assert.equal(asked({ settings: { staffAccess: "searchable" } }, cas), "not-found");
  assert.equal(asked({}, kim), null);
  assert.equal(asked({}, host), null);
});

test("[F-022] a link or a place in the team that ends takes the conversation away", () => {
  const room = started();
  changeChart(room, { team: [], linked: [] });
  assert.ok(room.state);
  for (const actor of [kim, lee, ana, bea]) {
    assert.equal(canSee(room.facts(actor), room.target), "not-found");
    assert.equal(codeOf(say(room, actor, "still here?")), "not-found");
  }
});

test("[F-022] a staff-only conversation does not exist for portal users", () => {
  const room = started();
  assert.ok(room.state);
  const target = room.target;
  const internal: Target = { ...target, policy: { ...target.policy, audience: "staff" } };
  assert.equal(canSee(room.facts(ana), internal), "not-found");
  assert.equal(canSee(room.facts(kim), internal), null);
});

test("[F-022] a conversation with one recipient is closed to the rest of the team", () => {
  const room = started({ settings: { staffAccess: "searchable" } });
  assert.ok(room.state);
  const target = room.target;
  const direct: Target = { ...target, policy: { ...target.policy, audience: "single-recipient" } };
  assert.equal(canSee(room.facts(kim), direct), null);
  assert.equal(canSee(room.facts(mo), direct), "not-found");
});

test("[F-022] a member who may see the conversation holds its row, and staff no other", () => {
  fc.assert(
    fc.property(world, scripts(), (world, script) => {
      const room = new Room(world);
      for (const { after: state } of play(room, script)) {
        if (state === null) continue;
        for (const [actor, { id, side }] of everybody.entries()) {
          const member = state.staff.members[id];
          if (member === undefined) continue;
          const facts = room.facts(actor);
          const sees: boolean = canSee(facts, room.target) === null;
          const { source, grant } = member;
          // A room hears of the chart and of its roster at once, so that nobody of the team came by their own wish.
          if (source === "self" && room.patient.team.some(({ person }) => person.id === id)) continue;
          const holds = canHoldRow(facts.person, { ...facts.patient, source }, facts.settings);
          if (sees) assert.ok(holds);
          // What somebody was lent for a time ends without a word to their room.
          if (side === "staff" && grant === undefined) assert.equal(holds, sees);
        }
      }
    }),
  );
});

test("[I-5] a command is refused for its right exactly where `may` says so", () => {
  fc.assert(
    fc.property(world, scripts(), anyone, (world, script, actor) => {
      const room = new Room(world);
      for (const _ of play(room, script));
      if (room.state === null) return;
      const may = mayIn(room.facts(actor), room.target);
      for (const [visibility, answer] of [
        ["everyone", may.send],
        ["staff", may.note],
      ] as const) {
        const asked = room.ask(actor, { type: "message", text: "x", visibility }, room.now);
        assert.equal(codeOf(asked), answer);
      }
    }),
  );
});

test("[I-5] a start is refused for its right exactly where `canStart` says so", () => {
  fc.assert(
    fc.property(world, anyone, (world, actor) => {
      const answer = new Room(world).ask(
        actor,
        {
          type: "start",
          conversation: key(1),
          kind: "topic",
          title: "Knee",
          ...(factsOf(world, actor).person.person.side === "system" ? {} : { first: { text: "Hello" } }),
        },
        1_000,
      );
      assert.equal(codeOf(answer), canStart(factsOf(world, actor), "topic"));
    }),
  );
});

const actions: readonly Action[] = ["send", "note", "mention", "watch", "follow", "remove"];

test("[I-4] nothing may be done by who may not know", () => {
  fc.assert(
    fc.property(
      world,
      scripts(),
      anyone,
      fc.constantFrom("open", "closed"),
      (world, script, actor, lifecycle) => {
        const room = new Room(world);
        for (const _ of play(room, script));
        const facts = room.facts(actor);
        if (canSeePatient(facts) !== null) {
          for (const kind of Kind.options) assert.equal(canStart(facts, kind), "not-found");
          assert.equal(canFollow(facts), "not-found");
        }
        if (room.state === null) return;
        const target: Target = { ...room.target, lifecycle };
        if (canSee(facts, target) === null) return;
        for (const action of actions) assert.equal(can(facts, action, target), "not-found");
        for (const { id } of everybody) assert.equal(canRemove(facts, id, target), "not-found");
        const { remove, ...may } = mayIn(facts, target);
        assert.deepEqual([new Set(Object.values(may)), remove], [new Set(["not-found"]), []]);
        const commands: readonly Command[] = [
          { type: "message", text: "x", visibility: "everyone", support: true },
          { type: "watch", on: true },
          ...everybody.map(({ id }): Command => ({ type: "remove", person: id })),
        ];
        for (const command of commands)
          assert.deepEqual(room.ask(actor, command, room.now), { refused: "not-found", params: {} });
      },
    ),
  );
});

test("[I-5] what may be done is one table: by the part somebody has, and whether the conversation is open", () => {
  const room = started({ settings: { staffAccess: "searchable" }, people: { [oz]: { support: true } } });
  say(room, kim, "@support", "staff", { support: true });
  const parts = { primary: kim, team: lee, outsider: mo, support: oz, patient: ana, host };
  const table = (lifecycle: "open" | "closed") =>
    actions.map(action => [
      action,
      ...Object.values(parts).map(actor => can(room.facts(actor), action, { ...room.target, lifecycle })),
    ]);
  const no = "not-allowed";
  assert.deepEqual(table("open"), [
    ["send", null, null, null, null, null, no],
    ["note", null, null, null, null, no, no],
    ["mention", null, null, null, no, no, no],
    ["watch", "watch-fixed", null, null, no, no, no],
    ["follow", no, no, null, no, no, no],
    ["remove", null, null, null, no, no, no],
  ]);
  assert.deepEqual(table("closed"), [
    ["send", "closed", "closed", "closed", "closed", "closed", no],
    ["note", "closed", "closed", "closed", "closed", no, no],
    ["mention", "closed", "closed", "closed", no, no, no],
    ["watch", "watch-fixed", null, null, no, no, no],
    ["follow", no, no, null, no, no, no],
    ["remove", null, null, null, no, no, no],
  ]);
});

test("[I-4] who may not see a conversation is told nothing else by any command", () => {
  fc.assert(
    fc.property(world, scripts(), anyone, fc.boolean(), (world, script, actor, note) => {
      const room = new Room(world);
      for (const _ of play(room, script));
      if (room.state === null || canSee(room.facts(actor), room.target) === null) return;
      const visibility = note ? "staff" : "everyone";
      const answer = room.ask(actor, { type: "message", text: "x".repeat(20_000), visibility }, room.now);
      assert.deepEqual(answer, { refused: "not-found", params: {} });
    }),
  );
});

test("[I-5] nobody is written to who has died, and nothing is started with them", () => {
  const room = started();
  changeChart(room, { deceased: true });
  for (const actor of [kim, ana, bea]) {
    assert.equal(codeOf(say(room, actor, "hello")), "patient-deceased");
    assert.equal(
      codeOf(start(new Room(example({ patient: { deceased: true } })), actor)),
      "patient-deceased",
    );
  }
  assert.equal(codeOf(say(room, kim, "for the record", "staff")), null);
  assert.equal(room.state?.portal?.head.patient.deceased, true);
});

test("[I-5] with a patient who was withdrawn nothing is started or written, by the host either", () => {
  const room = started();
  changeChart(room, { withdrawn: true });
  for (const actor of [kim, ana, bea]) {
    assert.equal(codeOf(say(room, actor, "hello")), "patient-withdrawn");
    const chart = { withdrawn: true, deceased: true } as const;
    assert.equal(codeOf(start(new Room(example({ patient: chart })), actor)), "patient-withdrawn");
  }
  assert.equal(codeOf(say(room, kim, "for the record", "staff")), "patient-withdrawn");
  assert.equal(codeOf(start(new Room(example({ patient: { withdrawn: true } })), host)), "patient-withdrawn");
  const { withdrawn: _, ...back } = room.patient;
  room.do({ do: "roster", patient: back, told: true, now: 2_000 });
  assert.equal(codeOf(say(room, kim, "back")), null);
});

test("[I-4] a withdrawal takes a patient from every look-up and inbox, and nobody's right to read", () => {
  fc.assert(
    fc.property(world, fc.nat(everybody.length - 1), ({ people, patient, settings }, actor) => {
      const person = at(people, actor);
      const { withdrawn: _, ...there } = patient;
      const gone = { ...there, withdrawn: true } as const;
      for (const purpose of ["start", "open"] as const)
        assert.equal(finds({ person, patient: gone, settings }, purpose), false);
      for (const kind of settings.kinds)
        assert.notEqual(canStart({ person, patient: gone, settings }, kind), null);
      assert.equal(canHoldPatient(person, gone), false);
      assert.equal(
        canSeePatient({ person, patient: gone, settings }),
        canSeePatient({ person, patient: there, settings }),
      );
    }),
  );
});

test("[I-5] a closed conversation takes no message, and says nothing else before that", () => {
  const room = started();
  for (const actor of [kim, ana]) {
    const { refusal } = room.do({ do: "supersede", by: actor, now: room.now });
    assert.equal(refusal?.refused, "not-allowed");
  }
  room.do({ do: "supersede", by: host, now: room.now });
  const closed = { reason: "merged", into: key(9) };
  for (const view of ["staff", "portal"] as const)
    assert.deepEqual(room.state?.[view]?.head.closed, closed, view);
  assert.equal(room.state?.staff.head.lifecycle, "closed");
  // Once, and without a trace in what anybody has to read.
  assert.deepEqual(room.do({ do: "supersede", by: host, now: room.now }).events, []);
  assert.deepEqual(
    Object.values(room.state?.reading ?? {}).map(({ unread }) => unread),
    Object.values(started().state?.reading ?? {}).map(({ unread }) => unread),
  );
  const past = { at: room.now, by: kim, text: "Before", visibility: "everyone" as const };
  assert.equal(codeOf(room.do({ do: "import", by: host, messages: [past], now: room.now })), "closed");
  for (const actor of [kim, ana]) assert.equal(codeOf(say(room, actor, "hello")), "closed");
  assert.equal(codeOf(say(room, kim, "note", "staff")), "closed");
  assert.equal(codeOf(say(room, mo, "hello")), "not-found");
});

test("notes are staff's, and only where the practice has them", () => {
  assert.equal(codeOf(say(started(), kim, "x", "staff")), null);
  assert.equal(codeOf(say(started(), ana, "x", "staff")), "not-allowed");
  assert.equal(codeOf(say(started({ settings: { notes: false } }), kim, "x", "staff")), "not-allowed");
});

test("[I-4] portal users are not told who types a note", () => {
  const [kims, anas] = [at(staff, 0), at(portal, 0)];
  assert.equal(seesTyping(anas, kims.id, "staff"), false);
  assert.equal(seesTyping(anas, kims.id, "everyone"), true);
  assert.equal(seesTyping(at(staff, 1), kims.id, "staff"), true);
  assert.equal(seesTyping(kims, kims.id, "everyone"), false);
});

function startedTarget(): Target {
  return started().target;
}

test("as long as what holds an inbox is the same text, it holds the same; a name is no part of it", () => {
  const person = fc.constantFrom(staff[oz], portal[0]).chain(who => personFacts(who as (typeof staff)[0]));
  const kept = fc.record({
    programs,
    source: fc.constantFrom("roster", "invited", "called", "self", undefined),
  } as const);
  fc.assert(
    fc.property(person, person, settings, settings, kept, (a, b, here, there, kept) => {
      if (holding(a, here) !== holding(b, there)) return;
      assert.equal(canHoldRow(a, kept, here), canHoldRow(b, kept, there));
      if (a.person.side === "staff") assert.equal(canHoldPatient(a, kept), canHoldPatient(b, kept));
    }),
    { numRuns: runs(1_250) },
  );
  fc.assert(
    fc.property(person, settings, (facts, settings) => {
      const renamed = { ...facts, rev: 9, person: { ...facts.person, name: "Married", title: "Coach" } };
      assert.equal(holding(renamed, settings), holding(facts, settings));
    }),
  );
});
