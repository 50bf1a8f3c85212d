import assert from "node:assert/strict";
import { test } from "node:test";
import type { May, Person, RefusalCode } from "@carethread/model";
import { actionsOf } from "../../packages/elements/src/care-thread/header/actions.ts";

const kim: Person = { id: "kim", side: "staff", name: "Kim Park" };
const rosa: Person = { id: "rosa", side: "portal", name: "Rosa Diaz", relation: "self" };
const patient = { id: "rosa", name: "Rosa Diaz", patientId: "20443", deceased: false };
const head = { patient, title: "Blood pressure" };
const may = (watch: RefusalCode | null): May => ({
  send: null,
  note: null,
  mention: null,
  watch,
  follow: null,
  remove: [],
});

const shown = (name: string) => ({ name, refused: null });

test("staff have the profile in the header, once it is known whose; everybody can find something in it", () => {
  assert.deepEqual(actionsOf(null, head, kim).header, [shown("profile"), shown("find")]);
  assert.deepEqual(actionsOf(may(null), head, rosa).header, [shown("find")]);
  assert.deepEqual(actionsOf(null, null, kim).header, []);
});

test("who may watch has it behind the gear; who must sees why it cannot be turned off", () => {
  assert.deepEqual(actionsOf(may(null), head, kim).menu, [{ name: "watch", refused: null }]);
  assert.deepEqual(actionsOf(may("watch-fixed"), head, kim).menu, [
    { name: "watch", refused: "watch-fixed" },
  ]);
});

test("[F-174] who may archive it for themselves has that in the header, and nobody else has", () => {
  const archiving: May = { ...may("not-allowed"), archive: null };
  assert.deepEqual(actionsOf(archiving, head, rosa).header, [shown("find"), shown("archive")]);
  assert.deepEqual(actionsOf({ ...archiving, archive: "not-allowed" }, head, rosa).header, [shown("find")]);
});

test("a patient has no gear, and who is not known yet has no action either", () => {
  const none = { header: [], menu: [] };
  assert.deepEqual(actionsOf(may("not-allowed"), head, rosa).menu, []);
  assert.deepEqual(actionsOf(may(null), head, null), none);
  assert.deepEqual(actionsOf(null, null, kim), none);
});

test("[F-100] the envelope is for members, of what was written in", () => {
  const written = { ...head, messages: 2 };
  const namesOf = (...asked: Parameters<typeof actionsOf>) =>
    actionsOf(...asked).header.map(({ name }) => name);
  assert.deepEqual(namesOf(may(null), written, rosa, true), ["find", "unread"]);
  assert.deepEqual(namesOf(may(null), written, rosa, false), ["find"]);
  assert.deepEqual(namesOf(may(null), { ...head, messages: 0 }, rosa, true), ["find"]);
  assert.deepEqual(namesOf(null, written, rosa, true), ["find"]);
});
