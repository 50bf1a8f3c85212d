/** Kinds besides topics: the one continuous conversation, and what is between two. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Head, Row, SearchHits, StartChoices } from "@carethread/model";
import type { Answered } from "../support/world.ts";
import { atRest, createRooms, eventsOf, give, type Rooms, textsOf, upTo } from "./support.ts";

const continuous = { settings: { kinds: ["continuous"] } };
const direct = { settings: { kinds: ["direct"] } };

function begin({ world }: Rooms, side: "staff" | "portal", sub: string, more: object): Promise<Answered> {
  return world.startTopic(side, sub, "rosa", { title: undefined, first: undefined, ...more });
}

test("[F-071] the one conversation is begun without words, once, whoever asks for it and however often at once", async () => {
  const rooms = await createRooms(continuous);
  let asked = 0;
  let release = (): void => {};
  const four = new Promise<void>(resolve => {
    release = resolve;
  });
  rooms.calls.through = async ({ path }, make) => {
    const answer = await make();
    if (path !== "internal/facts") return answer;
    if (++asked === 4) release();
    await four;
    return answer;
  };
  const who = [
    ["staff", "kim"],
    ["staff", "omar"],
    ["portal", "rosa"],
    ["portal", "rosa"],
  ] as const;
  const answers = await Promise.all(
    who.map(([side, sub]) => begin(rooms, side, sub, { kind: "continuous" })),
  );
  assert.deepEqual(
    answers.map(({ status }) => status),
    upTo(4).map(() => 200),
  );
  const ids = new Set(answers.map(({ body }) => body.id));
  assert.equal(ids.size, 1);
  rooms.calls.through = (_, make) => make();
  rooms.server.restart();
  const later = await begin(rooms, "staff", "omar", { kind: "continuous", first: { text: "Good morning" } });
  assert.ok(ids.has(later.body.id));
  await atRest(rooms);
  const rosa = await rooms.world.join("portal", "rosa", later.body.id);
  await rosa.next("welcome");
  assert.deepEqual(textsOf(rosa), ["Good morning"]);
});

async function available(rooms: Rooms, sub: string, version: number, permissions = ["portal-messages"]) {
  const name = { kim: "Kim Park", omar: "Omar Haddad" }[sub];
  await rooms.world.pushStaff(sub, { name, version, permissions });
  await atRest(rooms);
}

async function choices({ world }: Rooms, side: "staff" | "portal", sub: string): Promise<StartChoices> {
  const room = await world.practice.patientRoom("rosa");
  const token = await world.practice.token(side, sub);
  const { status, body } = await world.post("patient", room, "choices", token, {});
  return status === 200 ? (body as unknown as StartChoices) : ({ status } as unknown as StartChoices);
}

test("[F-014] [F-065] [F-066] who begins chooses among the episodes, and among who can take part", async () => {
  const rooms = await createRooms(direct);
  await available(rooms, "omar", 2);
  const episodes = [
    { id: "e1", name: "Knee replacement", end: "2024" },
    { id: "e2", name: "Pregnancy" },
  ];
  await rooms.world.pushPatient("rosa", { ...rooms.world.rosa(), version: 2, episodes });
  const names = (people: readonly { name: string }[]) => people.map(({ name }) => name);
  const rosas = await choices(rooms, "portal", "rosa");
  assert.deepEqual(names(rosas.episodes), ["Knee replacement", "Pregnancy"]);
  assert.deepEqual([names(rosas.recipients), names(rosas.addressees)], [["Omar Haddad"], []]);
  assert.equal(rosas.relation, "self");
  const kims = await choices(rooms, "staff", "kim");
  assert.deepEqual([names(kims.recipients), names(kims.addressees)], [[], ["Rosa Diaz"]]);
  assert.equal(kims.relation, undefined);
  for (const [side, sub] of [
    ["staff", "vera"],
    ["portal", "someone"],
  ] as const)
    assert.deepEqual(await choices(rooms, side, sub), { status: 404 });
});

test("[F-066] [F-067] [F-098] what is between two is begun with who is available, and answered as long as they are", async () => {
  const rooms = await createRooms(direct);
  const { world } = rooms;
  await available(rooms, "omar", 2);
  const to = (sub: string) => ({ recipient: world.practice.personKey("staff", sub) });
  const first = { first: { text: "May I ask something?" } };
  const asked = (between: object) => begin(rooms, "portal", "rosa", { kind: "direct", ...first, ...between });
  assert.equal((await asked(to("kim"))).body.code, "recipient-unavailable");
  assert.equal((await asked(to("vera"))).body.code, "recipient-gone");
  const { status, body } = await asked(to("omar"));
  assert.equal(status, 200);
  const rosa = await world.join("portal", "rosa", body.id);
  const may = (await rosa.next("welcome")).may as { send: string | null };
  assert.equal(may.send, null);
  const kim = await world.join("staff", "kim", body.id);
  assert.equal(await kim.closed, 4404);
  const hello = { type: "message", text: "Hello?", visibility: "everyone" };
  // Open, it hears of it; and the rule says the same to who sends anyway.
  await available(rooms, "omar", 3, []);
  assert.equal(((await rosa.next("may")).may as { send: string | null }).send, "recipient-unavailable");
  assert.equal((await give(rosa, world, hello)).code, "recipient-unavailable");
  await available(rooms, "omar", 4);
  assert.equal(((await rosa.next("may")).may as { send: string | null }).send, null);
  const { team } = world.rosa() as { team: { id: string }[] };
  const without = team.filter(({ id }) => id !== "omar");
  await world.pushPatient("rosa", { ...world.rosa({ team: without }), version: 2 });
  await atRest(rooms);
  assert.equal((await give(rosa, world, hello)).code, "recipient-gone");
  assert.equal(eventsOf(rosa).filter(({ type }) => type === "message").length, 1);
});

test("[F-050] [F-067] what is between two and has no subject is found by the recipient's name, which portal users alone are told", async () => {
  const rooms = await createRooms(direct);
  const { world } = rooms;
  await available(rooms, "omar", 2);
  const omar = world.practice.personKey("staff", "omar");
  const first = { text: "May I ask something?" };
  const { body } = await begin(rooms, "portal", "rosa", { kind: "direct", first, recipient: omar });
  await atRest(rooms);
  const find = async (side: "staff" | "portal", sub: string, q: string) => {
    const room = await world.practice.personRoom(side, sub);
    const answer = await world.post("person", room, "search", await world.practice.token(side, sub), { q });
    return (answer.body as unknown as SearchHits).hits.map(({ row, where, excerpt, marks }) => [
      row.to?.name,
      where,
      ...marks.map(([from, to]) => excerpt.slice(from, to)),
    ]);
  };
  assert.deepEqual(await find("portal", "rosa", "haddad"), [["Omar Haddad", "recipient", "Haddad"]]);
  assert.deepEqual(await find("portal", "rosa", "omar something"), [["Omar Haddad", "text", "something"]]);
  assert.deepEqual(await find("staff", "omar", "haddad"), []);
  for (const [side, sub, name] of [
    ["portal", "rosa", "Omar Haddad"],
    ["staff", "omar", undefined],
  ] as const) {
    const inbox = await world.inbox(side, sub);
    const [row] = (await inbox.next("welcome")).rows as Row[];
    assert.deepEqual([row?.title, row?.to?.name], ["", name]);
  }
  // The portal learns of another name as of anything else of the staff: by what they write.
  await world.pushStaff("omar", { name: "Omar Klein", version: 3, permissions: ["portal-messages"] });
  await atRest(rooms);
  const called = async (): Promise<string | undefined> => {
    const rosa = await world.join("portal", "rosa", body.id);
    const { head } = await rosa.next("welcome");
    return (head as Head).to?.name;
  };
  assert.equal(await called(), "Omar Haddad");
  const answering = await world.join("staff", "omar", body.id);
  await answering.next("welcome");
  await give(answering, world, { type: "message", text: "Of course.", visibility: "everyone" });
  assert.equal(await called(), "Omar Klein");
});

test("[F-013] while portal messages are off, the portal's every question is answered as if there were nobody", async () => {
  const rooms = await createRooms();
  const id = await rooms.topic();
  const { world } = rooms;
  const answersOf = async (): Promise<unknown> => {
    const token = await world.practice.token("portal", "rosa");
    const inbox = await world.inbox("portal", "rosa");
    const room = await world.join("portal", "rosa", id);
    const patient = await world.practice.patientRoom("rosa");
    const person = await world.practice.personRoom("portal", "rosa");
    return Promise.all([
      inbox.closed,
      room.closed,
      world.get("patient", patient, "conversations", token).then(({ body }) => body),
      world.post("patient", patient, "choices", token, {}).then(({ body }) => body),
      world.get("person", person, "rows?after=", token).then(({ body }) => body),
      world.post("person", person, "patients", token, { q: "" }).then(({ body }) => body),
    ]);
  };
  rooms.register({ settings: { portalMessaging: false } });
  const off = (await answersOf()) as unknown[];
  assert.deepEqual(off.slice(0, 2), [4404, 4404]);
  for (const answer of off.slice(2)) assert.equal((answer as { code: string }).code, "not-found");
  const kim = await world.join("staff", "kim", id);
  const { may } = (await kim.next("welcome")) as unknown as { may: { send: string | null } };
  assert.equal(may.send, "channel-off");
});
