/** How a conversation follows the chart, from its first event on, and whom it is with where there is one recipient. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Kind, kinds, type Member, type PracticeSettings } from "@carethread/model";
import fc from "fast-check";
import { membersFor } from "../../packages/model/src/conversation/members-for.ts";
import { at, patientFacts, portal, staff, type World, world } from "./arbitraries.ts";
import {
  ana,
  bea,
  begin,
  changeChart,
  codeOf,
  example,
  host,
  kim,
  lee,
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
function begun(world: World, kind: Kind, recipient?: string): Room {
  // With who was withdrawn nothing begins; that they are says nothing of who is a member.
  const { withdrawn: _, ...patient } = world.patient;
  const room = new Room({
    ...world,
    patient,
    settings: { ...world.settings, kinds: [kind] as PracticeSettings["kinds"] },
  });
  const title = kinds[kind].title === "none" ? "" : "Knee";
  const decided = room.ask(host, begin({ kind, title, ...(recipient ? { recipient } : {}) }), 1);
  assert.ok(!("refused" in decided), JSON.stringify(decided));
  room.state = decided.state;
  return room;
}

test("[F-021] whom the chart makes members is the same at the beginning and after any changes of it", () => {
  const charts = fc.array(patientFacts, { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(world, charts, fc.constantFrom(...Kind.options), fc.nat(4), (world, charts, kind, pick) => {
      const { policy, recipient } = addressed(kind, world, pick);
      const room = begun(world, kind, recipient);
      for (const patient of [world.patient, ...charts]) {
        changeChart(room, patient);
        const members = Object.values(room.state?.staff.members ?? {});
        const expected = membersFor(policy, patient, room.settings, recipient);
        assert.deepEqual(byId(members), byId(expected));
        // Begun only now it would have the same ones.
        const isThere = patient.team.some(({ person }) => person.id === recipient);
        if (recipient !== undefined && !isThere) continue;
        const fresh = begun({ ...world, patient }, kind, recipient);
        assert.deepEqual(byId(Object.values(fresh.state?.staff.members ?? {})), byId(expected));
      }
    }),
  );
});

function addressed(kind: Kind, { patient }: World, pick: number) {
  const policy = kinds[kind];
  const { person } = at(patient.team, pick % patient.team.length);
  return { policy, recipient: policy.audience === "single-recipient" ? person.id : undefined };
}

function byId(members: readonly Member[]): Member[] {
  return members.toSorted((a, b) => (a.person.id < b.person.id ? -1 : 1));
}

const direct = (actor: number, recipient?: string) => {
  const settings = { kinds: ["direct"] } as unknown as Partial<PracticeSettings>;
  const room = new Room(example({ settings, patient: { followers: [at(staff, 3)] } }));
  const first = actor === host ? {} : { first: { text: "Hello" } };
  const answer = room.ask(actor, begin({ kind: "direct", ...first, ...(recipient ? { recipient } : {}) }), 1);
  if (!("refused" in answer)) room.state = answer.state;
  return { room, answer };
};

test("a conversation with one recipient has them and the linked persons, whatever the chart says later", () => {
  const names = (room: Room) =>
    Object.values(room.state?.staff.members ?? {}).map(({ person, role }) => `${person.name} ${role}`);
  for (const room of [direct(ana, at(staff, kim).id).room, direct(kim).room]) {
    assert.deepEqual(names(room), ["Kim recipient", "Ana patient", "Bea proxy"]);
    assert.equal(room.state?.staff.head.recipient, at(staff, kim).id);
    changeChart(room, { team: [...room.patient.team, { person: at(staff, mo), role: "care-team" }] });
    assert.deepEqual(names(room), ["Kim recipient", "Ana patient", "Bea proxy"]);
    assert.equal(codeOf(say(room, lee, "may I?")), "not-found");
    assert.equal(codeOf(say(room, ana, "hello")), null);
  }
});

test("[I-5] who has left the team is written to no more, and the patient's side is told that", () => {
  const { room } = direct(ana, at(staff, kim).id);
  const { team } = room.patient;
  const { events } = changeChart(room, { team: team.filter(({ person }) => person.name !== "Kim") });
  assert.deepEqual(
    events.map(({ event }) => event.type),
    ["member-left"],
  );
  for (const actor of [ana, bea]) assert.equal(codeOf(say(room, actor, "hello?")), "recipient-gone");
  assert.equal(codeOf(say(room, kim, "still here")), "not-found");
  changeChart(room, { team });
  assert.equal(codeOf(say(room, ana, "hello again")), null);
});

test("a recipient is named where there is one, by who is not the recipient, and is of the team", () => {
  const refusalOf = (actor: number, recipient?: string) => codeOf(direct(actor, recipient).answer);
  assert.equal(refusalOf(ana), "bad-request");
  assert.equal(refusalOf(host), "bad-request");
  assert.equal(refusalOf(host, at(staff, lee).id), null);
  assert.equal(refusalOf(ana, at(staff, mo).id), "recipient-gone");
  assert.equal(refusalOf(ana, at(portal, 1).id), "recipient-gone");
  assert.equal(refusalOf(kim, at(staff, lee).id), "bad-request");
  assert.equal(refusalOf(kim, at(staff, kim).id), null);
  const room = new Room(example());
  const addressed = begin({ recipient: at(staff, kim).id, first: { text: "x" } });
  assert.equal(codeOf(room.ask(ana, addressed, 1)), "bad-request");
});
