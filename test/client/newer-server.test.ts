/** A client whose rooms are newer than it is goes on: it ignores and counts what it does not know. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { FromConversation, FromPerson } from "@carethread/model";
import { fromConversation, fromPerson, mutations } from "../model/newer-rooms.ts";
import { settle } from "./fake-platform.ts";
import { conversationWelcome, key, kim, row, script } from "./scripted.ts";

test("no new value of any frame makes the client connect anew", async t => {
  const { client, platform, admit } = script(t);
  const thread = client.conversation(key("one"));
  const [person, main] = [await admit("person"), await admit("main")];
  const count = platform.sockets.length;
  for (const [socket, schema, samples] of [
    [person, FromPerson, fromPerson],
    [main, FromConversation, fromConversation],
  ] as const) {
    for (const sample of samples) {
      socket.say({ ...(sample as object), type: "hologram" });
      for (const { at, value } of mutations(schema, sample)) {
        // The log has these events from the welcome on: read, and in their place already.
        socket.say(value);
        assert.equal(client.$status.get().state, "live", at);
        assert.equal(thread.$status.get().state, "live", at);
      }
    }
  }
  await settle();
  assert.equal(platform.sockets.length, count);
});

test("an event of an unknown type is not shown and keeps its place, across a reconnect too", async t => {
  const { client, platform, admit } = script(t);
  const thread = client.conversation(key("one"));
  const socket = await admit("main");
  const by = kim;
  const message = (pos: number, id: string) => ({
    ...{ id: key(id), at: pos, pos, by, type: "message", visibility: "everyone" },
    body: { text: id },
  });
  socket.say({ type: "events", events: [message(1, "a")] });
  socket.say({
    type: "events",
    events: [{ id: key("b"), at: 2, pos: 2, by, type: "hologram", light: "blue" }, message(3, "c")],
  });
  assert.deepEqual(
    thread.$items.get().map(({ event }) => event?.pos),
    [1, 3],
  );
  assert.equal(thread.$head.get()?.pos, 3);
  socket.say({ type: "events", events: [{ id: key("d"), at: 4, pos: 4, by, type: "hologram" }] });
  socket.end();
  await platform.advance(1_000);
  const next = platform.sockets.at(-1);
  next?.open();
  assert.deepEqual(next?.sent[0]?.after, { pos: 4, id: key("d") });
});

test("an unknown refusal parks the message, or tries again, as the room says", async t => {
  const { client, admit } = script(t);
  const thread = client.conversation(key("one"));
  await admit("person");
  const socket = await admit("main", conversationWelcome());
  thread.send({ text: "first" }).catch(() => {});
  await settle();
  const refuse = (retryable: boolean) => {
    const command = socket.sent.findLast(({ type }) => type === "command");
    socket.say({ type: "refused", id: command?.id, code: "hologram-needed", params: {}, retryable });
  };
  refuse(true);
  assert.equal(thread.$items.get()[0]?.pending?.state, "sending");
  refuse(false);
  const pending = thread.$items.get()[0]?.pending;
  assert.deepEqual([pending?.state, pending?.refused], ["failed", "unknown"]);
});

test("a row of a kind that is not known stands in the list, and what one may do is refused in general", async t => {
  const { client, admit } = script(t);
  const thread = client.conversation(key("one"));
  const person = await admit("person");
  const socket = await admit("main");
  person.say({ type: "row", row: { ...row("one", 5), kind: "seance", lifecycle: "asleep" } });
  assert.deepEqual(
    client.inbox.$rows.get()?.map(({ kind, lifecycle }) => [kind, lifecycle]),
    [["topic", "open"]],
  );
  const may = { send: "hologram-needed", note: null, mention: null, watch: null, follow: null, remove: [] };
  socket.say({ type: "may", may });
  assert.equal(thread.$may.get()?.send, "unknown");
});
