/** Corrections: who asks, who answers and until when; and that the message itself stays as it is. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  answerBy,
  type BusinessHours,
  correctionDays,
  correctionsAfter,
  type Decidable,
  type Decided,
  daysLeft,
  endOfDay,
  extensionDays,
  isOfCorrection,
  limits,
  mayIn,
  pageLimits,
  projectFrom,
  type Refusal,
  type ShownCorrection,
  type View,
} from "@carethread/model";
import fc from "fast-check";
import { anything, at, deeds, everybody, key, scripts, world } from "./arbitraries.ts";
import { ana, bea, cas, example, host, kim, lee, oz, start, withSupport } from "./example.ts";
import { play, Room } from "./room.ts";

const day = 86_400_000;

const hours: BusinessHours = {
  zone: "America/Los_Angeles",
  week: { mon: [{ from: "08:00", to: "17:00" }] },
  holidays: [],
};

function begun(changes?: Parameters<typeof example>[0]): Room {
  const room = new Room(example(changes));
  start(room, ana);
  return room;
}

const open = (room: Room) => room.state?.staff.head.corrections ?? [];
const openId = (room: Room): string => open(room)[0]?.id ?? key(998);

/** Carries a command out as the room does, about the first message unless it says otherwise. */
function give(room: Room, by: number, command: Decidable, now = 2_000, share = 0): string {
  const answer: Decided | Refusal = room.ask(by, command, now, [], undefined, room.messageAt(by, share));
  if ("refused" in answer) return answer.refused;
  room.log.push(...answer.events);
  room.state = answer.state;
  return answer.events.map(({ event }) => event.type).join(" ");
}

const ask = (
  room: Room,
  by = ana,
  now = 2_000,
  words = { wrong: "The left knee", right: "The right knee" },
) => give(room, by, { type: "ask-correction", pos: 1, ...words }, now);
const answer = (room: Room, as: "approved" | "declined", by = kim, correction = openId(room)) =>
  give(room, by, { type: "answer-correction", correction, as, text: "The right knee" });
const withdraw = (room: Room, by = ana, correction = openId(room)) =>
  give(room, by, { type: "withdraw-correction", correction });
const extend = (room: Room, by = kim, correction = openId(room)) =>
  give(room, by, { type: "extend-correction", correction, reason: "The physician is away" });

/** How corrections stand at the first message. */
function shown(room: Room, view: View): readonly ShownCorrection[] {
  let corrections: readonly ShownCorrection[] = [];
  for (const event of room.seen(view))
    if (isOfCorrection(event)) corrections = correctionsAfter(corrections, event);
  return corrections;
}

test("whoever of the patient's side sees a message asks, and staff have a task of it until the last day is over", () => {
  for (const by of [ana, bea]) {
    const room = begun({ settings: { hours } });
    assert.equal(ask(room, by), "correction-asked task-raised");
    const [task] = room.state?.staff.head.tasks ?? [];
    const until = answerBy(hours, 2_000);
    assert.deepEqual(
      [task?.why, task?.status, task?.due, open(room)[0]?.until],
      ["correction", "requested", endOfDay(hours, until), until],
    );
    // To the portal there is no task, and the place is that of its own log.
    assert.equal(room.state?.portal?.head.tasks, undefined);
    assert.deepEqual(
      room.state?.portal?.head.corrections?.map(({ until, by: asker }) => [until, asker]),
      [[until, at(everybody, by).id]],
    );
  }
});

test("nobody else asks, and nobody asks for what they do not see", () => {
  const room = begun(withSupport);
  for (const by of [kim, lee, host]) assert.equal(ask(room, by), "not-allowed");
  for (const by of [cas, oz]) assert.equal(ask(room, by), "not-found");
  assert.equal(
    "refused" in room.ask(ana, { type: "ask-correction", pos: 9, wrong: "x", right: "y" }, 2_000) &&
      (room.ask(ana, { type: "ask-correction", pos: 9, wrong: "x", right: "y" }, 2_000) as Refusal).refused,
    "correction-nothing",
  );
  assert.equal(ask(room, ana, 2_000, { wrong: " ", right: "y" }), "correction-empty");
  assert.equal(ask(room, ana, 2_000, { wrong: "x", right: "" }), "correction-empty");
  const long = "x".repeat(pageLimits.correctionLength + 1);
  assert.equal(ask(room, ana, 2_000, { wrong: "x", right: long }), "correction-too-long");
  assert.equal(ask(room, ana, 2_000, { wrong: "x\u0000", right: "y" }), "text-malformed");
  assert.deepEqual(open(room), []);
});

test("there is one open ask a message, withdrawn by who asked and by nobody else; then another may come", () => {
  const room = begun();
  ask(room);
  assert.equal(ask(room), "correction-open");
  assert.equal(ask(room, bea), "correction-open");
  assert.equal(withdraw(room, bea), "correction-not-yours");
  assert.equal(withdraw(room, kim), "not-allowed");
  const first = openId(room);
  assert.equal(withdraw(room), "correction-withdrawn task-moved");
  assert.equal(withdraw(room, ana, first), "correction-over");
  assert.deepEqual(room.state?.staff.head.tasks ?? [], []);
  assert.equal(ask(room, bea), "correction-asked task-raised");
  assert.deepEqual(
    shown(room, "portal").map(({ by }) => by !== "team" && by.id),
    [at(everybody, bea).id],
  );
});

test("staff alone answer, once: what was approved stands beside the message, what was declined says why", () => {
  const room = begun();
  for (const as of ["declined", "approved"] as const) {
    ask(room);
    const id = openId(room);
    assert.equal(answer(room, as, ana), "not-allowed");
    assert.equal(
      give(room, kim, { type: "answer-correction", correction: id, as, text: "" }),
      "correction-empty",
    );
    assert.equal(answer(room, as), "correction-answered task-moved");
    for (const again of [answer(room, "approved", kim, id), extend(room, kim, id), withdraw(room, ana, id)])
      assert.equal(again, "correction-over");
    assert.deepEqual(room.state?.staff.head.tasks ?? [], []);
    // The portal reads by whom as of the team.
    const [portal] = shown(room, "portal");
    const [staff] = shown(room, "staff");
    assert.deepEqual(
      [portal?.answer?.as, portal?.answer?.by, portal?.answer?.text],
      [as, "team", "The right knee"],
    );
    assert.deepEqual(staff?.answer?.by, at(everybody, kim));
  }
  // What was declined before gave way to what was asked for after it.
  assert.equal(shown(room, "staff").length, 1);
});

test("the day is put later once, by 30 days and with a reason; the task's with it", () => {
  const room = begun({ settings: { hours } });
  ask(room);
  assert.equal(
    give(room, kim, { type: "extend-correction", correction: openId(room), reason: " " }),
    "correction-empty",
  );
  const before = open(room)[0]?.until ?? "";
  assert.equal(extend(room, ana), "not-allowed");
  assert.equal(extend(room), "correction-extended");
  const after = open(room)[0]?.until ?? "";
  assert.equal(daysLeft(after, before), extensionDays);
  assert.equal(room.state?.staff.head.tasks?.[0]?.due, endOfDay(hours, after));
  assert.equal(shown(room, "portal")[0]?.later, "The physician is away");
  assert.equal(extend(room), "correction-extended");
});

test("the last day is the sixtieth of the practice's calendar, on both sides of midnight and of a change of clocks", () => {
  // 23:59 and 00:01 of the first of September in Los Angeles; clocks go back on the first of November.
  const midnight = Date.UTC(2026, 8, 2, 7);
  assert.equal(answerBy(hours, midnight - 60_000), "2026-10-31");
  assert.equal(answerBy(hours, midnight + 60_000), "2026-11-01");
  assert.equal(endOfDay(hours, "2026-11-01"), Date.UTC(2026, 10, 2, 8) - 1);
  assert.equal(daysLeft("2026-11-01", "2026-09-02"), correctionDays);
  assert.equal(daysLeft("2026-11-01", "2026-11-01"), 0);
  assert.equal(daysLeft("2026-11-01", "2026-11-03"), -2);
  // A practice that says no time zone counts by UTC.
  assert.equal(answerBy(undefined, 0), "1970-03-02");
  assert.equal(endOfDay(undefined, "1970-03-02"), 61 * day - 1);
});

test("it ends with no conversation: in a closed one it is asked for and answered, and its task outlives the closing", () => {
  const room = begun();
  ask(room);
  room.do({ do: "close", by: kim, now: 3_000 });
  assert.deepEqual(
    room.state?.staff.head.tasks?.map(({ why }) => why),
    ["correction"],
  );
  const may = (by: number) => mayIn(room.facts(by), room.target);
  assert.deepEqual([may(ana).correct, may(ana).amend, may(ana).send], [null, undefined, "closed"]);
  assert.deepEqual([may(kim).correct, may(kim).amend], [undefined, null]);
  assert.equal(extend(room), "correction-extended");
  assert.equal(answer(room, "declined"), "correction-answered task-moved");
  assert.equal(ask(room, bea), "correction-asked task-raised");
  room.do({ do: "supersede", by: host, now: 4_000 });
  assert.deepEqual(
    room.state?.staff.head.tasks?.map(({ why }) => why),
    ["correction"],
  );
  assert.equal(withdraw(room, bea), "correction-withdrawn task-moved");
});

test("its task is taken and given like others, but done by the answer alone, which answers nobody who wrote", () => {
  const room = begun({ settings: { tasking: true, answerWithin: 3_600_000 } });
  ask(room);
  const task = room.state?.staff.head.tasks?.find(({ why }) => why === "correction")?.id ?? "";
  assert.equal(give(room, kim, { type: "claim-task", task, from: null }), "task-moved");
  assert.equal(give(room, kim, { type: "complete-task", task }), "correction-unanswered");
  const waits = room.state?.staff.head.waitsSince;
  assert(waits !== undefined);
  answer(room, "approved", lee);
  assert.equal(room.state?.staff.head.waitsSince, waits);
});

test("as many are open at once as a head can hold", () => {
  const room = begun();
  for (let n = 0; n <= limits.openCorrections; n++)
    room.do({ do: "message", by: ana, text: `Message ${n}`, visibility: "everyone", now: 2_000 });
  const command = { type: "ask-correction", pos: 1, wrong: "x", right: "y" } as const;
  const all = limits.openCorrections + 2;
  const said = Array.from({ length: all }, (_, n) => give(room, ana, command, 3_000, (n + 0.5) / all));
  assert.equal(said.filter(answer => answer === "too-many-corrections").length, 2);
  assert.equal(open(room).length, limits.openCorrections);
});

test("who sees the log from a place on is told nothing of a correction of what stands before it", () => {
  const room = begun();
  ask(room);
  extend(room);
  answer(room, "approved");
  const behind = (room.messageAt(kim, 0)?.seq ?? 0) + 1;
  for (const stored of room.log) {
    const isHidden = /^correction|^task/.test(stored.event.type);
    assert.equal(projectFrom(stored, "staff", behind)?.type, isHidden ? "unknown" : stored.event.type);
    assert.equal(projectFrom(stored, "staff", 1)?.type, stored.event.type);
  }
});

const busy = fc.oneof({ weight: 3, arbitrary: deeds.correct }, { weight: 1, arbitrary: anything });

test("[I-4] in any order: one open ask a message, answered is final, the message unchanged, both views alike, a task each", () => {
  fc.assert(
    fc.property(world, scripts(busy), (world, script) => {
      const room = new Room(world);
      const over = new Set<string>();
      const texts = new Map<string, string>();
      for (const { events } of play(room, script)) {
        for (const { event } of events) {
          if (event.type === "message") texts.set(event.id, JSON.stringify(event.body));
          if (!isOfCorrection(event)) continue;
          assert.ok(!over.has(event.correction), "nothing is said of what is over");
          if (event.type === "correction-answered" || event.type === "correction-withdrawn")
            over.add(event.correction);
          const { portalPlace } = event;
          const asked = room.log.find(({ event: { id } }) => id === event.message);
          assert.deepEqual([asked?.seq, asked?.portal], [event.place, portalPlace]);
        }
        const now = open(room);
        assert.equal(new Set(now.map(({ message }) => message)).size, now.length);
        assert.deepEqual(
          room.state?.portal?.head.corrections?.map(({ id, until, extended }) => [id, until, extended]) ?? [],
          now.map(({ id, until, extended }) => [id, until, extended]),
        );
        const tasks = room.state?.staff.head.tasks?.flatMap(({ about, due }) =>
          about ? [[about.correction, due]] : [],
        );
        assert.deepEqual(
          [...(tasks ?? [])].sort(),
          now.map(({ id, until }) => [id, endOfDay(room.settings.hours, until)]).sort(),
        );
      }
      for (const { event } of room.log)
        if (event.type === "message") assert.equal(JSON.stringify(event.body), texts.get(event.id));
      for (const event of room.seen("portal")) {
        assert.ok(!("portalPlace" in event) && !("earlier" in event));
        if (isOfCorrection(event))
          assert.equal(room.seen("portal").find(({ id }) => id === event.message)?.pos, event.place);
      }
    }),
  );
});
