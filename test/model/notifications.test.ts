/** Who is told of what waits for them: in the badge, allowed by their settings, and not on their screen. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type ConversationState,
  changeSettings,
  defaultPersonSettings,
  isToldOfNews,
  limits,
  nextLapse,
  type PersonSettings,
  PracticeSettings,
  readPast,
  recount,
  remindedAt,
  type SettingsChange,
} from "@carethread/model";
import fc from "fast-check";
import { runs } from "../support/long.ts";
import { at, everybody, scripts, staff, world } from "./arbitraries.ts";
import { ana, host, kim, lee, read, say, started } from "./example.ts";
import { play, Room } from "./room.ts";

const settings: fc.Arbitrary<PersonSettings> = fc
  .record({ newPatientMessage: fc.boolean(), unreadReminder: fc.boolean() })
  .map(({ newPatientMessage, unreadReminder }) => ({
    newPatientMessage,
    unreadReminder: newPatientMessage && unreadReminder,
  }));

const change: fc.Arbitrary<SettingsChange> = fc.record(
  { newPatientMessage: fc.boolean(), unreadReminder: fc.boolean() },
  { requiredKeys: [] },
);

test("[F-132] the reminder is never on without the first, and turning the first off turns it off", () => {
  fc.assert(
    fc.property(settings, fc.array(change), (first, changes) => {
      let now = first;
      for (const each of changes) {
        const next = changeSettings(now, each);
        const first = each.newPatientMessage ?? now.newPatientMessage;
        if ("refused" in next) {
          assert.equal(next.refused, "reminder-needs-new-message");
          assert.ok(!first && each.unreadReminder === true);
          continue;
        }
        assert.equal(next.newPatientMessage, first);
        assert.ok(next.newPatientMessage || !next.unreadReminder);
        if (first && each.unreadReminder !== undefined)
          assert.equal(next.unreadReminder, each.unreadReminder);
        now = next;
      }
    }),
  );
  assert.deepEqual(defaultPersonSettings, { newPatientMessage: true, unreadReminder: true });
});

test("[F-130] [F-131] a message is news to those whose badge it entered and who did not see it come", () => {
  fc.assert(
    fc.property(world, scripts(), (world, script) => {
      for (const { step, events, before, after } of play(new Room(world), script)) {
        // Told of below.
        if (step.do === "lapse") continue;
        const message = events.find(({ event }) => event.type === "message")?.event;
        for (const { id } of everybody) {
          const [old, now] = [before?.reading[id]?.news, after?.reading[id]?.news];
          if (now === undefined) continue;
          const isNews: boolean =
            step.do === "message" &&
            message?.type === "message" &&
            message.received?.includes(id) === true &&
            !step.screens?.some(screen => at(everybody, screen).id === id);
          const isStart =
            step.do === "start" && message?.type === "message" && message.received?.includes(id);
          const more: number = isNews || isStart ? 1 : 0;
          const [wasPatient, wasTeam] = [old?.patient ?? 0, old?.team ?? 0];
          assert.equal(now.patient + now.team, wasPatient + wasTeam + more);
          if (more > 0) assert.equal(now.patient > wasPatient, message?.by.side === "portal");
        }
      }
    }),
  );
});

const newsOf = (state: ConversationState | null, id: string) => {
  const { patient, team } = state?.reading[id]?.news ?? { patient: 0, team: 0 };
  return patient + team;
};

test("[F-130] what came onto a screen and was not read is news after a while, and never twice", () => {
  fc.assert(
    fc.property(world, scripts(), (world, script) => {
      const room = new Room(world);
      /** By person: the news there were when nothing was in the badge last, and the messages that ever entered it. */
      const told = new Map<string, number>();
      const received = new Map<string, number>();
      for (const { step, events, before, after } of play(room, script)) {
        for (const { event } of events)
          if (event.type === "message")
            for (const id of event.received ?? []) received.set(id, (received.get(id) ?? 0) + 1);
        for (const { id } of everybody) {
          const reading = after?.reading[id];
          if (reading === undefined) continue;
          if (reading.badge === 0) told.set(id, newsOf(after, id));
          assert.ok(newsOf(after, id) >= newsOf(before, id));
          const { patient, team } = reading.shown ?? { patient: 0, team: 0 };
          const waiting = patient + team;
          assert.ok(reading.shown === null || waiting > 0);
          assert.ok(Math.max(patient, team) <= reading.badge);
          assert.ok(reading.since === null ? patient === 0 : team < reading.badge);
          assert.ok(newsOf(after, id) + waiting <= (received.get(id) ?? 0));
          if (step.do !== "lapse") continue;
          assert.equal(reading.shown, null);
          assert.ok(newsOf(after, id) - (told.get(id) ?? 0) >= reading.badge);
        }
        if (step.do === "lapse" && after !== null) assert.equal(nextLapse(after), null);
      }
    }),
    { numRuns: runs(50) },
  );
});

test("[F-130] a screen is believed for a while, and as long as receipts come from it", () => {
  const room = started();
  const { id } = at(staff, kim);
  read(room, kim);
  const shown = () => room.state?.reading[id]?.shown;
  const lapse = (now: number) => {
    const answer = room.ask(host, { type: "lapse" }, now);
    assert.ok(!("refused" in answer) && answer.state !== null);
    assert.deepEqual(answer.events, []);
    return answer.state;
  };
  say(room, ana, "one", "everyone", { screens: [kim], now: 10_000 });
  say(room, lee, "two", "everyone", { screens: [kim], now: 20_000 });
  const from = room.log.findLast(({ event }) => event.type === "message" && event.by.side === "portal")?.seq;
  assert.deepEqual(shown(), { patient: 1, team: 1, since: 10_000, from });
  assert.ok(room.state);
  const end = 10_000 + limits.screenLapse + 1;
  assert.equal(nextLapse(room.state), end);
  assert.equal(lapse(end - 1), room.state);
  const before = newsOf(room.state, id);
  const late = lapse(end);
  assert.deepEqual([newsOf(late, id), late.reading[id]?.shown, nextLapse(late)], [before + 2, null, null]);
  // The first of them is read: what is left has its time from here on.
  const first = room.log.findLast(({ event }) => event.type === "message" && event.by.side === "portal");
  room.do({ do: "read", by: kim, share: ((first?.seq ?? 0) + 0.5) / room.log.length, now: 30_000 });
  assert.deepEqual(shown(), { patient: 0, team: 1, since: 30_000, from });
  room.do({ do: "read", by: kim, share: 1, now: 40_000 });
  assert.equal(shown(), null);
  assert.equal(room.state && nextLapse(room.state), null);
  assert.equal(newsOf(room.state, id), before);
});

test("[F-130] of what came onto a screen, nothing that was read is told of later", () => {
  const room = started();
  const { id } = at(staff, kim);
  read(room, kim);
  say(room, lee, "one", "everyone", { screens: [kim], now: 10_000 });
  const { seq } = at(room.log, room.log.length - 2);
  say(room, ana, "two", "everyone", { screens: [kim], now: 20_000 });
  room.do({ do: "read", by: kim, share: (seq + 0.5) / room.log.length, now: 30_000 });
  assert.deepEqual(room.state?.reading[id]?.shown, { patient: 1, team: 0, since: 30_000, from: seq });
});

test("[F-130] what came when the screen was gone is no more believed to be on it than before", () => {
  const room = started();
  const { id } = at(staff, kim);
  read(room, kim);
  say(room, ana, "on the screen", "everyone", { screens: [kim], now: 10_000 });
  const { seq } = at(room.log, room.log.length - 1);
  say(room, ana, "on none", "everyone", { now: 20_000 });
  const told = newsOf(room.state, id);
  room.do({ do: "read", by: kim, share: (seq + 0.5) / room.log.length, now: 30_000 });
  assert.deepEqual([room.state?.reading[id]?.badge, room.state?.reading[id]?.shown], [1, null]);
  assert.equal(newsOf(room.state, id), told);
});

test("only time ends what is believed of a screen", () => {
  const room = started();
  for (const actor of [kim, ana]) {
    assert.deepEqual(room.ask(actor, { type: "lapse" }, 90_000), { refused: "not-allowed", params: {} });
  }
});

test("[F-130] [F-131] New patient message decides about the patient's messages alone", () => {
  const usual = PracticeSettings.parse({});
  const none = { patient: 1, team: 1 };
  const off = { newPatientMessage: false, unreadReminder: false };
  const patient = { patient: 2, team: 1 };
  const team = { patient: 1, team: 2 };
  assert.equal(isToldOfNews("staff", defaultPersonSettings, usual, none, patient), true);
  assert.equal(isToldOfNews("staff", off, usual, none, patient), false);
  assert.equal(isToldOfNews("staff", off, usual, none, team), true);
  assert.equal(isToldOfNews("portal", off, usual, none, patient), true);
  assert.equal(isToldOfNews("staff", defaultPersonSettings, usual, none, none), false);
});

test("[F-131] where the practice says so, nothing that staff write notifies staff, a mention included", () => {
  const practice = PracticeSettings.parse({ notifyOf: "patient-only" });
  const none = { patient: 1, team: 1 };
  const team = { patient: 1, team: 2 };
  assert.equal(isToldOfNews("staff", defaultPersonSettings, practice, none, team), false);
  assert.equal(isToldOfNews("staff", defaultPersonSettings, practice, none, { patient: 2, team: 2 }), true);
  assert.equal(isToldOfNews("portal", defaultPersonSettings, practice, none, team), true);
});

test("[F-013] where the practice offers no portal messages, nobody of the portal is told of any", () => {
  const none = { patient: 1, team: 1 };
  for (const off of [{ messaging: false }, { portalMessaging: false }]) {
    const practice = PracticeSettings.parse(off);
    assert.equal(
      isToldOfNews("portal", defaultPersonSettings, practice, none, { patient: 2, team: 2 }),
      false,
    );
  }
});

test("[F-133] a reminder comes after more than the time, and only where it is wanted", () => {
  const off = { newPatientMessage: true, unreadReminder: false };
  assert.equal(remindedAt("staff", defaultPersonSettings, 1_000, 500), 1_501);
  assert.equal(remindedAt("staff", defaultPersonSettings, null, 500), null);
  assert.equal(remindedAt("staff", off, 1_000, 500), null);
  assert.equal(remindedAt("portal", defaultPersonSettings, 1_000, 500), null);
});

test("[F-133] what waits is the oldest unread message of the patient, and nothing once it is read", () => {
  const room = started();
  const { id } = at(staff, kim);
  const since = () => room.state?.reading[id]?.since;
  assert.equal(since(), 1_000);
  say(room, ana, "and one more", "everyone", { now: 5_000 });
  assert.equal(since(), 1_000);
  room.do({ do: "read", by: kim, share: 0.9, now: 6_000 });
  assert.equal(since(), 5_000);
  read(room, kim);
  assert.equal(since(), null);
});

test("[I-3] reading piece by piece comes to the same as reading at once", () => {
  fc.assert(
    fc.property(
      world,
      scripts(),
      fc.nat(everybody.length - 2),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (world, script, actor, share) => {
        const room = new Room(world);
        for (const _ of play(room, script));
        const { id } = at(everybody, actor);
        const { state } = room;
        const member = state?.staff.members[id];
        const reading = state?.reading[id];
        if (state === null || member === undefined || reading === undefined) return;
        const to = room.position(actor, share);
        const between = room.log.filter(({ seq }) => seq > reading.mark.seq && seq <= to.seq);
        const rest = room.log.filter(({ seq }) => seq > to.seq);
        const { since } = recount(member, rest);
        const piecewise = readPast(
          state,
          id,
          { shownAfter: { seq: 0, portal: 0 }, to },
          recount(member, between, reading.shown?.from),
          since,
          room.now,
        );
        const outcome = room.do({ do: "read", by: actor, share, now: room.now });
        assert.deepEqual(piecewise ?? state, outcome.after);
      },
    ),
  );
});
