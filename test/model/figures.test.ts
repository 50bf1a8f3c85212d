/** Figures against a recount that is written here anew, from the logs of many conversations. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  addedSums,
  type BusinessHours,
  businessTime,
  businessTimeCounter,
  type ConversationState,
  conversationCard,
  FigureCount,
  type Figures,
  figuresOf,
  Lengths,
  type PatientFacts,
  type PersonFacts,
  type PracticeSettings,
  type Summary,
} from "@carethread/model";
import fc from "fast-check";
import { at, type Deed, deeds, key, type Step, scripts, timed, world } from "./arbitraries.ts";
import { ana, example, host, kim, lee, mo, oz, say, started } from "./example.ts";
import { play, Room } from "./room.ts";

const hour = 3_600_000;
const day = 24 * hour;

/** What somebody's figures are by the cards of these conversations, in two slices. */
function figures(
  states: readonly (ConversationState | null)[],
  person: PersonFacts,
  patient: PatientFacts,
  settings: PracticeSettings,
  now: number,
  detailed = true,
): Figures {
  const slices = [0, 1].map(slice => {
    const count = new FigureCount(settings, now, detailed);
    for (const [index, state] of states.entries())
      if (state !== null && index % 2 === slice)
        count.add({ person, patient, settings }, { ...conversationCard(state), patient: key(index) });
    return count.sums;
  });
  return figuresOf(addedSums(slices), settings, now);
}

/** By the log alone: how many messages wait, and how long answers and closings took. */
function recount(room: Room, settings: PracticeSettings, since: number) {
  let waits: number[] = [];
  let asked = 0;
  let opened = 0;
  let isOpen = true;
  let messages = 0;
  const answers: [length: number, by: string][] = [];
  const resolutions: number[] = [];
  for (const { event } of room.log) {
    const isCounted = event.at >= since;
    if (event.type === "created") opened = event.at;
    if (event.type === "message") messages++;
    if (event.type === "message" && event.by.side === "portal") {
      if (waits.length === 0) asked = event.at;
      waits.push(event.at);
    } else if (event.type === "message" && event.visibility === "everyone") {
      if (waits.length > 0 && isCounted)
        answers.push([businessTime(settings.hours, asked, event.at), event.by.id]);
      waits = [];
    }
    if (event.type === "closed") {
      isOpen = false;
      if (event.reason !== "merged" && isCounted)
        resolutions.push(businessTime(settings.hours, opened, event.at));
    }
    if (event.type === "reopened") {
      isOpen = true;
      opened = event.at;
      asked = event.at;
    }
  }
  return { isOpen, messages, unread: isOpen ? waits.length : 0, answers, resolutions };
}

/** Whole minutes in the middle, of an even number the mean of two. */
function summary(lengths: readonly number[], target: number | undefined): Summary {
  const minutes = lengths.map(length => Math.floor(length / 60_000)).sort((a, b) => a - b);
  const { length: count } = minutes;
  if (count === 0) return { count, ...(target === undefined ? {} : { within: 0 }) };
  const middle = [minutes[Math.ceil(count / 2) - 1], minutes[Math.floor(count / 2)]] as [number, number];
  const median = ((middle[0] + middle[1]) / 2) * 60_000;
  const within = lengths.filter(length => target !== undefined && length <= target).length;
  return { count, median, ...(target === undefined ? {} : { within }) };
}

/** Long waits, so that they cross days, weekends and closed hours. */
const slow: fc.Arbitrary<Step[]> = fc
  .tuple(
    deeds.start,
    fc.array(
      fc.oneof(
        { weight: 6, arbitrary: deeds.message as fc.Arbitrary<Deed> },
        { weight: 2, arbitrary: deeds.lock },
        { weight: 1, arbitrary: deeds.supersede },
        { weight: 1, arbitrary: deeds.roster },
      ),
      { maxLength: 16 },
    ),
    fc.array(fc.integer({ min: 0, max: 20 * hour }), { minLength: 17, maxLength: 17 }),
  )
  .map(([start, rest, waits]) => timed([start, ...rest], waits));

test("[F-190] figures equal a recount from the logs, for who sees them", () => {
  fc.assert(
    fc.property(
      world,
      fc.array(slow, { minLength: 1, maxLength: 4 }),
      fc.option(fc.integer({ min: hour, max: 40 * hour }), { nil: undefined }),
      fc.integer({ min: 0, max: 40 * day }),
      (made, scripts, target, later) => {
        const settings: PracticeSettings = { ...made.settings, answerWithin: target, resolveWithin: target };
        const rooms = scripts.map(script => {
          const room = new Room({ ...made, settings });
          for (const _ of play(room, script));
          return room;
        });
        const now = Math.max(...rooms.map(room => room.now)) + later;
        // Everybody of the staff who is no support and not restricted sees them all, by the practice's rule.
        const viewer = { ...at(made.people, kim), active: true, restrictions: [], support: false };
        const everywhere: PracticeSettings = { ...settings, staffAccess: "searchable" };
        const shown = figures(
          rooms.map(({ state }) => state),
          viewer,
          made.patient,
          everywhere,
          now,
        );
        const since = Date.parse(`${(shown.answers.days[0] as { day: string }).day}T00:00:00Z`);
        const counted = rooms
          .filter(({ state }) => state !== null)
          .map(room => recount(room, settings, since));
        const sum = (of: (one: (typeof counted)[number]) => number) =>
          counted.reduce((total, one) => total + of(one), 0);
        assert.equal(shown.conversations, counted.length);
        assert.equal(
          shown.unread,
          sum(({ unread }) => unread),
        );
        assert.equal(
          shown.patients,
          sum(({ isOpen }) => Number(isOpen)),
        );
        assert.equal(
          shown.messages,
          sum(({ messages }) => messages),
        );
        const answers = counted.flatMap(({ answers }) => answers);
        assert.deepEqual(
          shown.answers.month,
          summary(
            answers.map(([length]) => length),
            target,
          ),
        );
        assert.deepEqual(
          shown.resolutions.month,
          summary(
            counted.flatMap(({ resolutions }) => resolutions),
            target,
          ),
        );
        for (const { id, answers: own } of shown.staff ?? [])
          assert.deepEqual(
            own.month,
            summary(
              answers.flatMap(([length, by]) => (by === id ? length : [])),
              target,
            ),
          );
        const perDay = shown.answers.days.reduce((total, { count }) => total + count, 0);
        assert.equal(perDay, shown.answers.month.count);
      },
    ),
  );
});

test("what figures are made of follows from the log alone, and stays small", () => {
  fc.assert(
    fc.property(world, scripts(), (made, script) => {
      const room = new Room(made);
      for (const { after } of play(room, script)) {
        if (after === null) continue;
        const { waiting, awaiting } = after.staff.head;
        assert.equal(waiting !== undefined, awaiting);
        assert.deepEqual(after.portal?.head.waiting, waiting);
      }
    }),
  );
});

test("who sees a part of the conversations has figures of that part, and support of nothing that it was lent", () => {
  const room = started({ people: { [oz]: { support: true } } });
  say(room, ana, "It hurts");
  const { settings, patient, people, state } = room;
  const shownTo = (who: number) => figures([state], at(people, who), patient, settings, room.now);
  assert.deepEqual([shownTo(kim).conversations, shownTo(kim).unread], [1, 2]);
  assert.deepEqual([shownTo(mo).conversations, shownTo(mo).messages], [0, 0]);
  room.do({ do: "message", by: kim, text: "@support", visibility: "staff", support: true, now: 4_000 });
  assert.equal(figures([room.state], at(people, oz), patient, settings, room.now).conversations, 0);
});

test("a day of figures is one of the practice's calendar, and a topic of the practice is a reason", () => {
  const hours: BusinessHours = {
    zone: "America/Chicago",
    week: { fri: [{ from: "08:00", to: "17:00" }], mon: [{ from: "08:00", to: "17:00" }] },
    holidays: [],
  };
  const asked = Date.parse("2026-11-06T22:00:00Z"); // Friday, 16:00 in Chicago
  const answered = Date.parse("2026-11-09T15:30:00Z"); // Monday, 9:30
  const room = new Room(
    example({ settings: { hours, answerWithin: 2 * hour, resolveWithin: 2 * hour, topics: ["Knee"] } }),
  );
  room.do({ do: "start", by: ana, title: "knee", first: "It hurts", past: null, now: asked });
  room.do({ do: "message", by: lee, text: "A note", visibility: "staff", now: answered - hour });
  room.do({ do: "message", by: kim, text: "Ice it", visibility: "everyone", now: answered });
  room.do({ do: "message", by: kim, text: "Better?", visibility: "everyone", now: answered + hour });
  room.do({ do: "close", by: kim, now: answered + 2 * hour });
  const now = Date.parse("2026-11-10T05:00:00Z"); // Still Monday there
  const { answers, resolutions, reasons, staff } = figures(
    [room.state],
    at(room.people, kim),
    room.patient,
    room.settings,
    now,
  );
  const took = { count: 1, median: 2.5 * hour, within: 0 };
  assert.deepEqual([answers.today, answers.month, answers.target], [took, took, 2 * hour]);
  assert.deepEqual(answers.days.at(-1), { day: "2026-11-09", ...took });
  assert.equal(answers.days.length, 30);
  assert.deepEqual(resolutions.today, { count: 1, median: 4.5 * hour, within: 0 });
  const [reason] = reasons ?? [];
  assert.deepEqual(reason?.reason, { topic: "Knee" });
  assert.deepEqual(
    staff?.map(({ name, answers }) => [name, answers.month.count]),
    [[at(room.people, kim).person.name, 1]],
  );
  const without = figures([room.state], at(room.people, kim), room.patient, room.settings, now, false);
  assert.deepEqual([without.reasons, without.staff], [undefined, undefined]);
});

test("[F-197] who writes while the practice is closed is told once when to expect an answer, which is no answer", () => {
  const hours: BusinessHours = { zone: "UTC", week: { fri: [{ from: "08:00", to: "17:00" }] }, holidays: [] };
  const opensAt = day + 8 * hour;
  const room = new Room(example({ settings: { hours, answerWithin: 4 * hour } }));
  const types = (events: readonly { event: { type: string } }[]) => events.map(({ event }) => event.type);
  const begun = room.do({ do: "start", by: ana, title: "Knee", first: "It hurts", past: null, now: 1_000 });
  assert.equal(types(begun.events).at(-1), "automatic-reply");
  const said = begun.events.at(-1)?.event;
  assert.deepEqual(said && { ...said, id: "", at: 0 }, {
    ...{ id: "", at: 0, by: at(room.people, host).person, type: "automatic-reply" },
    ...{ opensAt, zone: "UTC", answerWithin: 4 * hour, call: "911" },
  });
  const write = (by: number, now: number) =>
    types(room.do({ do: "message", by, text: "And now?", visibility: "everyone", now }).events);
  const isTold = (types: string[]) => types.includes("automatic-reply");
  assert.equal(isTold(write(ana, hour)), false);
  assert.equal(isTold(write(kim, 2 * hour)), false);
  assert.equal(isTold(write(ana, opensAt)), false);
  // Closed once more, for a week.
  assert.equal(isTold(write(ana, opensAt + 10 * hour)), true);
  const { head } = room.state?.portal ?? {};
  assert.deepEqual([head?.last?.text, head?.awaiting, head?.waiting?.messages], ["And now?", true, 2]);
});

test("what was counted for one who asked is what it is for the next, until the day is over or the practice expects another thing", () => {
  const room = new Room(example({ settings: { answerWithin: hour } }));
  room.do({ do: "start", by: ana, title: "Knee", first: "It hurts", past: null, now: 1_000 });
  room.do({ do: "message", by: kim, text: "Ice it", visibility: "everyone", now: 2 * hour });
  assert(room.state !== null);
  const { settings, patient, people } = room;
  const card = conversationCard(room.state);
  const lengths = new Lengths(settings, 2 * hour);
  const sums = (now: number, of?: Lengths) => {
    const count = new FigureCount(settings, now, true, of);
    count.add({ person: at(people, kim), patient, settings }, card);
    return count.sums;
  };
  for (const now of [2 * hour, 2 * hour, day - 1]) {
    assert.equal(lengths.isOf(settings, now), true);
    assert.deepEqual(sums(now, lengths), sums(now));
  }
  assert.deepEqual(lengths.people, [{ id: at(people, kim).person.id, name: "Kim", at: 2 * hour }]);
  assert.equal(lengths.isOf(settings, day), false);
  assert.equal(lengths.isOf({ ...settings, answerWithin: 3 * hour }, 2 * hour), false);
});

test("time that counts is looked up as it is counted", () => {
  const zone = fc.constantFrom("America/Chicago", "Asia/Kolkata", "Australia/Lord_Howe");
  const begin = Date.parse("2026-10-20T00:00:00Z");
  const instant = fc.integer({ min: begin - 20 * day, max: begin + 40 * day });
  fc.assert(
    fc.property(zone, fc.array(fc.tuple(instant, instant), { maxLength: 20 }), (zone, pairs) => {
      const span = [
        { from: "07:30", to: "12:00" },
        { from: "13:00", to: "18:15" },
      ];
      const hours: BusinessHours = {
        zone,
        week: { mon: span, tue: span, sat: [{ from: "00:00", to: "24:00" }] },
        holidays: ["2026-11-03"],
      };
      const timeOf = businessTimeCounter(hours, begin, begin + 30 * day);
      for (const [from, to] of pairs) assert.equal(timeOf(from, to), businessTime(hours, from, to));
    }),
  );
});
