/** Staff outside the team: who follows a patient, who may open their conversations, and why. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { accessReason, canSee, canSeePatient, isNotified } from "@carethread/model";
import { at, staff } from "./arbitraries.ts";
import {
  ana,
  badgeOf,
  bea,
  changeChart,
  kim,
  lee,
  mayOf,
  memberOf,
  mo,
  noa,
  oz,
  say,
  searchable,
  started,
  watch,
  withSupport,
} from "./example.ts";

test("[F-135] [F-137] [F-138] staff outside the team follow a patient, and stop", () => {
  const room = started(searchable);
  assert.equal(mayOf(room, mo).follow, null);
  assert.equal(mayOf(room, kim).follow, "not-allowed");
  assert.equal(mayOf(room, ana).follow, "not-allowed");
  changeChart(room, { followers: [at(staff, mo)] });
  const member = memberOf(room, mo);
  assert.deepEqual(
    [member?.role, member?.source, member && isNotified(member)],
    ["notification-user", "self", true],
  );
  say(room, ana, "of the patient");
  say(room, kim, "of the team");
  assert.equal(badgeOf(room, mo), 1);
  assert.equal(mayOf(room, mo).follow, null);
  changeChart(room, { followers: [] });
  assert.equal(memberOf(room, mo), undefined);
});

test("[F-136] who said no sees the conversation all the same, and is no member", () => {
  const room = started(searchable);
  assert.equal(canSee(room.facts(mo), room.target), null);
  say(room, ana, "hello");
  assert.equal(badgeOf(room, mo), undefined);
});

test("a follower who enters the team is of the team, and its member alone", () => {
  const room = started({ ...searchable, patient: { followers: [at(staff, mo)] } });
  watch(room, mo, true);
  changeChart(room, { team: [...room.patient.team, { person: at(staff, mo), role: "secondary" }] });
  assert.deepEqual(memberOf(room, mo), {
    person: at(staff, mo),
    role: "secondary",
    // They watched before, by their own wish.
    level: "all",
    source: "roster",
  });
});

test("an invited member stays when the chart changes without them", () => {
  const room = started(searchable);
  say(room, kim, "@Mo", "staff", { mentions: [mo] });
  changeChart(room, { team: room.patient.team.slice(0, 1) });
  assert.equal(memberOf(room, mo)?.source, "invited");
  assert.equal(memberOf(room, lee), undefined);
});

test("[F-018] [F-019] programs hide a patient only from who may see none of them", () => {
  const cases: readonly (readonly [string[], "not-found" | null])[] = [
    [["sleep"], "not-found"],
    [["sleep", "cardio"], "not-found"],
    [["cardio"], null],
  ];
  for (const [closed, sees] of cases) {
    const room = started({
      ...searchable,
      patient: { programs: ["sleep"] },
      people: { [mo]: { restrictions: closed }, [kim]: { restrictions: closed } },
    });
    for (const actor of [mo, kim]) {
      assert.equal(canSeePatient(room.facts(actor)), sees);
      assert.equal(canSee(room.facts(actor), room.target), sees);
    }
  }
  const both = started({
    ...searchable,
    patient: { programs: ["sleep", "cardio"] },
    people: { [mo]: { restrictions: ["sleep"] } },
  });
  assert.equal(canSee(both.facts(mo), both.target), null);
});

test("why somebody outside the team opens a conversation", () => {
  const room = started({ ...searchable, ...withSupport, patient: { followers: [at(staff, noa)] } });
  const reason = (actor: number) => accessReason(room.facts(actor), room.target);
  assert.deepEqual([kim, lee, ana, bea].map(reason), [null, null, null, null]);
  assert.equal(reason(mo), "searched");
  assert.equal(reason(noa), "notification-user");
  say(room, kim, "@Mo @support", "staff", { mentions: [mo], support: true });
  assert.deepEqual([mo, oz].map(reason), ["invited", "support"]);
});
