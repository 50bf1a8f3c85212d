/** How a conversation follows the chart, from its first event on, and whom it is with where there is one recipient. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  canSee,
  cardSeenBy,
  conversationCard,
  Kind,
  kinds,
  type Member,
  type PatientFacts,
  type Person,
  type PersonFacts,
  type Policy,
} from "@carethread/model";
import fc from "fast-check";
import { type Between, membersFor } from "../../packages/model/src/conversation/joining/joining.ts";
import { at, everybody, patientFacts, portal, staff, type World, world } from "./arbitraries.ts";
import {
  ana,
  bea,
  begin,
  cas,
  changeChart,
  codeOf,
  example,
  host,
  kim,
  lee,
  mayOf,
  mo,
  say,
  started,
} from "./example.ts";
import { Room } from "./room.ts";

test("[F-022] a change of the chart takes away before it gives", () => {
  const room = started();
  const { events } = changeChart(room, {
    team: [{ person: at(staff, 2), role: "care-team" }],
    linked: [{ person: at(portal, 2), relation: "self" }],
  });
  assert.deepEqual(
    events.map(({ event }) => event.type),
    ["member-left", "member-left", "member-left", "member-left", "member-joined", "member-joined"],
  );
});

test("the chart told again changes nothing", () => {
  const room = started();
  assert.deepEqual(changeChart(room, {}).events, []);
  assert.deepEqual(changeChart(room, { rev: 2, programs: ["sleep"], birthDate: "1990-01-01" }).events, []);
});

test("only the host tells a conversation about the chart", () => {
  assert.equal(codeOf(started().ask(kim, { type: "roster" }, 5)), "not-allowed");
});

test("[F-038] [F-080] a patient's new name reaches the head of both views", () => {
  const room = started();
  changeChart(room, { name: "Ana Maria Silva", patientId: "MRN-2" });
  for (const view of [room.state?.staff, room.state?.portal]) {
    assert.equal(view?.head.patient.name, "Ana Maria Silva");
    assert.equal(view?.head.patient.patientId, "MRN-2");
  }
});

test("a person named twice in the chart joins once, as the first entry says", () => {
  const twice = {
    team: [
      { person: at(staff, 0), role: "primary-coach" as const },
      { person: at(staff, 0), role: "secondary" as const },
    ],
    linked: [
      { person: at(portal, 0), relation: "self" as const },
      { person: at(portal, 0), relation: "guarantor" as const },
    ],
  };
  const room = started({ patient: twice });
  const joined = room.log.filter(({ event }) => event.type === "member-joined");
  assert.equal(joined.length, 2);
  assert.deepEqual(
    Object.values(room.state?.staff.members ?? {}).map(({ role }) => role),
    ["primary-coach", "patient"],
  );
  assert.deepEqual(changeChart(room, twice).events, []);
});

/** A start of any kind by the host, which begins without words. */
function begun(world: World, kind: Kind, between: Between): Room {
  // With who was withdrawn nothing begins; that they are says nothing of who is a member.
  const { withdrawn: _, ...patient } = world.patient;
  const room = new Room({
    ...world,
    patient,
    settings: { ...world.settings, kinds: [kind] },
  });
  const title = kinds[kind].title === "none" ? "" : "Knee";
  const decided = room.ask(host, begin({ kind, title, ...between }), 1);
  assert.ok(!("refused" in decided), JSON.stringify(decided));
  room.state = decided.state;
  return room;
}

test("[F-021] whom the chart makes members is the same at the beginning and after any changes of it", () => {
  const charts = fc.array(patientFacts, { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(world, charts, fc.constantFrom(...Kind.options), fc.nat(4), (world, charts, kind, pick) => {
      const policy = kinds[kind];
      const between = addressed(policy, world, pick);
      const room = begun(world, kind, between);
      for (const patient of [world.patient, ...charts]) {
        changeChart(room, patient);
        const members = Object.values(room.state?.staff.members ?? {});
        const expected = membersFor(policy, patient, room.settings, between);
        assert.deepEqual(byId(members), byId(expected));
        // Begun only now it would have the same ones.
        if (!areThere(patient, between)) continue;
        const fresh = begun({ ...world, patient }, kind, between);
        assert.deepEqual(byId(Object.values(fresh.state?.staff.members ?? {})), byId(expected));
      }
    }),
  );
});

/** Between whom it is, where its policy says that it is between two. */
function addressed({ audience }: Policy, { patient }: World, pick: number): Between {
  if (audience !== "single-recipient") return {};
  const recipient = at(patient.team, pick % patient.team.length).person.id;
  return { recipient, addressee: at(patient.linked, pick % patient.linked.length).person.id };
}

function areThere({ team, linked }: PatientFacts, { recipient, addressee }: Between): boolean {
  const isOneOf = (people: readonly { person: Person }[], id: string | undefined) =>
    id === undefined || people.some(({ person }) => person.id === id);
  return isOneOf(team, recipient) && isOneOf(linked, addressee);
}

function byId(members: readonly Member[]): Member[] {
  return members.toSorted((a, b) => (a.person.id < b.person.id ? -1 : 1));
}

const available: Partial<PersonFacts> = { permissions: ["portal-messages"] };
const people = { [kim]: available, [lee]: available };

const direct = (actor: number, between: Between = {}) => {
  const patient = { followers: [at(staff, 3)] };
  const room = new Room(example({ settings: { kinds: ["direct"] }, patient, people }));
  const first = actor === host ? {} : { first: { text: "Hello" } };
  const answer = room.ask(actor, begin({ kind: "direct", ...first, ...between }), 1);
  if (!("refused" in answer)) room.state = answer.state;
  return { room, answer };
};

const toKim = { recipient: at(staff, kim).id };
const toAna = { addressee: at(portal, 0).id };

test("a conversation with one recipient has them and the one who writes to them, whatever the chart says later", () => {
  const names = (room: Room) =>
    Object.values(room.state?.staff.members ?? {}).map(({ person, role }) => `${person.name} ${role}`);
  for (const { room, answer } of [direct(ana, toKim), direct(kim, toAna)]) {
    assert.equal(codeOf(answer), null);
    assert.deepEqual(names(room), ["Kim recipient", "Ana patient"]);
    assert.equal(room.state?.staff.head.recipient, at(staff, kim).id);
    changeChart(room, { team: [...room.patient.team, { person: at(staff, mo), role: "care-team" }] });
    assert.deepEqual(names(room), ["Kim recipient", "Ana patient"]);
    for (const other of [lee, bea]) assert.equal(codeOf(say(room, other, "may I?")), "not-found");
    assert.equal(codeOf(say(room, ana, "hello")), null);
  }
});

test("[F-022] by its card as by itself what is between two is seen by these two alone", () => {
  const { room } = direct(ana, toKim);
  assert.ok(room.state);
  const card = conversationCard(room.state);
  const seen = everybody
    .map((_, actor) => actor)
    .filter(actor => actor !== host && cardSeenBy(room.facts(actor), card, 2_000) !== null);
  assert.deepEqual(seen, [kim, ana]);
  for (const actor of everybody.keys())
    assert.equal(
      cardSeenBy(room.facts(actor), card, 2_000) === null,
      canSee(room.facts(actor), room.target) !== null,
    );
});

test("[I-5] who has left the team is written to no more, and the patient's side is told that", () => {
  const { room } = direct(ana, toKim);
  const { team } = room.patient;
  const { events } = changeChart(room, { team: team.filter(({ person }) => person.name !== "Kim") });
  assert.deepEqual(
    events.map(({ event }) => event.type),
    ["member-left"],
  );
  assert.equal(codeOf(say(room, ana, "hello?")), "recipient-gone");
  assert.equal(mayOf(room, ana).send, "recipient-gone");
  assert.equal(codeOf(say(room, kim, "still here")), "not-found");
  changeChart(room, { team });
  assert.equal(codeOf(say(room, ana, "hello again")), null);
});

test("[F-014] [F-098] who is no longer available for portal messages is written to no more, and answers still", () => {
  const { room } = direct(ana, toKim);
  const person = at(room.people, kim);
  room.people[kim] = { ...person, permissions: [] };
  assert.equal(codeOf(say(room, ana, "hello?")), "recipient-unavailable");
  assert.equal(mayOf(room, ana).send, "recipient-unavailable");
  assert.equal(codeOf(say(room, kim, "I am still here")), null);
  room.people[kim] = { ...person, active: false };
  assert.equal(codeOf(say(room, ana, "hello?")), "recipient-gone");
  room.people[kim] = person;
  assert.equal(codeOf(say(room, ana, "hello again")), null);
});

test("[F-066] [F-067] who takes part is one of each side, of the chart, and the starter is one of them", () => {
  const refusalOf = (actor: number, between: Between) => codeOf(direct(actor, between).answer);
  const to = (of: number, addressee?: number): Between => ({
    recipient: at(everybody, of).id,
    ...(addressee === undefined ? {} : { addressee: at(everybody, addressee).id }),
  });
  assert.equal(refusalOf(ana, {}), "bad-request");
  assert.equal(refusalOf(host, {}), "bad-request");
  assert.equal(refusalOf(host, to(lee)), "bad-request");
  assert.equal(refusalOf(host, to(lee, bea)), null);
  assert.equal(refusalOf(ana, to(mo)), "recipient-gone");
  assert.equal(refusalOf(ana, to(bea)), "recipient-gone");
  assert.equal(refusalOf(ana, to(kim, bea)), "bad-request");
  assert.equal(refusalOf(kim, to(lee, ana)), "bad-request");
  assert.equal(refusalOf(kim, to(kim, cas)), "addressee-gone");
  assert.equal(refusalOf(kim, to(kim, ana)), null);
  const unavailable = new Room(example({ settings: { kinds: ["direct"] } }));
  const ask = (actor: number, between: Between) =>
    codeOf(unavailable.ask(actor, begin({ kind: "direct", first: { text: "x" }, ...between }), 1));
  assert.equal(ask(ana, toKim), "recipient-unavailable");
  assert.equal(ask(kim, toAna), "not-available");
  const room = new Room(example());
  const addressed = begin({ recipient: at(staff, kim).id, first: { text: "x" } });
  assert.equal(codeOf(room.ask(ana, addressed, 1)), "bad-request");
});
