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
  close: "not-allowed",
  reopen: "not-allowed",
  remove: [],
});

test("staff have the profile in the header, once it is known whose", () => {
  assert.deepEqual(actionsOf(null, head, kim).header, [{ name: "profile", refused: null }]);
  assert.deepEqual(actionsOf(null, null, kim).header, []);
});

test("who may watch has it behind the gear; who must sees why it cannot be turned off", () => {
  assert.deepEqual(actionsOf(may(null), head, kim).menu, [{ name: "watch", refused: null }]);
  assert.deepEqual(actionsOf(may("watch-fixed"), head, kim).menu, [
    { name: "watch", refused: "watch-fixed" },
  ]);
});

test("a patient, and who is not known yet, has no action and no gear", () => {
  const none = { header: [], menu: [] };
  assert.deepEqual(actionsOf(may("not-allowed"), head, rosa), none);
  assert.deepEqual(actionsOf(may(null), head, null), none);
  assert.deepEqual(actionsOf(null, null, kim), none);
});
