/** What a conversation tells of itself is of one moment: what is decided while it is being told is told after it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type ConversationState, type PersonId, type Row, rowFor } from "@carethread/model";
import type { Ports, Practice } from "@carethread/rooms/base/base";
import { Outbox } from "@carethread/rooms/base/owed/owed";
import { Book } from "@carethread/rooms/conversation/book";
import { EncounterDebt } from "@carethread/rooms/conversation/hooks/encounter";
import { kim, lee, started } from "../model/example.ts";

/** More turns than a delivery takes until it has read what it tells. */
const turns = 40;
const chat = { settings: { policies: { topic: { encounter: "per-conversation", close: "both" } } } } as const;
const practice = { id: "clinic", slices: 1, settings: {}, hooks: {} } as unknown as Practice;

type Told =
  | { readonly party: "person"; readonly room: string; readonly body: { readonly row: Row } }
  | { readonly party: "index"; readonly room: string; readonly body: { readonly pos: number } }
  | { readonly party: "hooks"; readonly room: string; readonly body: { encounter: string; status: string } };

/** Ports to rooms that take whatever they are told; `called` is told of each call first. */
function portsTo(told: Told[], called: () => void = () => {}): Ports {
  return {
    party: "main",
    name: "clinic~c",
    now: () => 0,
    later: () => {},
    log: (message: string, error: unknown) => assert.fail(`${message}: ${error}`),
    storage: { commit: async () => {}, list: async () => new Map() },
    call: async (party: Told["party"], room: string, _path: string, body: never) => {
      told.push({ party, room, body });
      called();
      return { status: 200, body: party === "index" ? { to: (body as { pos: number }).pos } : { ok: true } };
    },
  } as unknown as Ports;
}

/** A conversation with an encounter, before and after Kim closed it, and Lee in it. */
function closing(): { open: ConversationState; closed: ConversationState; person: PersonId } {
  const room = started(chat);
  const open = room.state ?? assert.fail("it has begun");
  const closed = room.do({ do: "close", by: kim, now: 2_000 }).after ?? assert.fail("it is there");
  return { open, closed, person: room.people[lee]?.person.id ?? assert.fail("Lee is there") };
}

test("[I-3] what was told last is the last state, in whatever turn it was decided", async () => {
  const { open, closed, person } = closing();
  for (let turn = 0; turn < turns; turn++) {
    const told: Told[] = [];
    const book = new Book(
      portsTo(told),
      practice,
      () => {},
      async () => {},
    );
    await book.commit({ next: open, entries: [] });
    const telling = book.rows.outbox.flush();
    for (let passed = 0; passed < turn; passed++) await null;
    await book.commit({ next: closed, entries: [] });
    await telling;
    await book.rows.outbox.flush(true);
    const row = told.findLast(({ party, room }) => party === "person" && room.endsWith(person))?.body;
    const { rev: _, ...shown } = (row as { row: Row }).row;
    assert.deepEqual(shown, rowFor(closed, person), `decided after ${turn} turns`);
    const hook = told.findLast(({ party }) => party === "hooks")?.body as { status: string };
    assert.equal(hook.status, "finished", `decided after ${turn} turns`);
  }
});

test("an encounter that ends while another is told of is told as ended", async () => {
  const { open, closed } = closing();
  const id = open.staff.head.encounter?.id ?? assert.fail("it has one");
  const hooks = { party: "hooks", room: "hooks" } as const;
  const told: Told[] = [];
  let state = open;
  const ports = portsTo(told, () => {
    if (state === closed) return;
    state = closed;
    debt.raise(open, closed);
  });
  const outbox = new Outbox({ ports, deliver: (_, keys) => debt.deliver(keys) });
  const debt = new EncounterDebt({
    ...{ ports, practice, conversation: "c" },
    outbox: () => outbox,
    present: async read => read(state),
  });
  outbox.raise(hooks, "another");
  outbox.raise(hooks, id);
  await outbox.flush();
  assert.deepEqual(
    told.map(({ body }) => (body as { encounter: string; status: string }).status),
    ["finished", "finished"],
  );
});
