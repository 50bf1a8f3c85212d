/** *Mark as unread*: one's own place goes back, and nothing else does. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { markFor, receiptsFor, rowFor, viewOf } from "@carethread/model";
import fc from "fast-check";
import { at, everybody, portal, scripts, staff, world } from "./arbitraries.ts";
import { ana, kim, read, say, started } from "./example.ts";
import { play, Room } from "./room.ts";

test("[F-100] [I-6] who marks it as unread, of either side, has it unread until they read it, and nobody else's reading nor any receipt changes", () => {
  const seen = { staff: 0, portal: 0, system: 0 };
  fc.assert(
    fc.property(world, scripts(), (world, script) => {
      for (const { step, before, after, events, refusal } of play(new Room(world), script)) {
        if (step.do !== "mark-unread" || before === null || after === null) continue;
        const { id, side } = at(everybody, step.by);
        assert.equal(events.length, 0, "nobody is told of it");
        const isMember = before.staff.members[id] !== undefined;
        if (refusal !== null) {
          assert.equal(after, before);
          continue;
        }
        assert.ok(isMember);
        seen[side]++;
        const log = side === "portal" ? "portal" : "seq";
        const [old, now] = [before.reading[id], after.reading[id]];
        assert.ok(old && now && now.mark[log] <= old.mark[log] && now.unread >= old.unread);
        assert.deepEqual([now.receipt, now.news, now.markedUnread], [old.receipt, old.news, true]);
        for (const view of ["staff", "portal"] as const)
          assert.deepEqual(receiptsFor(after, view), receiptsFor(before, view));
        assert.ok(markFor(after, id, viewOf(side)).badge >= 1 && (rowFor(after, id)?.badge ?? 0) >= 1);
        for (const other of Object.keys(after.reading))
          if (other !== id) assert.equal(after.reading[other], before.reading[other]);
      }
    }),
    { numRuns: 300 },
  );
  assert.ok(seen.staff > 0 && seen.portal > 0, JSON.stringify(seen));
});

test("[F-100] [F-101] what is marked as unread from a message on is read from there, and the mark ends by that", () => {
  const room = started();
  for (const text of ["one", "two", "three"]) say(room, kim, text);
  read(room, ana);
  const { id } = at(portal, 0);
  const end = room.state?.portal?.head.pos ?? 0;
  const from = room.log.find(({ portal }) => portal === end - 2);
  assert.ok(from);
  const wayBack = room.wayBack(ana, { seq: from.seq, portal: from.portal });
  const marked = room.ask(ana, { type: "mark-unread" }, 5_000, [], wayBack);
  assert.ok(!("refused" in marked) && marked.state !== null);
  room.state = marked.state;
  const mark = () => room.state && markFor(room.state, id, "portal");
  assert.deepEqual(mark(), { pos: end - 2, unread: 2, badge: 2, markedUnread: true });
  const again = room.ask(ana, { type: "mark-unread" }, 5_000, [], room.wayBack(ana, from));
  assert.equal("refused" in again || again.state, room.state, "once more changes nothing");
  const stale = room.ask(ana, { type: "mark-unread" }, 5_000, [], wayBack);
  assert.equal("refused" in stale && stale.refused, "server-error");
  room.do({ do: "read-portal", by: ana, after: end - 2, pos: end - 1, now: 6_000 });
  assert.deepEqual(mark(), { pos: end - 1, unread: 1, badge: 1, markedUnread: false });
});

test("[F-100] where nothing was written there is nothing to mark", () => {
  const room = started();
  const { id } = at(staff, 0);
  const answer = room.ask(kim, { type: "mark-unread" }, 5_000);
  assert.ok(!("refused" in answer) && answer.state?.reading[id]?.markedUnread === false);
});
