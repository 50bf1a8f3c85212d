/** A person's figures: shared, asked for while somebody shows them, and kept beside a failure. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { defaultDelays } from "@carethread/client/base/delays";
import { answered, refused, row, type Scripted, script } from "./scripted.ts";

const measure = { today: { count: 0 }, month: { count: 0 }, days: [] };

const figures = (unread: number, more: object = {}) => ({
  ...{ at: 1, conversations: 3, unread, patients: 2, messages: 9, answers: measure, resolutions: measure },
  ...more,
});

const network = (): never => {
  throw new TypeError("fetch failed");
};

/** Who shows figures is connected, and they are asked for. */
async function begun(scripted: Scripted) {
  const socket = await scripted.admit("person");
  const store = scripted.client.figures();
  for (let turn = 0; turn < 50 && scripted.asked.length === 0; turn++) await scripted.platform.advance(0);
  await answered(scripted, 1);
  return { socket, store };
}

const { figuresAfter, figuresEvery, retryMax } = defaultDelays;

test("figures are loading until they are there; who else acquires them shares them, and the last who lets go ends the asking", async t => {
  const scripted = script(t, () => figures(1));
  const one = scripted.client.figures();
  assert.deepEqual([one.$state.get(), one.$figures.get()], ["loading", null]);
  const { store: two } = await begun(scripted);
  assert.deepEqual([two.$state.get(), two.$figures.get()?.unread], ["ready", 1]);
  assert.match(scripted.asked[0] ?? "", /^harbor~[a-z2-7]{26}\/figures$/);
  one.release();
  one.release();
  await scripted.platform.advance(figuresEvery);
  await answered(scripted, 2);
  two.release();
  await scripted.platform.advance(5 * figuresEvery);
  assert.equal(scripted.asked.length, 2);
});

test("a change of the inbox asks again a moment later, many of them once", async t => {
  let unread = 1;
  const scripted = script(t, () => figures(unread));
  const { socket, store } = await begun(scripted);
  unread = 2;
  for (const rev of [1, 2, 3]) socket.say({ type: "row", row: row("a", 3, { rev }) });
  await scripted.platform.advance(figuresAfter - 1);
  assert.equal(scripted.asked.length, 1);
  await scripted.platform.advance(1);
  await answered(scripted, 2);
  assert.equal(store.$figures.get()?.unread, 2);
});

test("to whom there are none they are taken away, and nothing is left of what was shown", async t => {
  let says: () => unknown = () => figures(1);
  const scripted = script(t, () => says());
  const { store } = await begun(scripted);
  says = () => refused(404, "not-found");
  store.retry();
  assert.equal(store.$state.get(), "loading");
  await scripted.platform.advance(0);
  await answered(scripted, 2);
  assert.deepEqual([store.$state.get(), store.$figures.get()], ["failed", null]);
});

test("without a network they stay, said to be old, and come again by themselves when the connection does", async t => {
  let says: () => unknown = () => figures(1);
  const scripted = script(t, () => says());
  const { socket, store } = await begun(scripted);
  says = network;
  store.retry();
  await scripted.platform.advance(0);
  await answered(scripted, 2);
  assert.deepEqual([store.$state.get(), store.$figures.get()?.unread], ["failed", 1]);
  says = () => figures(4);
  socket.end();
  const before = scripted.asked.length;
  await scripted.platform.advance(retryMax);
  await scripted.admit("person");
  await scripted.platform.advance(0);
  await answered(scripted, before + 1);
  assert.deepEqual([store.$state.get(), store.$figures.get()?.unread], ["ready", 4]);
});

test("nobody who looks at another page asks, and who comes back does at once", async t => {
  const scripted = script(t, () => figures(1));
  await begun(scripted);
  scripted.platform.change({ visible: false });
  await scripted.platform.advance(3 * figuresEvery);
  assert.equal(scripted.asked.length, 1);
  scripted.platform.change({ visible: true });
  await scripted.platform.advance(0);
  await answered(scripted, 2);
});

test("figures of what is being made anew are asked for again soon", async t => {
  const answers = [figures(1, { rebuilding: true }), figures(5)];
  const scripted = script(t, () => answers.shift());
  const { store } = await begun(scripted);
  assert.equal(store.$figures.get()?.rebuilding, true);
  await scripted.platform.advance(figuresAfter);
  await answered(scripted, 2);
  assert.equal(store.$figures.get()?.unread, 5);
});

test("signing out takes them away", async t => {
  const scripted = script(t, () => figures(1));
  const { store } = await begun(scripted);
  await scripted.client.signOut();
  assert.equal(store.$figures.get(), null);
});
