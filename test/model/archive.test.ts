/** Archiving for oneself: a place in one's own reading, and nobody else's business. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { decide, isArchived, markFor, mayIn, receiptsFor, rowFor, viewOf } from "@carethread/model";
import fc from "fast-check";
import { runs } from "../support/long.ts";
import { at, everybody, scripts, world } from "./arbitraries.ts";
import { play, Room } from "./room.ts";

test("[F-174] [F-176] [F-177] a conversation is archived from the asking until a message is written that the person sees", () => {
  const seen = { archived: 0, back: 0 };
  fc.assert(
    fc.property(world, scripts(), (world, script) => {
      const room = new Room(world);
      /** Who archived it, by what is told of steps alone. */
      const archived = new Set<string>();
      for (const { step, before, after, events, refusal } of play(room, script)) {
        for (const { event } of events) {
          if (event.type !== "message") continue;
          for (const person of everybody)
            if ((event.visibility === "everyone" || person.side === "staff") && archived.delete(person.id))
              seen.back++;
        }
        if (step.do === "archive" && refusal === null && before !== null) {
          const { id } = at(everybody, step.by);
          if (step.on) archived.add(id);
          else archived.delete(id);
          if (step.on) seen.archived++;
          assert.equal(events.length, 0, "nobody is told of it");
        }
        if (after === null) continue;
        for (const { person } of Object.values(after.staff.members)) {
          // Who was lent a part sees no message of before, and has nothing that could have come back.
          if (after.staff.members[person.id]?.grant !== undefined) continue;
          const is = isArchived(after, person.id);
          assert.equal(is, archived.has(person.id), `${person.name}: ${JSON.stringify(step)}`);
          assert.equal(rowFor(after, person.id)?.archived === true, is);
          assert.equal(markFor(after, person.id, viewOf(person.side)).archived === true, is);
        }
      }
    }),
    { numRuns: runs(1_500) },
  );
  assert.ok(seen.archived > 0 && seen.back > 0, JSON.stringify(seen));
});

test("[F-174] only members archive, where the practice has it for their side, also what is closed; the rest of their reading stays", () => {
  fc.assert(
    fc.property(world, scripts(), (world, script) => {
      const room = new Room(world);
      for (const _ of play(room, script));
      const { state } = room;
      if (state === null) return;
      everybody.forEach(({ id, side }, actor) => {
        const facts = room.facts(actor);
        const may = mayIn(facts, room.target);
        const decided = decide(
          state,
          { facts, now: room.now, newId: () => "" },
          { type: "archive", on: true },
        );
        assert.equal("refused" in decided, may.archive !== null);
        if ("refused" in decided) return;
        assert.ok(side !== "system" && room.settings.archive[side]);
        assert.ok(state.staff.members[id] !== undefined);
        const { state: next } = decided;
        assert.ok(next !== null && isArchived(next, id));
        assert.deepEqual(receiptsFor(next, "staff"), receiptsFor(state, "staff"));
        const { archived: _, ...mark } = markFor(next, id, viewOf(side));
        const { archived: __, ...before } = markFor(state, id, viewOf(side));
        assert.deepEqual(mark, before);
        const back = decide(next, { facts, now: room.now, newId: () => "" }, { type: "archive", on: false });
        assert.ok(!("refused" in back) && back.state !== null && !isArchived(back.state, id));
      });
    }),
    { numRuns: runs(100) },
  );
});
