/** The two views of a conversation: what is folded from the events alone is what the room holds. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  apply,
  applyView,
  attachedIn,
  type ConversationState,
  ConversationWelcome,
  Event,
  FromConversation,
  firstPlaceOf,
  markFor,
  mayIn,
  presentIn,
  project,
  Row,
  receiptsFor,
  rowFor,
  SeenEvent,
  stateFor,
  type View,
  type ViewState,
  viewOf,
} from "@carethread/model";
import fc from "fast-check";
import { runs } from "../support/long.ts";
import { at, everybody, scripts, world } from "./arbitraries.ts";
import { started } from "./example.ts";
import { play, Room } from "./room.ts";

const views: readonly View[] = ["staff", "portal"];

test("[I-2] a view folded from its events alone equals the view of the room's state", () => {
  fc.assert(
    fc.property(world, scripts(), (world, script) => {
      const room = new Room(world);
      const folded: Record<View, ViewState | null> = { staff: null, portal: null };
      for (const { events, after } of play(room, script)) {
        for (const stored of events) {
          for (const view of views) {
            const event = project(stored, view);
            if (event !== null) folded[view] = applyView(folded[view], event);
          }
        }
        for (const view of views) {
          assert.deepEqual(after === null ? null : stateFor(after, view), folded[view]);
        }
      }
    }),
  );
});

test("the state that is decided is the one that the log gives, event by event", () => {
  fc.assert(
    fc.property(world, scripts(), (world, script) => {
      for (const { step, events, before, after } of play(new Room(world), script)) {
        // Reading stands beside the log.
        if (["read", "mark-read", "lapse", "archive", "mark-unread"].includes(step.do)) continue;
        assert.deepEqual(events.reduce<ConversationState | null>(apply, before), after);
      }
    }),
  );
});

test("[I-4] a staff-only event changes nothing in the portal's view", () => {
  fc.assert(
    fc.property(world, scripts(), (world, script) => {
      for (const { events, before } of play(new Room(world), script)) {
        let state: ConversationState | null = before;
        for (const stored of events) {
          const next = apply(state, stored);
          if (!stored.everyone) {
            assert.equal(project(stored, "portal"), null);
            assert.equal(next.portal, state?.portal ?? null);
          }
          state = next;
        }
      }
    }),
  );
});

test("[F-084] both logs are numbered without gaps, and their times never go back", () => {
  fc.assert(
    fc.property(world, scripts(), (world, script) => {
      const room = new Room(world);
      for (const _ of play(room, script)) {
        for (const view of views) {
          const seen = room.seen(view);
          assert.deepEqual(
            seen.map(({ pos }) => pos),
            seen.map((_, index) => index + 1),
          );
          // Past messages may come in after a change of the roster; among themselves messages keep their order.
          const messages = seen.filter(({ type }) => type === "message");
          assertRising(messages.map(event => event.at));
          assertRising(seen.filter(event => !("imported" in event)).map(event => event.at));
        }
      }
    }),
  );
});

test("[F-084] a server's clock that is set back does not turn the portal's log around", () => {
  fc.assert(
    fc.property(world, scripts(undefined, { setBack: true }), (world, script) => {
      const room = new Room(world);
      for (const _ of play(room, script));
      assertRising(
        room
          .seen("portal")
          .filter(event => !("imported" in event))
          .map(event => event.at),
      );
    }),
  );
});

test("what is decided, projected and summed up passes the schemas of the wire", () => {
  fc.assert(
    fc.property(world, scripts(), (world, script) => {
      const room = new Room(world);
      for (const { events, after: state } of play(room, script)) {
        for (const stored of events) {
          assert.deepEqual(Event.parse(stored.event), stored.event);
          for (const view of views) {
            const seen = project(stored, view);
            if (seen !== null) assert.deepEqual(SeenEvent.parse(seen), seen);
          }
        }
        if (state === null) continue;
        for (const [actor, you] of everybody.entries()) {
          const view = viewOf(you.side);
          const shown = stateFor(state, view);
          if (shown === null) continue;
          const welcome: ConversationWelcome = {
            type: "welcome",
            you,
            may: mayIn(room.facts(actor), room.target),
            ...shown,
            receipts: receiptsFor(state, view),
            mark: markFor(state, you.id, view),
            presence: [],
            events: room.seen(view),
            from: 1,
            hasOlder: false,
          };
          assert.deepEqual(ConversationWelcome.parse(welcome), welcome);
          const row = rowFor(state, you.id);
          if (row !== null) assert.deepEqual(Row.parse({ ...row, rev: 1 }), { ...row, rev: 1 });
        }
      }
    }),
    { numRuns: runs(40) },
  );
});

test("[F-039] [F-040] a row has the last message that its owner sees and counts those alone", () => {
  fc.assert(
    fc.property(world, scripts(), (world, script) => {
      const room = new Room(world);
      for (const { after: state } of play(room, script)) {
        if (state === null) continue;
        for (const { id, side } of everybody) {
          const row = rowFor(state, id);
          assert.equal(row === null, state.staff.members[id] === undefined);
          if (row === null) continue;
          const first = firstPlaceOf(state, id);
          const messages = room
            .seen(viewOf(side))
            .flatMap(event => (event.type === "message" && event.pos >= first ? [event] : []));
          const last = messages.at(-1);
          assert.equal(row.messages, messages.length);
          assert.equal(row.last?.pos, last?.pos);
          assert.deepEqual(row.last?.attached, attachedIn(last?.body.attachments));
          const shown = stateFor(state, viewOf(side));
          const present = presentIn(shown?.members ?? {}, [room.seen(viewOf(side))]);
          assert.deepEqual(row.last?.by, last && present(last.by));
          assert.equal(row.at, last?.at ?? state.staff.head.createdAt);
          assert.equal(row.patient.patientId, state.staff.head.patient.patientId);
          if (first > 1) continue;
          const spoke = messages.filter(
            ({ by, visibility }) => by.side === "portal" || visibility === "everyone",
          );
          assert.equal(row.awaiting, spoke.at(-1)?.by.side === "portal");
        }
      }
    }),
  );
});

const hidden = { shown: undefined, portalPlace: undefined, earlier: undefined };

test("the staff's log has every event, in the order stored", () => {
  fc.assert(
    fc.property(world, scripts(), (world, script) => {
      const room = new Room(world);
      for (const _ of play(room, script));
      assert.deepEqual(
        room.seen("staff").map(({ pos, ...event }) => event),
        // Who had it on their screen is nobody else's business, nor is where the portal's log has a message.
        room.log.map(({ event }) => {
          const { shown: _, portalPlace: _place, earlier: _earlier, ...told } = { ...hidden, ...event };
          return told;
        }),
      );
    }),
  );
});

test("a log begins with one `created`", () => {
  const { log, state } = started();
  const created = project(at(log, 0), "staff");
  const joined = project(at(log, 1), "staff");
  assert.ok(created && joined && state);
  assert.throws(() => applyView(null, joined), /begins with "created"/);
  assert.throws(() => applyView(state.staff, created), /one "created"/);
});

test("a frame of an unknown type fails its schema", () => {
  assert.equal(FromConversation.safeParse({ type: "surprise" }).success, false);
});

function assertRising(times: readonly number[]): void {
  for (const [index, time] of times.entries()) assert.ok(index === 0 || time >= at(times, index - 1));
}
