/** A patient's conversations: what was asked for, and what the inbox says of them live. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Row } from "@carethread/model";
import { settle } from "./fake-platform.ts";
import { answered, key, personWelcome, refused, rosa, row, type Scripted, script } from "./scripted.ts";

const page = (...rows: Row[]) => ({ rows, more: false });
const other = { ...rosa, id: key("ines"), name: "Ines Roy" };

function watch(scripted: Scripted) {
  const store = scripted.client.patient(rosa.id);
  const shown = () => store.$rows.get()?.map(({ title, badge }) => `${title}${badge}`);
  return { store, shown };
}

test("[F-006] a row that is in the inbox is the inbox's, the others are those that were answered", async t => {
  const scripted = script(t, () => page(row("a", 3, { badge: 7 }), row("b", 2)));
  const { store, shown } = watch(scripted);
  assert.deepEqual([store.$state.get(), store.$rows.get()], ["loading", null]);
  const rows = [row("a", 3, { badge: 1 }), row("x", 9, { patient: other })];
  const socket = await scripted.admit("person", personWelcome({ rows }));
  await answered(scripted, 1);
  assert.deepEqual([store.$state.get(), shown()], ["ready", ["a1", "b0"]]);
  assert.deepEqual(scripted.asked, [`harbor~${rosa.id}/conversations`]);

  socket.say({ type: "row", row: row("a", 5, { rev: 2, badge: 2 }) });
  socket.say({ type: "row", row: row("c", 9) });
  assert.deepEqual(shown(), ["c0", "a2", "b0"], "a new one appears");
  socket.say({ type: "row", row: row("y", 10, { patient: other }) });
  assert.deepEqual(shown(), ["c0", "a2", "b0"]);
});

test("a row below what the inbox shows is the inbox's as well", async t => {
  const scripted = script(t, () => page(row("z", 1)));
  const { shown } = watch(scripted);
  const rows = [row("x", 9, { patient: other })];
  const socket = await scripted.admit("person", personWelcome({ rows, more: true }));
  await answered(scripted, 1);
  socket.say({ type: "row", row: row("z", 1, { rev: 2, badge: 4 }) });
  assert.deepEqual(shown(), ["z4"]);
});

test("[I-4] what leaves the inbox is gone at once, and asked about", async t => {
  let says: unknown = page(row("a", 3), row("b", 2));
  const scripted = script(t, () => says);
  const { store, shown } = watch(scripted);
  const socket = await scripted.admit("person", personWelcome({ rows: [row("a", 3), row("b", 2)] }));
  await answered(scripted, 1);
  says = page(row("b", 2, { badge: 5 }));
  socket.say({ type: "row", row: { id: key("b"), rev: 2, gone: true } });
  assert.deepEqual(shown(), ["a0"]);
  await answered(scripted, 2);
  assert.deepEqual(shown(), ["a0", "b5"], "found, but no longer in the inbox");
  says = refused(404, "not-found");
  socket.say({ type: "row", row: { id: key("a"), rev: 2, gone: true } });
  await answered(scripted, 3);
  assert.deepEqual([store.$state.get(), store.$rows.get()], ["failed", null]);
});

test("it is asked again after a reconnect, and keeps what it shows where that fails", async t => {
  let says: unknown = page(row("a", 3));
  const scripted = script(t, () => says);
  const { store, shown } = watch(scripted);
  const socket = await scripted.admit("person");
  await answered(scripted, 1);
  says = page(row("a", 3), row("b", 5));
  socket.end();
  await scripted.platform.advance(1_000);
  const next = await scripted.admit("person");
  await answered(scripted, 2);
  assert.deepEqual(shown(), ["b0", "a0"]);
  says = refused(403, "not-allowed");
  next.end();
  await scripted.platform.advance(1_000);
  await scripted.admit("person");
  await answered(scripted, 3);
  assert.deepEqual([store.$state.get(), shown()], ["failed", ["b0", "a0"]]);
});

test("[I-9] what could be had is shown where some could not, and may be asked for again", async t => {
  let says: unknown = { ...page(row("a", 3)), missing: true };
  const scripted = script(t, () => says);
  const { store, shown } = watch(scripted);
  await scripted.admit("person");
  // Once before the connection is there, and once more when it is.
  await answered(scripted, 2);
  assert.deepEqual([store.$state.get(), shown()], ["failed", ["a0"]]);
  says = page(row("a", 3), row("b", 5));
  await store.reload();
  assert.deepEqual([store.$state.get(), shown()], ["ready", ["b0", "a0"]]);
});

test("the answer to an earlier question says nothing any more", async t => {
  const answers: ((rows: unknown) => void)[] = [];
  const scripted = script(t, () => new Promise(resolve => answers.push(resolve)));
  const { store, shown } = watch(scripted);
  await scripted.admit("person");
  await answered(scripted, 1);
  const again = store.reload();
  await answered(scripted, 2);
  answers[1]?.(page(row("new", 1)));
  await again;
  answers[0]?.(page(row("old", 1)));
  await settle();
  assert.deepEqual([store.$state.get(), shown()], ["ready", ["new0"]]);
});

test("it is shared, and let go a while after the last one", async t => {
  const scripted = script(t, () => page(row("a", 3)));
  // A hidden page does not ask whether the room is still there.
  scripted.platform.visible = false;
  const { store, shown } = watch(scripted);
  assert.equal(scripted.client.patient(rosa.id), store);
  const socket = await scripted.admit("person");
  await answered(scripted, 1);
  store.release();
  await scripted.platform.advance(60_000);
  socket.say({ type: "row", row: row("a", 4, { badge: 1 }) });
  assert.deepEqual(shown(), ["a1"]);
  store.release();
  await scripted.platform.advance(60_000);
  assert.equal(store.$rows.get(), null);
  socket.say({ type: "row", row: row("a", 5, { rev: 2 }) });
  assert.equal(store.$rows.get(), null);
  assert.notEqual(scripted.client.patient(rosa.id), store);
});
