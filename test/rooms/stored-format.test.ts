/**
 * Storage that an earlier version left is opened, shown and gone on with by this one. Where this fails because another
 * thing is stored by now: the party needs a step in its `steps`, and what is stored then is kept beside the earlier
 * fixtures by test/tools/keep-storage.ts. A fixture itself is never changed.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type AccessPage,
  type Head,
  hooksRoom,
  indexRoom,
  limits,
  operatorRoom,
  type Party,
  type RecordPage,
  recordStart,
  type SearchHits,
  type Stored,
  verifyLog,
  verifyRecord,
} from "@carethread/model";
import { decode } from "@carethread/rooms/base/base";
import type { RawSocket } from "../support/raw-socket.ts";
import { yes } from "./hooks-scene.ts";
import { type Kept, keep, names, read, shapeOf } from "./stored/kept.ts";
import { differences, look } from "./stored/look.ts";
import { openScene, type Scene } from "./stored/scene.ts";
import { eventsOf, give, say, textsOf } from "./support.ts";

const hour = 3_600_000;

function open({ facts, disks }: Kept): Promise<Scene> {
  return openScene(facts.now, facts.slices, disks);
}

/** The place and link of the last entry of a log whose links are right. */
function endOf({ server }: Scene, room: string): { readonly entries: number; readonly link: string } {
  const disk = server.disk("main", room);
  const keys = [...disk.keys()].filter(key => key.startsWith("e:")).sort();
  const entries = keys.map(key => decode<Stored>(disk.get(key)));
  const verified = verifyLog(entries);
  assert.ok(verified.ok, JSON.stringify(verified));
  return { entries: entries.length, link: verified.link };
}

async function enter(
  { harbor }: Scene,
  side: "staff" | "portal",
  sub: string,
  id: string,
): Promise<RawSocket> {
  const socket = await harbor.join(side, sub, id);
  await socket.next("welcome");
  return socket;
}

/** What a later version shows otherwise on purpose. */
const onPurpose: Readonly<Record<string, readonly string[]>> = {
  // What was brought in from the past is nobody's to read: the team's receipt begins behind it.
  "format-10.json": [
    ".conversations.past.staff omar.receipts.team: 0 is 6 now",
    ".conversations.past.portal theo.receipts.team: 0 is 4 now",
  ],
};

for (const name of names()) {
  const kept = read(name);
  const { pressure, past, inland } = kept.facts.conversations;

  test(`[I-1] ${name}: everybody sees what they saw`, async () => {
    const scene = await open(kept);
    assert.deepEqual(differences(kept.seen, await look(scene, kept.facts)), onPurpose[name] ?? []);
    assert.deepEqual(scene.logs, []);
  });

  test(`${name}: every room wakes, and does what it still owed`, async () => {
    const scene = await open(kept);
    // Or the patient's room would still owe the chart to a conversation that has not begun.
    const { commandId, title } = kept.facts.halfDone;
    await scene.harbor.startTopic("portal", "rosa", "rosa", { commandId, title });
    const ticked: string[] = [];
    scene.network.before = ({ party, room, path }) => {
      if (party === "index" && path === "tick") ticked.push(room);
    };
    for (const address of Object.keys(kept.disks)) {
      const [party, room] = address.split("/") as [Party, string];
      const path = { practice: "internal/registered", index: "internal/tick", operator: "tick" }[
        party as string
      ];
      // Of a practice that was withdrawn nothing is served.
      const isServed = !room.startsWith("outpost") || party === "practice";
      const { status } = await scene.ask(party, room, path ?? "internal/wake");
      assert.equal(status, isServed ? 200 : 404, address);
    }
    // The operator's first tick ended the round that was broken off, before the practice that is listed.
    assert.deepEqual(ticked, []);
    await scene.ask("operator", operatorRoom, "tick");
    assert.deepEqual(ticked, [indexRoom("inland", 0)]);
    assert.deepEqual(
      scene.logs.filter(([line]) => !String(line).startsWith("hooks:")),
      [],
    );
  });

  test(`${name}: openings of before there was a chain come first in the record, and the chain begins behind them`, async () => {
    const scene = await open(kept);
    const { harbor } = scene;
    const room = await harbor.practice.patientRoom("rosa");
    const old = [...scene.server.disk("patient", room)].filter(
      ([key, value]) => key.startsWith("access:") && typeof decode(value) !== "number",
    ).length;
    const page = async (path: string) => {
      const answer = await harbor.get("patient", room, path, await harbor.practice.token("system", "host"));
      assert.equal(answer.status, 200);
      return answer.body as unknown as RecordPage & AccessPage;
    };
    const before = await page("access");
    (await enter(scene, "staff", "kim", pressure)).close();
    await scene.tick();
    const { entries } = await page("record");
    assert.deepEqual(
      entries.map(({ n }) => n),
      entries.map((_, index) => entries.length - index),
    );
    assert.deepEqual(
      entries.toReversed().map(({ link }) => link === undefined),
      entries.map((_, index) => index < old),
    );
    const linked = entries.toReversed().slice(old);
    const [, key = ""] = room.split("~");
    assert.ok(verifyRecord(linked, recordStart({ party: "patient", key }, old)).ok);
    assert.ok(linked.some(({ type, by }) => type === "opened" && by.name === "Kim Park"));
    // What was asked for before is answered as before.
    assert.deepEqual(await page("access"), before);
  });

  test(`${name}: the logs' links are right, and what is said next goes on from there`, async () => {
    const scene = await open(kept);
    const { harbor, inland: elsewhere } = scene;
    const room = harbor.conversationRoom(pressure);
    const before = endOf(scene, room);
    assert.ok(before.entries > 32);
    endOf(scene, harbor.conversationRoom(past));
    const kim = await enter(scene, "staff", "kim", pressure);
    const rosa = await enter(scene, "portal", "rosa", pressure);
    assert.equal(await say(kim, harbor, "And we go on"), before.entries + 1);
    assert.equal(await say(kim, harbor, "A note of ours", "staff"), before.entries + 2);
    await scene.rest(kim, rosa);
    assert.ok(textsOf(rosa).includes("And we go on"));
    assert.ok(!textsOf(rosa).includes("A note of ours"));
    const after = endOf(scene, room);
    assert.equal(after.entries, before.entries + 2);
    assert.notEqual(after.link, before.link);
    // What this version adds stays when it is opened once more.
    scene.server.restart();
    assert.deepEqual(textsOf(await enter(scene, "staff", "kim", pressure)).slice(-2), [
      "And we go on",
      "A note of ours",
    ]);
    assert.ok(await scene.register(elsewhere, 3));
    const ours = endOf(scene, elsewhere.conversationRoom(inland));
    const other = await elsewhere.join("staff", "kim", inland);
    await other.next("welcome");
    assert.equal(await say(other, elsewhere, "Here as well"), ours.entries + 1);
  });

  test(`[I-1] ${name}: a command that was answered has that answer, and a start that was broken off is finished`, async () => {
    const scene = await open(kept);
    const { harbor } = scene;
    const { sent, refused, halfDone } = kept.facts;
    const kim = await enter(scene, "staff", "kim", pressure);
    const again = async ({ id, text }: { id: string; text: string }) => {
      kim.send(harbor.message(text, id));
      return kim.next(frame => frame.id === id && frame.type !== "events");
    };
    assert.equal((await again(sent)).pos, sent.pos);
    assert.equal((await again({ ...sent, text: "Another text" })).code, "conflict");
    assert.equal((await again(refused)).code, refused.code);
    assert.equal((await again({ ...refused, text: "Another text" })).code, "conflict");
    const { commandId, title, id } = halfDone;
    const started = await harbor.startTopic("portal", "rosa", "rosa", { commandId, title });
    assert.deepEqual([started.status, started.body.id], [200, id]);
    assert.deepEqual(textsOf(await enter(scene, "staff", "omar", id)), ["Hello"]);
  });

  test(`[F-133] ${name}: the back end is told what waited, staff are reminded when it is time, and support's time ends`, async () => {
    const scene = await open(kept);
    const { harbor, receiver } = scene;
    receiver.answer = yes;
    const taken = () => receiver.taken.map(({ notification }) => notification.id);
    // The receiver rests: nothing is sent before that is over.
    await scene.tick();
    assert.deepEqual(taken(), []);
    await scene.pass(limits.dueLinger + 1);
    await scene.pass(limits.dueLinger + 1);
    assert.deepEqual(
      kept.facts.waiting.filter(id => !taken().includes(id)),
      [],
    );
    const status = await (await scene.ask("hooks", hooksRoom("harbor"), "status")).json();
    assert.deepEqual(status, { waiting: 0, givenUp: 1, dropped: 0, failingSince: null });
    await enter(scene, "staff", "sam", pressure);
    await scene.pass(3 * hour);
    assert.equal(await (await harbor.join("staff", "sam", pressure)).closed, 4404);
    assert.equal(eventsOf(await enter(scene, "staff", "kim", pressure)).at(-1)?.type, "member-left");
    const reminded = () =>
      receiver.taken
        .filter(({ notification }) => notification.reason === "reminder")
        .map(each => each.person);
    assert.deepEqual(reminded(), []);
    await scene.pass(21 * hour);
    const expected = ["ines", "kim", "tove", "vera"].map(sub => harbor.practice.personKey("staff", sub));
    assert.deepEqual(reminded().sort(), expected.sort());
  });

  test(`[F-056] ${name}: what was said before anybody could search is found`, async () => {
    const scene = await open(kept);
    const { harbor } = scene;
    const search = async (): Promise<SearchHits> => {
      const room = await harbor.practice.personRoom("staff", "kim");
      const token = await harbor.practice.token("staff", "kim");
      const { body } = await harbor.post("person", room, "search", token, { q: kept.facts.sent.text });
      return body as unknown as SearchHits;
    };
    await search();
    await scene.pass(limits.dueLinger + 1);
    await scene.pass(2 * limits.dueLinger);
    const { hits, rebuilding } = await search();
    assert.equal(rebuilding, undefined);
    assert.deepEqual(
      hits.map(({ row, pos }) => [row.id, pos]),
      [[pressure, kept.facts.sent.pos]],
    );
  });

  test(`${name}: the look-up makes the card that was missing, and finds who comes`, async () => {
    const scene = await open(kept);
    const { harbor } = scene;
    const find = async (q: string) => {
      const token = await harbor.practice.token("staff", "kim");
      const { body } = await harbor.post(
        "person",
        await harbor.practice.personRoom("staff", "kim"),
        "patients",
        token,
        { q, for: "open" },
      );
      return [body.patients.map(({ name }) => name), body.more];
    };
    assert.deepEqual(await find("voss"), [[], true]);
    await harbor.pushPatient("zoe", { name: "Zoe Voss" });
    await scene.pass(limits.dueLinger + 1);
    await scene.pass(2 * limits.dueLinger);
    assert.deepEqual(await find("voss"), [["Nora Voss", "Zoe Voss"], false]);
    // A chart that follows the one that was stored reaches conversations, inboxes and the look-up.
    await harbor.pushPatient("rosa", { ...harbor.rosa(), name: "Rosa Voss", version: 2 });
    await scene.tick();
    assert.deepEqual((await find("voss"))[0], ["Nora Voss", "Rosa Voss", "Zoe Voss"]);
    const kim = await enter(scene, "staff", "kim", pressure);
    const [welcome] = kim.frames as unknown as { head: Head }[];
    assert.equal(welcome?.head.patient.name, "Rosa Voss");
    assert.equal((await give(kim, harbor, { type: "watch", on: false })).code, "watch-fixed");
  });
}

test("what is stored today has the shape of the last storage that was kept", async () => {
  const last = read(names().at(-1) as string);
  const [then, now] = [shapeOf(last.disks), shapeOf((await keep()).disks)];
  assert.deepEqual(
    { lost: then.filter(line => !now.includes(line)), added: now.filter(line => !then.includes(line)) },
    { lost: [], added: [] },
  );
});
