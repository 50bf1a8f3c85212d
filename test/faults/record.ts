/** What a conversation's log holds for one person, and what follows from it. */
import assert from "node:assert/strict";
import {
  type ConversationWelcome,
  isKnown,
  type PersonWelcome,
  type Row,
  type SeenEvent,
} from "@carethread/model";
import type { World } from "../support/world.ts";

export interface Who {
  readonly kind: "staff" | "portal";
  readonly sub: string;
}

export async function logOf(world: World, { kind, sub }: Who, conversation: string): Promise<SeenEvent[]> {
  const socket = await world.join(kind, sub, conversation);
  const { head } = (await socket.next("welcome")) as unknown as ConversationWelcome;
  socket.close();
  const token = await world.practice.token(kind, sub);
  const events: SeenEvent[] = [];
  for (let before = head.pos + 1; before > 1; ) {
    const path = `events?before=${before}&limit=100`;
    const page = await world.get("main", world.conversationRoom(conversation), path, token);
    assert.equal(page.status, 200);
    events.unshift(...page.body.events.filter(isKnown));
    before = page.body.events[0]?.pos ?? 0;
  }
  assertDense(events);
  return events;
}

/** Every place from 1 on is taken, once and in order. */
export function assertDense(events: readonly SeenEvent[]): void {
  assert.deepEqual(
    events.map(({ pos }) => pos),
    events.map((_, index) => index + 1),
  );
}

export function messagesOf(events: readonly SeenEvent[]): string[] {
  return events.flatMap(event => (event.type === "message" ? [event.body.text] : []));
}

/** The same texts are written once each by one writer, `name 0`, `name 1`, …: these stand there, in order. */
export function assertInOrder(texts: readonly string[], name: string, count: number): void {
  const own = texts.filter(text => text.startsWith(`${name} `));
  assert.deepEqual(
    own,
    Array.from({ length: count }, (_, index) => `${name} ${index}`),
  );
}

/** The person's rows of these conversations are what a recount of their logs gives, and the badge is the rows' sum. */
export async function assertRecount(
  world: World,
  who: Who,
  conversations: readonly string[],
): Promise<{ rows: number; badge: number }> {
  const inbox = await world.inbox(who.kind, who.sub);
  const { rows, badge } = (await inbox.next("welcome")) as unknown as PersonWelcome;
  inbox.close();
  for (const conversation of conversations) {
    const socket = await world.join(who.kind, who.sub, conversation);
    const { mark, you } = (await socket.next("welcome")) as unknown as ConversationWelcome;
    socket.close();
    const messages = (await logOf(world, who, conversation)).filter(event => event.type === "message");
    const unread = messages.filter(({ pos, by }) => pos > mark.pos && by.id !== you.id).length;
    const row = rows.find(({ id }) => id === conversation);
    assert.deepEqual(shown(row), { messages: messages.length, unread, badge: unread }, who.sub);
  }
  assert.equal(
    badge,
    rows.reduce((sum, row) => sum + row.badge, 0),
    who.sub,
  );
  return { rows: rows.length, badge };
}

function shown(row: Row | undefined): Pick<Row, "messages" | "unread" | "badge"> | null {
  return row === undefined ? null : { messages: row.messages, unread: row.unread, badge: row.badge };
}
