/**
 * Random practices, people and scripts for the laws of the model. A script is what people, the host and the
 * clock do one after another; `Room` (room.ts) carries it out.
 */
import {
  type BusinessHours,
  keyOf,
  type PatientFacts,
  type Person,
  type PersonFacts,
  type Policy,
  PracticeSettings,
  type Relation,
  type StreamItem,
  type TeamRole,
  type Visibility,
} from "@carethread/model";
import fc from "fast-check";

/** A key that is the same for the same number. */
export function key(n: number): string {
  const bytes = new Uint8Array(16);
  new DataView(bytes.buffer).setUint32(0, n);
  return keyOf(bytes);
}

export const conversation = key(1);
export const patientId = key(2);

export const staff: readonly Person[] = ["Kim", "Lee", "Mo", "Noa", "Oz"].map((name, index) => ({
  id: key(100 + index),
  side: "staff",
  name,
  title: "Nurse",
}));
export const portal: readonly Person[] = ["Ana", "Bea", "Cas"].map((name, index) => ({
  id: key(200 + index),
  side: "portal",
  name,
}));
export const host: Person = { id: key(300), side: "system", name: "The practice" };
export const everybody: readonly Person[] = [...staff, ...portal, host];

/** The number of an actor in `everybody`. */
export const actors = {
  staff: fc.nat(staff.length - 1),
  portal: fc.integer({ min: staff.length, max: staff.length + portal.length - 1 }),
  host: fc.constant(everybody.length - 1),
};
const person = fc.oneof({ weight: 3, arbitrary: actors.staff }, { weight: 3, arbitrary: actors.portal });
const anybody = fc.oneof({ weight: 8, arbitrary: person }, { weight: 1, arbitrary: actors.host });

export function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error(`nothing at ${index}`);
  return found;
}

/** True once in ten. */
const seldom = fc.nat(9).map(n => n === 9);

export const text = fc.oneof(
  { weight: 8, arbitrary: fc.string({ unit: "grapheme", maxLength: 12 }).map(rest => `m${rest}`) },
  { weight: 1, arbitrary: fc.constantFrom("", " \n ", "\u0007", "\ud800", "x".repeat(16_001)) },
);

export const programs = fc.subarray(["cardio", "diabetes", "sleep"]);

/** The one of the staff who may be the practice's support. */
export const helper = 4;

export const personFacts = (who: Person): fc.Arbitrary<PersonFacts> =>
  fc.record({
    rev: fc.constant(1),
    person: fc.constant(who),
    active: seldom.map(left => !left),
    restrictions: fc.oneof(
      { weight: 4, arbitrary: fc.constant<string[]>([]) },
      { weight: 1, arbitrary: programs },
    ),
    support: who === staff[helper] ? fc.boolean() : fc.constant(false),
  });

const team = fc.subarray([...staff], { minLength: 2 }).chain(people =>
  fc.tuple(
    ...people.map(who =>
      fc.record({
        person: fc.constantFrom(who, { ...who, title: "Coach" }),
        role: fc.constantFrom<TeamRole>("primary-coach", "secondary", "care-team"),
      }),
    ),
  ),
);

const linked = fc.subarray([...portal], { minLength: 2 }).chain(people =>
  fc.tuple(
    ...people.map(who =>
      fc.record({
        person: fc.constantFrom(who, { ...who, name: `${who.name} Married` }),
        relation: fc.constantFrom<Relation>("self", "guardian", "guarantor", "proxy"),
      }),
    ),
  ),
);

const present: fc.Arbitrary<PatientFacts> = fc.record({
  rev: fc.constant(1),
  id: fc.constant(patientId),
  name: fc.constantFrom("Ana Silva", "Ana Maria Silva", "👩‍👧 أنا"),
  patientId: fc.constantFrom("MRN-1", "MRN-2"),
  deceased: seldom,
  programs,
  team,
  linked,
  followers: fc.subarray([...staff], { maxLength: 2 }),
});

export const patientFacts: fc.Arbitrary<PatientFacts> = fc
  .tuple(present, seldom)
  .map(([facts, isGone]) => (isGone ? { ...facts, withdrawn: true } : facts));

/** Closed when scripts play, on the first of January 1970, a Thursday. */
export const closedHours: BusinessHours = {
  zone: "UTC",
  week: { fri: [{ from: "08:00", to: "17:00" }], sat: [{ from: "08:00", to: "12:00" }] },
  holidays: [],
};

export const settings: fc.Arbitrary<PracticeSettings> = fc.record({
  ...mapped(PracticeSettings.parse({})),
  kinds: fc.constant<PracticeSettings["kinds"]>(["topic"]),
  staffAccess: fc.constantFrom("searchable", "care-team"),
  notes: fc.nat(3).map(n => n > 0),
  careTeamLevel: fc.constantFrom("all", "patient-only"),
  archive: fc.record({ staff: fc.boolean(), portal: fc.boolean() }),
  policies: fc.record({
    topic: fc.record({
      encounter: fc.constantFrom<Policy["encounter"]>("none", "per-conversation", "per-day"),
      close: fc.constantFrom<Policy["close"]>("staff", "both"),
      task: fc.boolean(),
    }),
  }),
  followQuestion: fc.constantFrom("dialog", "banner"),
  supportFor: fc.constantFrom(1_000, 3_600_000),
  notifyPause: fc.constantFrom(0, 600_000),
  reminderAfter: fc.constant(86_400_000),
  hours: fc.constantFrom(undefined, closedHours),
  tasking: fc.nat(3).map(n => n > 0),
  answerWithin: fc.constantFrom(undefined, 1, 1_000),
});

/** What stays as it is. */
function mapped<T extends object>(values: T): { [K in keyof T]: fc.Arbitrary<T[K]> } {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fc.constant(value)])) as {
    [K in keyof T]: fc.Arbitrary<T[K]>;
  };
}

export interface World {
  readonly settings: PracticeSettings;
  readonly patient: PatientFacts;
  /** The facts of `everybody`, in that order. */
  readonly people: readonly PersonFacts[];
}

export const world: fc.Arbitrary<World> = fc.record({
  settings,
  patient: patientFacts,
  people: fc.tuple(...everybody.map(personFacts)),
});

export interface Past {
  readonly at: number;
  readonly by: number;
  readonly text: string;
  readonly visibility: Visibility;
}

export type TaskDeedName = "claim" | "hand-over" | "release" | "complete";

export type CorrectionDeedName = "ask" | "withdraw" | "extend" | "approve" | "decline";

export type Deed =
  | { do: "start"; by: number; title: string; first: string | null; past: number | null }
  | {
      do: "message";
      by: number;
      text: string;
      visibility: Visibility;
      /** Numbers in `everybody`. */
      mentions?: readonly number[];
      support?: boolean;
      /** Who has the end of the thread on their screen. */
      screens?: readonly number[];
      /** How many files it brings, pictures and documents by turns. */
      files?: number;
    }
  | { do: "watch"; by: number; on: boolean }
  | { do: "archive"; by: number; on: boolean }
  /** Somebody takes another out. */
  | { do: "remove"; by: number; whom: number }
  /** Another conversation stands for it from now on. */
  | { do: "supersede"; by: number }
  | { do: "close" | "reopen"; by: number }
  /** The host's back end finishes the encounter, or links something to it; a wrong one where there is none. */
  | { do: "finish" | "link"; by: number }
  /** Somebody does something with one of the open tasks; `from` is who had it as they saw it, absent for who has it. */
  | { do: "task"; by: number; how: TaskDeedName; which: number; from?: number | null; to: number }
  /** Somebody asks for a correction of a message, by a share of those they see, or does something with one of the open ones. */
  | { do: "correct"; by: number; how: CorrectionDeedName; share: number; which: number; says: string }
  /** Time makes a task of what nobody answers. */
  | { do: "raise-task" }
  /** The encounter of a day ends with it. */
  | { do: "end-day" }
  /** Nobody says of what came onto their screen by then that they read it. */
  | { do: "lapse" }
  /** The time of every grant that is over ends. */
  | { do: "expire" }
  | { do: "import"; by: number; messages: readonly Past[] }
  /** The practice's system says something of an appointment of its own. */
  | { do: "put"; by: number; item: StreamItem }
  /** The chart changes; `told` says that the conversation hears of it at once. */
  | { do: "roster"; patient: PatientFacts; told: boolean }
  | { do: "person"; facts: PersonFacts; who: number }
  /** Somebody has what they see from one share of it to another on their screen; `from` is the beginning where absent. */
  | { do: "read"; by: number; share: number; from?: number }
  /** Somebody is done with what they see up to a share of it. */
  | { do: "mark-read"; by: number; share: number }
  /** Somebody marks it as unread from behind a share of what they see. */
  | { do: "mark-unread"; by: number; share: number }
  /** Somebody has the portal's log behind one place up to another on their screen. */
  | { do: "read-portal"; by: number; after: number; pos: number };

/** A deed at a time, in milliseconds since 1970. */
export type Step = Deed & { readonly now: number };

const share = fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true }));

const visibility = fc.constantFrom<Visibility>("everyone", "staff");

const past = fc.record({
  at: fc.nat(50),
  by: person,
  text,
  visibility: fc.constantFrom<Visibility>("everyone", "everyone", "staff"),
});

export const deeds = {
  start: fc.record({
    do: fc.constant("start" as const),
    by: person,
    title: seldom.chain(untitled => fc.constantFrom(...(untitled ? [""] : ["Knee", "Results of 1 May"]))),
    first: fc.option(text, { nil: null, freq: 1 }),
    past: fc.constant(null),
  }),
  startOfThePast: fc.constant<Deed>({
    do: "start",
    by: everybody.length - 1,
    title: "Knee",
    first: null,
    past: 1_000,
  }),
  message: fc.record({
    do: fc.constant("message" as const),
    by: anybody,
    text,
    visibility,
    mentions: fc.oneof(
      { weight: 3, arbitrary: fc.constant<number[]>([]) },
      { weight: 1, arbitrary: fc.uniqueArray(actors.staff, { maxLength: 2 }) },
      { weight: 1, arbitrary: fc.uniqueArray(anybody, { maxLength: 2 }) },
    ),
    support: fc.nat(3).map(n => n === 3),
    screens: fc.uniqueArray(person, { maxLength: 2 }),
    files: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(2) }),
  }),
  watch: fc.record({ do: fc.constant("watch" as const), by: anybody, on: fc.boolean() }),
  archive: fc.record({ do: fc.constant("archive" as const), by: anybody, on: fc.boolean() }),
  remove: fc.record({ do: fc.constant("remove" as const), by: anybody, whom: person }),
  expire: fc.constant<Deed>({ do: "expire" }),
  lapse: fc.constant<Deed>({ do: "lapse" }),
  supersede: fc.record({ do: fc.constant("supersede" as const), by: anybody }),
  lock: fc.record({
    do: fc.constantFrom("close" as const, "reopen" as const, "reopen" as const),
    by: anybody,
  }),
  encounter: fc.record({
    do: fc.constantFrom("finish" as const, "link" as const),
    by: fc.oneof({ weight: 9, arbitrary: actors.host }, { weight: 1, arbitrary: person }),
  }),
  task: fc.record({
    do: fc.constant("task" as const),
    by: fc.oneof({ weight: 6, arbitrary: actors.staff }, { weight: 1, arbitrary: anybody }),
    how: fc.constantFrom<TaskDeedName>("claim", "claim", "hand-over", "release", "complete"),
    which: fc.nat(1),
    from: fc.option(fc.option(actors.staff, { nil: null }), { nil: undefined }),
    to: anybody,
  }),
  correct: fc.record({
    do: fc.constant("correct" as const),
    by: fc.oneof(
      { weight: 5, arbitrary: actors.portal },
      { weight: 5, arbitrary: actors.staff },
      { weight: 1, arbitrary: anybody },
    ),
    how: fc.constantFrom<CorrectionDeedName>("ask", "ask", "ask", "withdraw", "extend", "approve", "decline"),
    share,
    which: fc.nat(2),
    says: fc.constantFrom("Left", "Right", " "),
  }),
  raiseTask: fc.constant<Deed>({ do: "raise-task" }),
  endDay: fc.constant<Deed>({ do: "end-day" }),
  bringIn: fc.record({
    do: fc.constant("import" as const),
    by: fc.oneof({ weight: 9, arbitrary: actors.host }, { weight: 1, arbitrary: person }),
    messages: fc.array(past, { minLength: 1, maxLength: 3 }),
  }),
  put: fc.record({
    do: fc.constant("put" as const),
    by: fc.oneof({ weight: 9, arbitrary: actors.host }, { weight: 1, arbitrary: person }),
    item: fc.record(
      {
        sort: fc.constant("calendar-event" as const),
        id: fc.constantFrom("a1", "a2"),
        title: fc.constantFrom("Visit", "Call"),
        start: fc.constantFrom(5_000, 6_000),
        cancelled: fc.constant(true as const),
      },
      { requiredKeys: ["sort", "id", "title", "start"], noNullPrototype: true },
    ),
  }),
  roster: fc.record({
    do: fc.constant("roster" as const),
    patient: patientFacts,
    told: seldom.map(missed => !missed),
  }),
  person: fc.nat(everybody.length - 2).chain(who =>
    fc.record({
      do: fc.constant("person" as const),
      facts: personFacts(at(everybody, who)),
      who: fc.constant(who),
    }),
  ),
  read: fc.record({
    do: fc.constant("read" as const),
    by: person,
    share,
    from: fc.oneof(fc.constant(0), share),
  }),
  markRead: fc.record({ do: fc.constant("mark-read" as const), by: person, share }),
  markUnread: fc.record({ do: fc.constant("mark-unread" as const), by: anybody, share }),
};

/** What happens once a conversation is there, mixed so that most of it is messages and reading. */
export const anything: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: deeds.message },
  { weight: 4, arbitrary: deeds.read },
  { weight: 1, arbitrary: deeds.markRead },
  { weight: 2, arbitrary: deeds.markUnread },
  { weight: 2, arbitrary: deeds.bringIn },
  { weight: 1, arbitrary: deeds.put },
  { weight: 2, arbitrary: deeds.roster },
  { weight: 2, arbitrary: deeds.watch },
  { weight: 2, arbitrary: deeds.archive },
  { weight: 1, arbitrary: deeds.remove },
  { weight: 1, arbitrary: deeds.expire },
  { weight: 1, arbitrary: deeds.lapse },
  { weight: 1, arbitrary: deeds.person },
  { weight: 1, arbitrary: deeds.supersede },
  { weight: 2, arbitrary: deeds.lock },
  { weight: 1, arbitrary: deeds.encounter },
  { weight: 3, arbitrary: deeds.task },
  { weight: 3, arbitrary: deeds.correct },
  { weight: 2, arbitrary: deeds.raiseTask },
  { weight: 1, arbitrary: deeds.endDay },
);

/**
 * Gives each deed its time. `waits` may be negative, as a server's clock can be set back; messages of the past
 * come each after the one before.
 */
export function timed(rest: readonly Deed[], waits: readonly number[]): Step[] {
  let now = 10_000_000;
  let before = 1_000;
  return rest.map((deed, index): Step => {
    now += waits[index] ?? 0;
    if (deed.do !== "import") return { ...deed, now };
    const messages = deed.messages.map(message => {
      before += message.at;
      return { ...message, at: before };
    });
    return { ...deed, messages, now };
  });
}

/** Scripts begin with a start, of the past once in two, and go on with `what`. */
export function scripts(
  what: fc.Arbitrary<Deed> = anything,
  clock: { setBack?: boolean; longest?: number } = {},
): fc.Arbitrary<Step[]> {
  const wait = fc.integer({ min: clock.setBack ? -500 : 0, max: clock.longest ?? 1_000 });
  return fc
    .tuple(
      fc.oneof(deeds.startOfThePast, deeds.start),
      fc.array(what, { maxLength: 24, size: "max" }),
      fc.array(wait, { minLength: 25, maxLength: 25 }),
    )
    .map(([start, rest, waits]) => timed([start, ...rest], waits));
}
