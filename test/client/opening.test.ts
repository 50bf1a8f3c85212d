/** A conversation in the page's hands before anything of its room is there. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { key, kim, script } from "./scripted.ts";

test("[I-5] what is written as soon as a conversation is opened is shown, kept, and sent", async t => {
  const { client, admit } = script(t);
  await admit("person");
  const thread = client.conversation(key("one"));
  // Nothing is awaited before the socket is: all this comes before what is fetched.
  assert.throws(() => thread.send({ text: " " }), { code: "text-empty" });
  const done = thread.send({ text: "early" });
  thread.setDraft("typed");
  const shown = thread.$items.get().map(({ pending }) => [pending?.text, pending?.state]);
  assert.deepEqual(shown, [["early", "waiting"]]);
  assert.deepEqual([thread.$status.get().state, thread.$draft.get().text], ["connecting", "typed"]);
  assert.equal(client.$unsent.get().messages, 1);
  const socket = await admit("main");
  assert.deepEqual(socket.sentTypes(), ["hello", "command"]);
  const id = String(socket.sent[1]?.id);
  socket.say({ type: "ack", id, pos: 1 });
  await done;
  const event = { type: "message", id: key("e"), at: 1, by: kim, pos: 1, command: id };
  socket.say({ type: "events", events: [{ ...event, body: { text: "early" }, visibility: "everyone" }] });
  assert.deepEqual(
    thread.$items.get().map(({ key, event }) => [key, event?.pos]),
    [[id, 1]],
  );
});

test("what is asked of a conversation as soon as it is opened is answered as where no room has answered", async t => {
  const { client, admit } = script(t);
  await admit("person");
  const thread = client.conversation(key("one"));
  thread.screen(true);
  thread.typing();
  thread.shows([1]);
  thread.markRead();
  thread.goToEnd();
  const asked = [thread.watch(true), thread.remove(kim.id), thread.goTo(3)].map(promise =>
    assert.rejects(promise, { code: "network", retryable: true }),
  );
  await Promise.all([...asked, thread.loadOlder(), thread.loadNewer()]);
  await assert.rejects(thread.follow(true), { code: "not-found" });
  const socket = await admit("main");
  // The room hears of what is still so.
  assert.deepEqual(socket.sent.slice(1), [{ type: "screen", on: true }]);
});

test("a conversation that is let go before its room is there ends for good", async t => {
  const { client, admit, platform } = script(t);
  await admit("person");
  const thread = client.conversation(key("one"));
  client.destroy();
  await platform.advance(60_000);
  assert.deepEqual(thread.$status.get(), { state: "ended", reason: "signed-out" });
  assert.equal(platform.sockets.length, 1, "the person's alone");
});
