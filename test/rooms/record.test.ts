/** The record: who opened, saw, searched and changed what, and whether it is whole. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  practiceRoom,
  type RecordItem,
  type RecordList,
  type RecordPage,
  type RecordVerdict,
  readEntry,
  roomLimits,
} from "@carethread/model";
import type { Storage } from "@carethread/rooms/base/ports";
import { Chain } from "@carethread/rooms/base/record/chain";
import type { Answered } from "../support/world.ts";
import { atRest, type Rooms, say } from "./support.ts";
import { type Team, team } from "./team.ts";

/** Vera reads the record; Ada is nobody's. */
async function audited(options: Parameters<typeof team>[0] = {}): Promise<Team & { readonly rosa$: string }> {
  const now = await team(options);
  const { world } = now;
  await world.pushStaff("vera", {
    name: "Vera Lind",
    title: "Dietitian",
    version: 2,
    permissions: ["audit"],
  });
  await atRest(now);
  return { ...now, rosa$: (await world.practice.patientRoom("rosa")).split("~")[1] as string };
}

async function asked({ world }: Rooms, path: string, body: object, sub = "vera"): Promise<Answered> {
  const room = await world.practice.personRoom("staff", sub);
  return world.post("person", room, path, await world.practice.token("staff", sub), body);
}

async function list(rooms: Rooms, query: object): Promise<RecordItem[]> {
  const items: RecordItem[] = [];
  for (let before: string | null | undefined; before !== null; ) {
    const { status, body } = await asked(rooms, "record", { ...query, ...(before ? { before } : {}) });
    assert.equal(status, 200);
    const page = body as unknown as RecordList;
    items.push(...page.items);
    before = page.more;
  }
  return items;
}

/** Oldest first: who, what, and what tells it apart. */
function told(items: readonly RecordItem[]): string[] {
  return items.toReversed().map(({ entry }) => {
    const read = readEntry(entry);
    const who = entry.by.name.split(" ")[0];
    switch (read?.type) {
      case "opened":
        return `${who} opened ${read.reason}`;
      case "shown":
        return `${who} shown`;
      case "searched":
        return `${who} searched ${read.in} ${read.hits}`;
      case "membership":
        return `${who} ${read.changes.map(({ person, is, in: where }) => `${is} ${person.name.split(" ")[0]} ${where}`).join(", ")}`;
      case "rights":
        return `${who} ${read.changes.map(change => `${change.right}${"name" in change ? ` ${change.name}` : ""} ${change.on}`).join(", ")}`;
      case "settings":
        return `${who} ${read.flags.join(" ")}`;
      default:
        return `${who} ${read?.type}`;
    }
  });
}

async function verdict(rooms: Rooms, query: object): Promise<RecordVerdict> {
  const { status, body } = await asked(rooms, "verify", query);
  assert.equal(status, 200);
  return body as unknown as RecordVerdict;
}

test("[F-192] what happens about a patient stands in their record: openings, first showings, team and rights", async () => {
  const now = await audited();
  const { world, clock, kim, rosa, rosa$ } = now;
  await say(kim, world, "Good morning");
  await now.rest();
  rosa.send({ type: "read", from: 1, pos: 2 });
  await now.rest();
  // Once a day.
  await say(kim, world, "And good evening");
  await now.rest();
  rosa.send({ type: "read", from: 3, pos: 3 });
  await now.rest();
  const vera = await now.join("vera");
  await atRest(now, vera);
  const items = await list(now, { patient: rosa$ });
  assert.deepEqual(told(items), [
    "host added Kim team, added Omar team, added Rosa linked",
    "host removed Omar team, added Ines team",
    "host program diabetes true",
    "Kim opened team",
    "Ines opened team",
    "Rosa opened patient-side",
    "Rosa shown",
    "Vera opened searched",
  ]);
  assert.deepEqual(new Set(items.map(({ patient }) => patient?.name)), new Set(["Rosa Diaz"]));
  // No word of any message.
  assert.doesNotMatch(JSON.stringify(items), /Good|evening|Hello|Blood/);
  clock.now += roomLimits.shownEvery + 1;
  const again = await now.join("rosa");
  again.send({ type: "read", from: 1, pos: 3 });
  await say(again, world, "Thank you");
  await atRest(now, again);
  const ada = await now.join("kim");
  ada.send({ type: "read", from: 1, pos: 4 });
  await atRest(now, ada, again);
  assert.deepEqual(told(await list(now, { patient: rosa$ })).slice(8), [
    "Rosa opened patient-side",
    "Kim opened team",
    "Kim shown",
  ]);
});

test("[F-192] what a person did is found by the person: what they opened, searched and changed, newest first, in pages", async () => {
  const now = await audited();
  const { world, key, rosa$ } = now;
  await world.pushStaff("omar", { name: "Omar Haddad", version: 2, permissions: ["administer"] });
  await atRest(now);
  const omar = await now.join("omar");
  await atRest(now, omar);
  const room = await world.practice.personRoom("staff", "omar");
  const token = await world.practice.token("staff", "omar");
  const search = (q: string) => world.post("person", room, "search", token, { q });
  assert.equal((await search("hello")).status, 200);
  assert.equal((await search("hello")).status, 200);
  assert.equal((await search("nothing such")).status, 200);
  assert.equal((await world.post("person", room, "patients", token, { q: "diaz" })).status, 200);
  const practice = practiceRoom("harbor");
  assert.equal(
    (await world.post("practice", practice, "settings", token, { rev: 0, change: { notes: false } })).status,
    200,
  );
  const inesRoom = await world.practice.personRoom("staff", "ines");
  assert.equal(
    (await world.post("person", inesRoom, "permissions", token, { permission: "portal-messages", on: true }))
      .status,
    200,
  );
  await atRest(now);
  const items = await list(now, { person: key.omar, limit: 2 });
  assert.deepEqual(
    told(items).toSorted(),
    [
      "host active true",
      "host permission administer true",
      "Omar opened searched",
      "Omar searched messages 1",
      "Omar searched messages 1",
      "Omar searched messages 0",
      "Omar searched patients 1",
      "Omar notes",
      "Omar permission portal-messages true",
    ].toSorted(),
  );
  const prints = items.flatMap(({ entry }) => (entry.type === "searched" ? [String(entry.query)] : []));
  assert.equal(new Set(prints).size, 3);
  assert.doesNotMatch(JSON.stringify(items), /hello|nothing such|diaz"/);
  // Of one patient alone, and what was changed in the settings.
  assert.deepEqual(told(await list(now, { patient: rosa$, person: key.omar })), ["Omar opened searched"]);
  assert.deepEqual(told(await list(now, {})), ["Omar notes"]);
});

test("[F-013] nobody but staff with the permission reads or proves a record", async () => {
  const now = await audited();
  const { world, rosa$ } = now;
  for (const sub of ["kim", "omar", "stranger"])
    for (const path of ["record", "verify"])
      assert.deepEqual((await asked(now, path, { patient: rosa$ }, sub)).status, 404, sub);
  const portal = await world.practice.personRoom("portal", "rosa");
  const token = await world.practice.token("portal", "rosa");
  assert.equal((await world.post("person", portal, "record", token, { patient: rosa$ })).status, 404);
  // Nor in somebody else's name.
  const vera = await world.practice.personRoom("staff", "vera");
  const kim = await world.practice.token("staff", "kim");
  assert.equal((await world.post("person", vera, "record", kim, { patient: rosa$ })).status, 404);
  for (const [party, room] of [
    ["patient", await world.practice.patientRoom("rosa")],
    ["person", vera],
    ["practice", practiceRoom("harbor")],
  ] as const) {
    assert.equal((await world.get(party, room, "record", kim)).status, 404);
    assert.equal(
      (await world.get(party, room, "record", await world.practice.token("system", "host"))).status,
      200,
    );
  }
  for (const query of [
    { patient: world.newId() },
    { patient: rosa$, before: "x" },
    { before: "x" },
    { person: rosa$, before: "1" },
  ])
    assert.ok([400, 404].includes((await asked(now, "record", query)).status), JSON.stringify(query));
});

test("that a record is taken out stands in it before it is answered", async () => {
  const now = await audited();
  const { rosa$, key } = now;
  const { body } = await asked(now, "record", { patient: rosa$, taken: true, limit: 1 });
  const { items, more } = body as unknown as RecordList;
  assert.deepEqual(told(items), ["Vera exported"]);
  assert.ok(more);
  await asked(now, "record", { patient: rosa$, taken: true, before: more });
  await asked(now, "record", { taken: true });
  assert.equal(told(await list(now, { patient: rosa$ })).filter(line => line === "Vera exported").length, 1);
  assert.deepEqual(told(await list(now, {})), ["Vera exported"]);
  await atRest(now);
  assert.equal(
    told(await list(now, { person: key.vera })).filter(line => line === "Vera exported").length,
    2,
  );
});

test("an opening of one's own costs the hello no wait, and one from outside the team is not shown before its entry", async () => {
  const now = await audited();
  const { calls, rosa$, world } = now;
  const held: (() => void)[] = [];
  calls.through = async ({ path }, make) => {
    if (path === "internal/recorded" || path === "internal/access")
      await new Promise<void>(resolve => held.push(resolve));
    return make();
  };
  now.clock.now += roomLimits.accessEvery + 1;
  // Welcomed although the patient's room does not answer.
  const kim = await now.join("kim");
  const vera = await world.join("staff", "vera", now.id);
  await new Promise(resolve => setImmediate(resolve));
  assert.deepEqual(vera.frames, []);
  calls.through = (_, make) => make();
  for (const go of held) go();
  await vera.next("welcome");
  await atRest(now, kim, vera);
  assert.deepEqual(
    told(await list(now, { patient: rosa$ }))
      .slice(-2)
      .toSorted(),
    ["Kim opened team", "Vera opened searched"],
  );
});

test("what a conversation owes the record comes once, whatever is lost on the way", async () => {
  const now = await audited();
  const { calls, server, rosa$, clock } = now;
  let lost = 0;
  calls.through = async ({ path }, make) => {
    const answer = await make();
    if ((path === "internal/recorded" || path === "internal/saw") && lost++ < 3)
      throw new Error("the answer is lost");
    return answer;
  };
  clock.now += roomLimits.accessEvery + 1;
  const kim = await now.join("kim");
  await atRest(now, kim);
  server.hibernate();
  clock.now += 60_000;
  await server.tick();
  await atRest(now);
  assert.ok(lost >= 3);
  const items = await list(now, { patient: rosa$, person: now.key.kim });
  assert.deepEqual(told(items), ["Kim opened team", "Kim opened team"]);
  assert.deepEqual(
    told(await list(now, { person: now.key.kim })).filter(line => /opened/.test(line)).length,
    2,
  );
});

test("[F-192] a record that was left alone is whole, with the logs of its conversations; the back end reads the same entries", async () => {
  const now = await audited();
  const { world, rosa$, key } = now;
  const { entries, logs, fault, held, unlinked } = await verdict(now, { patient: rosa$ });
  assert.deepEqual([entries, logs, fault, held, unlinked], [6, 1, null, null, 0]);
  for (const query of [{ person: key.kim }, {}]) assert.equal((await verdict(now, query)).fault, null);
  const token = await world.practice.token("system", "host");
  const room = await world.practice.patientRoom("rosa");
  const { body } = await world.get("patient", room, "record?limit=4", token);
  const page = body as unknown as RecordPage;
  assert.deepEqual([page.entries.map(({ n }) => n), page.hasOlder], [[6, 5, 4, 3], true]);
  assert.deepEqual(
    page.entries,
    (await list(now, { patient: rosa$ })).slice(0, 4).map(({ entry }) => entry),
  );
});

test("a record that could not be read once is read by who asks next, and by the same room", async () => {
  let isBroken = true;
  const storage = {
    async list() {
      if (isBroken) throw new Error("the disk gives nothing");
      return new Map([["record:000000000007", { n: 7, link: "a" }]]);
    },
    get: async () => undefined,
  } as unknown as Storage;
  const chain = new Chain(storage, { party: "person", key: "a".repeat(26) });
  await assert.rejects(chain.load());
  isBroken = false;
  await chain.load();
  assert.deepEqual(chain.end, { n: 7, link: "a" });
});
