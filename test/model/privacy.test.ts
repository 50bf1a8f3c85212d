/** What a portal user can get is byte for byte the same with and without everything that is staff's alone. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  canSee,
  markFor,
  mayIn,
  type PatientFacts,
  type PersonFacts,
  receiptsFor,
  rowFor,
  stateFor,
  typistFor,
} from "@carethread/model";
import fc from "fast-check";
import { runs } from "../support/long.ts";
import {
  anything,
  at,
  type Deed,
  deeds,
  everybody,
  helper,
  key,
  portal,
  type Step,
  scripts,
  staff,
  type World,
  world,
} from "./arbitraries.ts";
import { ana, changeChart, example, kim, lee, read, say, start, started } from "./example.ts";
import { type Outcome, play, Room } from "./room.ts";

const portalUsers = portal.map(person => everybody.indexOf(person));
const keeper = { person: at(staff, 0), role: "primary-coach" } as const;

/** A team in which the first member of staff always is, so that somebody can read for it in both runs. */
function kept(patient: PatientFacts): PatientFacts {
  return {
    ...patient,
    team: [keeper, ...patient.team.filter(({ person }) => person.id !== keeper.person.id)],
  };
}

/** Staff whose rights never change: who may write is then the same in both runs. */
const worlds: fc.Arbitrary<World> = world.map(({ settings, patient, people }) => ({
  settings: { ...settings, staffAccess: "searchable" },
  patient: kept(patient),
  people: people.map((facts, index) => ({
    ...facts,
    active: true,
    restrictions: [],
    support: index === helper,
  })),
}));

const noStaffFacts: fc.Arbitrary<Deed> = fc
  .oneof({ weight: 12, arbitrary: anything }, { weight: 1, arbitrary: deeds.person })
  .filter(deed => deed.do !== "person" || at(everybody, deed.who).side === "portal")
  // What support writes to everyone is no staff-only activity, and hangs on its being called.
  .filter(deed => deed.do !== "message" || deed.by !== helper || deed.visibility === "staff")
  .map(deed => (deed.do === "roster" ? { ...deed, patient: kept(deed.patient) } : deed));

function otherHost(facts: PersonFacts): PersonFacts {
  return { ...facts, person: { ...facts.person, id: key(301), name: "Somebody else" } };
}

/** The same step without what is staff's alone, or null where nothing is left of it. */
function withoutStaff({ step, before, refusal, read }: Outcome, team: PatientFacts["team"]): Step | null {
  switch (step.do) {
    case "message": {
      if (at(everybody, step.by).side === "portal") return step;
      if (step.visibility === "staff") return null;
      // Whom staff may name and call is between them; what they say to everyone is not.
      const isAboutStaff =
        refusal?.refused === "mention-no-access" || refusal?.refused === "support-unavailable";
      return isAboutStaff ? null : { ...step, mentions: [], support: false, screens: [] };
    }
    case "watch":
    case "archive":
    case "mark-unread":
      return at(everybody, step.by).side === "portal" ? step : null;
    case "remove":
      return at(everybody, step.by).side === "portal" ? step : null;
    case "task":
    case "raise-task":
    case "end-day":
    case "expire":
    case "lapse":
    case "link":
      return null;
    case "import": {
      // Whether the host's request was in order is an answer to the host.
      const messages = step.messages.filter(({ visibility }) => visibility === "everyone");
      return refusal !== null || messages.length === 0 ? null : { ...step, messages };
    }
    case "roster":
      // Programs restrict staff alone.
      return { ...step, patient: { ...step.patient, team, programs: [], followers: [] } };
    case "read":
      if (at(everybody, step.by).side === "portal") return step;
      // Support that was called reads for nobody.
      if (before?.staff.members[at(everybody, step.by).id]?.grant !== undefined) return null;
      // The portal knows that its team has read, not who: here the same one always has.
      return read === null || read.shownAfter === null
        ? null
        : { do: "read-portal", by: 0, after: read.shownAfter.portal, pos: read.to.portal, now: step.now };
    case "mark-read":
      // Their own marks are nobody's business.
      return at(everybody, step.by).side === "portal" ? step : null;
    default:
      return step;
  }
}

/**
 * All that a portal user's connections, pages and inbox are made from. An event's id is random: it stands here as its
 * place, so that two runs of a script can be compared.
 */
function shownTo(room: Room, actor: number): string {
  const places = new Map(
    room.log.flatMap(({ event, everyone, portal }) => {
      const place = everyone ? portal : "hidden";
      const ids = event.type === "correction-asked" ? [event.id, event.correction] : [event.id];
      return ids.map(id => [id, place]);
    }),
  );
  return shown(room, actor).replace(/[a-z2-7]{26}/g, key => (places.has(key) ? `#${places.get(key)}` : key));
}

function shown(room: Room, actor: number): string {
  const { state } = room;
  const person = at(everybody, actor);
  if (state === null) return "nothing";
  const facts = room.facts(actor);
  const { target } = room;
  return JSON.stringify({
    denied: canSee(facts, target),
    may: mayIn(facts, target),
    ...stateFor(state, "portal"),
    events: room.seen("portal"),
    receipts: receiptsFor(state, "portal"),
    mark: markFor(state, person.id, "portal"),
    row: rowFor(state, person.id),
  });
}

test("[I-4] what a portal user gets is the same with and without staff-only activity", () => {
  fc.assert(
    fc.property(worlds, scripts(noStaffFacts, { setBack: true }), (world, script) => {
      const full = new Room(world);
      // Who speaks for the practice is staff's business too.
      const people = world.people.map(facts => (facts.person.side === "system" ? otherHost(facts) : facts));
      const bare = new Room({ ...world, people, patient: { ...world.patient, programs: [], followers: [] } });
      for (const outcome of play(full, script)) {
        const step = withoutStaff(outcome, world.patient.team);
        const answer = step === null ? null : bare.do(step);
        for (const index of portalUsers) {
          assert.equal(shownTo(full, index), shownTo(bare, index), JSON.stringify(outcome.step));
        }
        const asked = "by" in outcome.step && at(everybody, outcome.step.by).side === "portal";
        if (asked) assert.deepEqual(outcome.refusal, answer === null ? outcome.refusal : answer.refusal);
      }
    }),
    { numRuns: runs(200) },
  );
});

test("[I-4] nothing that a portal user gets names anybody of the practice who did not write to everyone", () => {
  fc.assert(
    fc.property(world, scripts(), (world, script) => {
      const room = new Room(world);
      for (const { after: state } of play(room, script)) {
        if (state === null) continue;
        for (const index of portalUsers) {
          const json = shown(room, index);
          for (const { id, side } of everybody)
            if (side !== "portal" && !state.wrote[id]) assert.ok(!json.includes(id), json);
        }
      }
    }),
  );
});

test("[I-4] what staff do is done by the team in the portal's log, but for what they write", () => {
  const room = new Room(example());
  start(room, kim);
  changeChart(room, { linked: [], name: "Ana Maria Silva" });
  const by = room.seen("portal").map(event => [event.type, event.by === "team" ? "team" : event.by.name]);
  assert.deepEqual(by, [
    ["created", "team"],
    ["member-joined", "team"],
    ["member-joined", "team"],
    ["message", "Kim"],
    ["member-left", "team"],
    ["member-left", "team"],
    ["patient-changed", "team"],
  ]);
  assert.ok(room.seen("staff").every(event => event.by !== "team"));
  assert.deepEqual(started().seen("portal")[0]?.by, { ...at(portal, 0), relation: "self" });
});

test("[I-4] the team's mark stays when the one who read leaves the team", () => {
  const room = started();
  read(room, lee);
  const before = shownTo(room, ana);
  assert.match(before, /"team":4/);
  changeChart(room, { team: room.patient.team.filter(({ person }) => person.name !== "Lee") });
  assert.equal(shownTo(room, ana), before);
});

test("[I-4] a note of the past moves no portal user's mark", () => {
  const room = new Room(example());
  const past = (visibility: "everyone" | "staff", text: string) =>
    room.do({ do: "import", by: 8, messages: [{ at: 2_000, by: kim, text, visibility }], now: 5_000 });
  room.do({ do: "start", by: 8, title: "Knee", first: null, past: 1_000, now: 5_000 });
  const before = shownTo(room, ana);
  assert.equal(past("staff", "a note").events.length, 1);
  assert.equal(shownTo(room, ana), before);
  past("everyone", "a message");
  assert.notEqual(shownTo(room, ana), before);
});

test("[I-4] a portal user sees by name only the staff who wrote to them", () => {
  const room = started();
  say(room, kim, "Good morning");
  say(room, lee, "She called yesterday", "staff");
  const shown = shownTo(room, ana);
  assert.match(shown, /"Kim"/);
  assert.doesNotMatch(shown, /"Lee"|yesterday|received/);
});

test("[I-4] a portal user is refused a note alike, whether the practice has notes or not", () => {
  const answers = [true, false].map(notes => {
    const room = started({ settings: { notes } });
    return JSON.stringify([say(room, ana, "x", "staff").refusal, shownTo(room, ana)]);
  });
  assert.equal(answers[0], answers[1]);
});

test("the scripts hold notes, reads of staff and changes of the team", () => {
  const seen = new Set<string>();
  const samples = fc.sample(fc.tuple(worlds, scripts(noStaffFacts)), { numRuns: 300, seed: 1 });
  for (const [world, script] of samples) {
    for (const { step, events, read } of play(new Room(world), script)) {
      if (read !== null) seen.add(`read by ${at(everybody, "by" in step ? step.by : 0).side}`);
      for (const { event, everyone } of events) {
        seen.add(`${event.type} ${everyone}`);
        if (event.type === "message" && event.mentions) seen.add("a mention");
        if (event.type === "member-joined" && event.member.grant) seen.add("a grant");
      }
    }
  }
  for (const what of [
    "read by staff",
    "read by portal",
    "message true",
    "message false",
    "member-joined false",
    "member-left false",
    "member-left true",
    "member-changed false",
    "member-changed true",
    "patient-changed true",
    "a mention",
    "a grant",
  ]) {
    assert.ok(seen.has(what), what);
  }
});

test("[I-4] the portal knows by name only staff who wrote to everyone, also while they type", () => {
  const room = started();
  const nameFor = (view: "staff" | "portal", by: number) =>
    room.state === null ? undefined : typistFor(room.state, view, at(everybody, by))?.name;
  assert.equal(nameFor("portal", kim), undefined);
  assert.equal(nameFor("staff", kim), at(everybody, kim).name);
  assert.equal(nameFor("portal", ana), at(everybody, ana).name);
  say(room, kim, "a note", "staff");
  assert.equal(nameFor("portal", kim), undefined);
  say(room, kim, "an answer");
  assert.equal(nameFor("portal", kim), at(everybody, kim).name);
  assert.equal(nameFor("portal", lee), undefined);
});
