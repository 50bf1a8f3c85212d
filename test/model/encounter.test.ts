/** Encounters: they go along with their conversation, and only staff know of them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { canMove, EncounterStatus, kinds, moved, openedEncounter } from "@carethread/model";
import fc from "fast-check";
import { anything, at, deeds, everybody, key, scripts, world } from "./arbitraries.ts";
import { ana, codeOf, example, host, kim, started, typesOf } from "./example.ts";
import { play, Room } from "./room.ts";

const busy = fc.oneof(
  { weight: 3, arbitrary: deeds.encounter },
  { weight: 3, arbitrary: deeds.lock },
  { weight: 1, arbitrary: anything },
);

const day = 86_400_000;

const chat = { settings: { policies: { topic: { encounter: "per-conversation", close: "both" } } } } as const;

test("a status moves by the table alone, and keeps every one that it had, bounded", () => {
  let encounter = openedEncounter(key(6), "Results", 1);
  assert.deepEqual(
    EncounterStatus.options.map(status => [
      canMove({ ...encounter, status }, "finish"),
      canMove({ ...encounter, status }, "resume"),
    ]),
    [
      [true, false],
      [false, true],
    ],
  );
  assert.equal(moved(encounter, "resume", 2), encounter);
  for (let n = 2; n < 1_000; n++) encounter = moved(encounter, n % 2 === 0 ? "finish" : "resume", n);
  assert.equal(encounter.history.length, 200);
  assert.deepEqual([encounter.history[0]?.at, encounter.history.at(-1)?.at], [1, 999]);
});

test("[F-179] [F-181] [F-182] whatever is called, in whatever order and however often, the encounter stands as its conversation does", () => {
  const seen = { closed: 0, finished: 0, resumed: 0 };
  fc.assert(
    fc.property(world, scripts(busy), (world, script) => {
      const { topic } = world.settings.policies;
      const opens = topic?.encounter !== "none";
      const encounter = opens ? "per-conversation" : "none";
      const policies = { topic: { ...topic, encounter } } as const;
      const room = new Room({ ...world, settings: { ...world.settings, policies } });
      for (const { step, before, after, events, refusal } of play(room, script)) {
        if (after === null) continue;
        const { encounter, lifecycle } = after.staff.head;
        assert.equal(encounter !== undefined, opens, "opened with the conversation, or never");
        if (encounter !== undefined) {
          assert.equal(encounter.status, lifecycle === "closed" ? "finished" : "in-progress");
          assert.equal(encounter.history.at(-1)?.status, encounter.status);
          assert.equal(encounter.type, "Results");
        }
        // Nothing is said twice: each moves at most once by one step, and both by the same.
        const types = typesOf(events).filter(type => /^(closed|reopened|encounter-)/.test(type));
        assert.ok(types.length <= 2, types.join());
        if (before === null) continue;
        const moves = before.staff.head.lifecycle !== lifecycle;
        if (moves && encounter !== undefined) {
          assert.notEqual(before.staff.head.encounter?.status, encounter.status);
          assert.equal(before.staff.head.encounter?.id, encounter.id);
          seen[lifecycle === "closed" ? "finished" : "resumed"]++;
        }
        if (step.do === "finish" && moves) seen.closed++;
        if (step.do === "finish" && refusal === null) assert.equal(lifecycle, "closed");
        if (step.do === "link") assert.equal(lifecycle, before.staff.head.lifecycle);
        if ((step.do === "link" || step.do === "finish") && at(everybody, step.by).side !== "system")
          assert.equal(refusal?.refused, "not-allowed");
      }
    }),
    { numRuns: 300 },
  );
  for (const [what, n] of Object.entries(seen)) assert.ok(n > 0, what);
});

test("the same calls again change nothing: closed by a person and finished by the host at once, both have what they wanted", () => {
  for (const [first, second] of [
    ["close", "finish"],
    ["finish", "close"],
  ] as const) {
    const room = started(chat);
    const ask = (what: "close" | "finish") =>
      room.do({ do: what, by: what === "close" ? kim : host, now: 3_000 });
    assert.deepEqual(typesOf(ask(first).events), ["closed", "encounter-finished"]);
    for (const what of [second, first, second]) {
      const { events, refusal } = ask(what);
      assert.deepEqual([events, refusal], [[], null]);
    }
    const history = room.state?.staff.head.encounter?.history;
    assert.deepEqual(
      history?.map(({ status }) => status),
      ["in-progress", "finished"],
    );
    room.do({ do: "reopen", by: ana, now: 4_000 });
    assert.deepEqual(
      room.state?.staff.head.encounter?.history.map(({ status }) => status),
      ["in-progress", "finished", "in-progress"],
    );
  }
});

test("[F-183] the host links to an encounter that goes on, and to no other", () => {
  const room = started(chat);
  const link = () => room.do({ do: "link", by: host, now: 3_000 });
  assert.deepEqual(typesOf(link().events), ["encounter-linked"]);
  room.do({ do: "close", by: kim, now: 4_000 });
  assert.equal(codeOf(link()), "encounter-finished");
  room.do({ do: "reopen", by: kim, now: 5_000 });
  assert.equal(codeOf(link()), null);
  const other = { type: "finish", commandId: key(7), encounter: key(8) } as const;
  const answer = room.ask(host, { type: "change-encounter", change: other }, 6_000);
  assert.equal("refused" in answer && answer.refused, "not-found");
});

test("[F-180] the encounter is called as the practice has it when it is opened, Results by default", () => {
  const named = started({ settings: { ...chat.settings, encounterType: "Consultation" } });
  assert.equal(named.state?.staff.head.encounter?.type, "Consultation");
  assert.equal(started(chat).state?.staff.head.encounter?.type, "Results");
  assert.equal(kinds["encounter-chat"].encounter, "per-conversation");
});

/** The text with random ids by the order in which they come: one room has drawn more of them than another. */
function withoutIds(text: string): string {
  const seen = new Map<string, number>();
  return text.replaceAll(/"[a-z2-7]{26}"/g, id => {
    const known = seen.get(id) ?? seen.size;
    seen.set(id, known);
    return `"${known}"`;
  });
}

test("[I-4] with encounters a portal user is told exactly what they are told without", () => {
  const without = (text: string) => text.replaceAll(/"per-(conversation|day)"/g, '"none"');
  const noHost = busy.filter(deed => deed.do !== "finish");
  fc.assert(
    fc.property(world, scripts(noHost, { setBack: true, longest: day / 2 }), (world, script) => {
      const { topic } = world.settings.policies;
      const [none, ...some] = (["none", "per-conversation", "per-day"] as const).map(encounter => {
        const policies = { topic: { ...topic, encounter } };
        return new Room({ ...world, settings: { ...world.settings, policies } });
      });
      for (const step of script) {
        const told = (room: Room | undefined) => {
          room?.do(step);
          const shown = room?.seen("portal");
          return withoutIds(without(JSON.stringify({ shown, head: room?.state?.portal?.head })));
        };
        const nothing = told(none);
        for (const room of some) assert.equal(told(room), nothing);
        assert.ok(!nothing.includes("encounter-"));
      }
    }),
    { numRuns: 200 },
  );
});

test("of a conversation that another one stands for the encounter is finished for good", () => {
  const room = new Room(example(chat));
  room.do({ do: "start", by: ana, title: "Knee", first: "Hello", past: null, now: 1_000 });
  room.do({ do: "supersede", by: host, now: 2_000 });
  assert.equal(room.state?.staff.head.encounter?.status, "finished");
  assert.deepEqual(room.do({ do: "finish", by: host, now: 3_000 }).events, []);
});
