/** A coach's rhythm in a conversation: what makes a message due, what ends that, and who may set it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type Coaching,
  type Day,
  type Decidable,
  dateAt,
  dayAfter,
  dueOn,
  type Head,
  isOpenTask,
  nextDue,
  PracticeSettings,
  type Rhythm,
  rowFor,
  settingsProblem,
  type Task,
  taskHistory,
} from "@carethread/model";
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { runs } from "../support/long.ts";
import { at, conversation, portal, staff } from "./arbitraries.ts";
import { ana, codeOf, example, host, kim, lee, mayOf, mo, oz, withSupport } from "./example.ts";
import { Room } from "./room.ts";

const zone = "America/Chicago";
const hours = { zone, week: { mon: [{ from: "08:00", to: "17:00" }] }, holidays: [] };
const settings: Partial<PracticeSettings> = { cadence: true, kinds: ["continuous"], hours, tasking: true };

/** Midday of a day of the practice's calendar, or another hour. */
const on = (day: Day, hour = 12): number =>
  Temporal.PlainDateTime.from(day).with({ hour }).toZonedDateTime(zone).epochMilliseconds;

const plan = "2026-03-01";

class Coached extends Room {
  /** Does it; gives the types of what was stored, or why it was refused. */
  give(actor: number, command: Decidable, now: number): string {
    const answer = this.ask(actor, command, now);
    if ("refused" in answer) return answer.refused;
    this.log.push(...answer.events);
    this.state = answer.state;
    this.now = now;
    return answer.events.map(({ event }) => event.type).join();
  }

  say(actor: number, now: number, visibility: "everyone" | "staff" = "everyone"): string {
    return this.give(actor, { type: "message", text: "How are you?", visibility }, now);
  }

  chart(change: object, now: number): string {
    this.patient = { ...this.patient, ...change };
    return this.give(host, { type: "roster" }, now);
  }

  /** Time passes: what comes due does. */
  pass(now: number): string {
    return this.give(host, { type: "come-due" }, now);
  }

  set(rhythm: Rhythm, now: number, by = kim): string {
    return this.give(by, { type: "set-rhythm", rhythm }, now);
  }

  get head(): Head {
    assert(this.state !== null);
    return this.state.staff.head;
  }

  get coaching(): Coaching | undefined {
    return this.head.coaching;
  }

  get due(): Day | undefined {
    return this.coaching?.due;
  }

  get tasks(): readonly Task[] {
    return this.head.tasks ?? [];
  }
}

function begun(changes: Parameters<typeof example>[0] = {}): Coached {
  const room = new Coached(example({ ...changes, settings: { ...settings, ...changes.settings } }));
  room.give(host, { type: "start", conversation, kind: "continuous" }, on("2026-02-01"));
  return room;
}

test("a plan makes a message due on its first day, for the primary coach, until somebody of the team writes", () => {
  const room = begun();
  assert.equal(room.chart({ plan }, on("2026-02-20")), "rhythm-changed");
  assert.deepEqual(room.coaching, { plan, rhythm: { type: "plan" } });
  assert(room.state !== null);
  assert.equal(nextDue(room.state, room.settings), on(plan, 0), "by the practice's clocks");
  assert.equal(room.pass(on(plan, 0) - 1), "");
  assert.equal(room.pass(on(plan, 0)), "message-due,task-raised");
  assert.equal(room.pass(on(plan, 1)), "", "once");
  assert.equal(room.due, plan);
  const [task] = room.tasks;
  assert.deepEqual(
    [task?.why, task?.owner?.id, task?.due],
    ["message-due", at(staff, 0).id, on(dayAfter(plan, 1), 0) - 1],
  );
  // A note is nothing to the patient, and what the patient writes is no message of the coach's.
  room.say(kim, on(plan), "staff");
  room.say(ana, on(plan));
  assert.equal(room.due, plan);
  room.say(lee, on(plan, 13));
  assert.deepEqual([room.due, room.tasks], [undefined, []]);
  assert.equal(room.pass(on("2026-03-02", 0)), "message-due,task-raised");
});

test("a row says it to staff alone, and by no word to the patient", () => {
  const room = begun({ patient: { plan } });
  room.pass(on(plan));
  assert(room.state !== null);
  assert.equal(rowFor(room.state, at(staff, 0).id)?.due, plan);
  assert.equal(rowFor(room.state, at(portal, 0).id)?.due, undefined);
  assert.ok(!JSON.stringify(room.state.portal).includes("rhythm"));
  assert.equal(room.state.portal?.head.coaching, undefined);
});

test("a coach sets another rhythm, which says when the next is due, and that nothing is for now", () => {
  const room = begun({ patient: { plan } });
  room.pass(on(plan));
  room.say(kim, on(plan));
  const third: Rhythm = { type: "days", every: 3, reason: "preference" };
  assert.equal(room.set(third, on(plan)), "rhythm-changed");
  assert.deepEqual(room.coaching, { plan, rhythm: third, setOn: plan });
  assert.equal(room.set(third, on(plan)), "", "it is so already");
  assert.equal(room.pass(on("2026-03-03", 23)), "");
  assert.equal(room.pass(on("2026-03-04", 0)), "message-due,task-raised");
  // As needed: what was due is due no more, and what was to be done about it is taken back.
  assert.equal(room.set({ type: "as-needed" }, on("2026-03-04"), lee), "rhythm-changed");
  assert.deepEqual([room.due, room.tasks], [undefined, []]);
  assert.equal(room.pass(on("2027-03-04")), "");
});

test("a pause ends on a day to come, and then by the plan", () => {
  const room = begun({ patient: { plan } });
  const until = (day: Day): Rhythm => ({ type: "paused", until: day });
  for (const day of ["2026-03-09", "2026-03-10"])
    assert.equal(room.set(until(day), on("2026-03-10")), "pause-over");
  assert.equal(room.set(until("2026-03-20"), on("2026-03-10")), "rhythm-changed");
  assert.equal(room.pass(on("2026-03-19", 23)), "");
  room.pass(on("2026-03-20", 0));
  assert.equal(room.due, "2026-03-20");
});

test("a new plan begins by its own rhythm, whatever was set, and one that ended leaves none", () => {
  const room = begun({ patient: { plan } });
  room.set({ type: "as-needed" }, on("2026-03-10"));
  assert.equal(room.chart({ plan: "2026-05-01" }, on("2026-04-20")), "rhythm-changed");
  assert.deepEqual(room.coaching, { plan: "2026-05-01", rhythm: { type: "plan" } });
  room.pass(on("2026-05-01"));
  assert.equal(room.chart({ plan: undefined }, on("2026-05-01", 13)), "rhythm-changed");
  assert.deepEqual([room.coaching, room.tasks], [undefined, []]);
});

test("what was done by a call is known to the plan after it as well", () => {
  const room = begun();
  room.set({ type: "daily" }, on(plan, 0));
  room.pass(on(plan, 0));
  room.give(kim, { type: "complete-task", task: room.tasks[0]?.id ?? "" }, on(plan, 9));
  for (const chart of [{ plan }, { plan: undefined }, { plan }]) room.chart(chart, on(plan, 10));
  assert.equal(room.pass(on(plan, 23)), "");
  assert.equal(room.pass(on("2026-03-02", 0)), "message-due,task-raised");
});

test("to whom nobody can write nothing is due", () => {
  for (const gone of [{ deceased: true }, { withdrawn: true } as const]) {
    const room = begun({ patient: { plan } });
    room.pass(on(plan));
    assert.equal(room.chart(gone, on(plan, 13)), "patient-changed");
    assert.deepEqual([room.due, room.tasks], [undefined, []]);
    assert.equal(room.pass(on("2026-04-01")), "");
  }
});

test("what was done by a call counts as a message, and who waits for an answer still does", () => {
  const room = begun({ patient: { plan }, settings: { answerWithin: 3_600_000 } });
  room.pass(on(plan, 8));
  room.say(ana, on(plan, 9));
  const task = room.tasks[0]?.id ?? "";
  room.give(kim, { type: "complete-task", task }, on(plan, 10));
  assert.deepEqual([room.due, room.tasks], [undefined, []]);
  assert.equal(room.head.waitsSince, on(plan, 9));
  assert.equal(room.pass(on(plan, 23)), "");
  assert.equal(room.pass(on("2026-03-02", 0)), "message-due,task-raised");
});

test("a task of the rhythm does not stand for one that somebody waits for", () => {
  const policies = { continuous: { task: true } } as const;
  const room = begun({
    patient: { plan },
    settings: { answerWithin: 3_600_000, hours: undefined, policies },
  });
  room.give(kim, { type: "claim-task", task: room.tasks[0]?.id ?? "", from: null }, on(plan, 6));
  room.say(kim, on("2026-02-03"));
  room.say(ana, on("2026-02-28", 20));
  room.pass(on(plan, 8));
  room.give(host, { type: "raise-task" }, on(plan, 9));
  assert.ok(room.tasks.some(({ why }) => why === "unanswered"));
});

test("who sets it is of the team, where there is a rhythm at all", () => {
  const room = begun({ patient: { plan }, ...withSupport });
  for (const by of [kim, lee]) assert.equal(mayOf(room, by).coach, null);
  for (const by of [mo, oz, ana]) {
    assert.equal(mayOf(room, by).coach, undefined);
    assert.notEqual(room.set({ type: "daily" }, on(plan), by), "rhythm-changed");
  }
  const other = begun({ patient: { plan }, settings: { cadence: false } });
  assert.equal(other.set({ type: "daily" }, on(plan)), "not-allowed");
  assert.equal(other.pass(on("2026-04-01")), "");
  const topics = new Room(example({ settings }));
  assert.equal(codeOf(topics.ask(kim, { type: "set-rhythm", rhythm: { type: "daily" } }, 1)) === null, false);
});

test("the tab Due is the staff's, where messages come due", () => {
  const problem = (change: object) =>
    settingsProblem(PracticeSettings.parse({ kinds: ["continuous"], ...change }))?.params.flag ?? null;
  const tabs = { staff: ["all", "due"], portal: [] };
  assert.equal(problem({ cadence: true, tabs }), null);
  assert.equal(problem({ tabs }), "tabs");
  assert.equal(problem({ cadence: true, tabs: { staff: [], portal: ["due"] } }), "tabs");
  assert.equal(problem({ kinds: ["topic"], cadence: true }), "cadence");
});

/** Days and hours on which something is done, and what. */
const deed = fc.record({
  after: fc.integer({ min: 0, max: 9 }),
  hour: fc.integer({ min: 0, max: 23 }),
  does: fc.oneof(
    fc.constantFrom("writes" as const, "notes" as const, "is written to" as const, "calls" as const),
    fc.record({
      type: fc.constantFrom("plan" as const, "daily" as const, "weekly" as const, "as-needed" as const),
    }),
    fc.record({ type: fc.constant("days" as const), every: fc.integer({ min: 2, max: 12 }) }),
    fc.record({ type: fc.constant("paused" as const), pause: fc.integer({ min: 1, max: 20 }) }),
    fc.record({ plan: fc.option(fc.integer({ min: -5, max: 20 }), { nil: undefined }) }),
  ),
});

test("whatever is done, a message is due from the day on that the table of days says, and no other", () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 30 }), deeds => {
      const room = begun();
      let day = plan as Day;
      // The reference: what is known of the rhythm, in days.
      let known = null as { plan?: Day | undefined; rhythm: Rhythm; setOn?: Day | undefined } | null;
      let last: Day | undefined;
      let due: Day | null = null;
      /** Each midnight up to a day. */
      const walk = (to: Day): void => {
        for (; ; day = dayAfter(day, 1)) {
          room.pass(on(day, 0));
          const next = known === null ? null : dueOn({ ...known, last });
          if (due === null && next !== null && next <= day) due = next;
          assert.equal(room.due, due ?? undefined, day);
          assert.equal(room.tasks.filter(({ why }) => why === "message-due").length, due === null ? 0 : 1);
          assert.deepEqual(
            taskHistory(room.seen("staff"))
              .filter(isOpenTask)
              .map(({ id }) => id),
            room.tasks.map(({ id }) => id),
          );
          if (day === to) return;
        }
      };
      let hour = 0;
      for (const { after, hour: when, does } of deeds) {
        // Within a day in order.
        hour = after === 0 ? Math.max(hour, when) : when;
        walk(dayAfter(day, after));
        const now = on(day, hour);
        const today = dateAt(hours, now);
        if (does === "writes") {
          room.say(kim, now);
          [last, due] = [today, null];
        } else if (does === "notes") room.say(kim, now, "staff");
        else if (does === "is written to") room.say(ana, now);
        else if (does === "calls") {
          const task = room.tasks.find(({ why }) => why === "message-due");
          if (task === undefined) continue;
          room.give(kim, { type: "complete-task", task: task.id }, now);
          [last, due] = [today, null];
        } else if ("plan" in does) {
          const begins = does.plan === undefined ? undefined : dayAfter(today, does.plan);
          room.chart({ plan: begins }, now);
          if (begins === known?.plan) continue;
          known = begins === undefined ? null : { plan: begins, rhythm: { type: "plan" } };
          due = null;
        } else {
          const rhythm: Rhythm =
            "pause" in does ? { type: "paused", until: dayAfter(today, does.pause) } : does;
          if (JSON.stringify(known?.rhythm) === JSON.stringify(rhythm)) continue;
          room.set(rhythm, now);
          known = { ...(known ?? {}), rhythm, setOn: today };
          due = null;
        }
      }
      walk(dayAfter(day, 30));
    }),
    { numRuns: runs(30) },
  );
});
