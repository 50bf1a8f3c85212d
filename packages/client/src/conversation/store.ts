/** One conversation: its connection, and the stores that the connection's frames move on. */
import {
  applyView,
  type ConversationId,
  type ConversationWelcome,
  FromConversation,
  type Head,
  isKnown,
  type LoggedEvent,
  type Mark,
  type May,
  type Members,
  type PersonId,
  type Receipts,
  type RefusalCode,
  readTolerantly,
} from "@carethread/model";
import { atom } from "nanostores";
import {
  type ConversationStore,
  createBackoff,
  type EndReason,
  type Item,
  put,
  type Sharable,
} from "../base/base.ts";
import { lazyHttp, type Session } from "../connection/connection.ts";
import type { Drafts, Shelf } from "../kept/kept.ts";
import { createOutbox, createTurns } from "../outbox/outbox.ts";
import type { Asked } from "./asked.ts";
import { createAsks } from "./asks.ts";
import { append, type EventWindow, prepend, welcome } from "./event-window.ts";
import { createFollowing } from "./following.ts";
import { createItems } from "./items.ts";
import { createReadingPlace } from "./reading-place.ts";
import { createTyping } from "./typing.ts";

const nobody: Receipts = { people: {}, team: 0 };

/**
 * What a message is refused with where the connection has ended before it was sent. Where that is the page's own
 * fault it waits instead: the next page may be a better one, and sends it.
 */
const parkedFor: Readonly<Partial<Record<EndReason, RefusalCode>>> = {
  "not-found": "not-found",
  "right-lost": "not-allowed",
};

/** What a person left unsent of a conversation, and what they were asked, outlives the store. */
export interface Unfinished {
  readonly shelf: Shelf;
  readonly drafts: Drafts;
  readonly asked: Asked;
}

export function openConversation(
  id: ConversationId,
  session: Session,
  { shelf, drafts, asked }: Unfinished,
): Sharable<Omit<ConversationStore, "release">> {
  const { addresses, platform, delays } = session;
  const $head = atom<Head | null>(null);
  const $items = atom<readonly Item[]>([]);
  const $members = atom<Members>({});
  const $receipts = atom<Receipts>(nobody);
  const $may = atom<May | null>(null);
  const $presence = atom<readonly PersonId[]>([]);
  const $mark = atom<Mark | null>(null);
  const $older = atom<"none" | "some" | "loading" | "failed">("none");
  let window: EventWindow | null = null;
  let me = "";
  let readTimer: unknown = null;
  let isOnScreen = false;

  const turns = createTurns(`carethread ${addresses.server} ${id}`, platform, delays.turnWithin);
  const outbox = createOutbox({ conversation: id, shelf, turns, platform, delays, changed: show });
  const draft = drafts.of(id);
  const items = createItems(outbox.keyOf);
  const place = createReadingPlace();
  const readBackoff = createBackoff(delays, platform.random);
  const asks = createAsks({
    platform,
    delays,
    transmit: (id, command) => connection.send({ type: "command", id, command }),
  });
  const following = createFollowing({ session, asked, $head, $members, $may, me: () => me });
  const typing = createTyping(platform, visibility => connection.send({ type: "typing", visibility }));

  function show(): void {
    put($items, items.of(window?.events ?? [], outbox.pending()));
  }

  function screen(on: boolean): void {
    if (on === isOnScreen) return;
    isOnScreen = on;
    connection.send({ type: "screen", on });
  }

  function tellRead(pos: number | null): void {
    if (pos !== null) connection.send({ type: "read", pos });
  }

  /** A frame without a command was refused for now: it may have been the one that told how far was read. */
  function tellReadAgain(retryAfter: number): void {
    platform.clearTimeout(readTimer);
    readTimer = platform.setTimeout(() => tellRead(place.again()), readBackoff.next(retryAfter));
  }

  /** What new events do beside standing in the window. */
  function arrived(events: readonly LoggedEvent[], end: number): void {
    for (const event of events) if (event.type === "message") typing.stopped(event.by);
    outbox.arrived(events.filter(isKnown), end);
    show();
  }

  function welcomed(frame: ConversationWelcome): void {
    const next = welcome(window, frame);
    if (next === null) throw new Error("the welcome's events have a hole");
    const isFirst = $mark.get() === null;
    const isFresh = window === null || next.events[0] !== window.events[0];
    window = next;
    me = frame.you.id;
    put($head, frame.head);
    put($members, frame.members);
    put($receipts, frame.receipts);
    put($may, frame.may);
    put($presence, frame.presence);
    readBackoff.reset();
    if (isFirst) put($mark, frame.mark);
    if (isFresh) put($older, next.hasOlder ? "some" : "none");
    arrived(frame.events, next.end);
    // A new connection begins with nothing on the screen.
    if (isOnScreen) connection.send({ type: "screen", on: true });
    tellRead(place.known(frame.mark, frame.receipts.people[me] ?? 0));
    outbox.up({
      transmit: (id, command) => connection.send({ type: "command", id, command }),
      doubt: () => connection.probe(),
    });
  }

  function followed(events: readonly LoggedEvent[]): void {
    if (window === null) return;
    const next = append(window, events);
    // Something was lost on the way: the room sends it again to a hello that names our end.
    if (next === null) {
      connection.drop();
      return;
    }
    const head = $head.get();
    let view = head && { head, members: $members.get() };
    for (const event of events) if (view && event.pos > view.head.pos) view = applyView(view, event);
    window = next;
    if (view) {
      put($members, view.members);
      put($head, view.head);
    }
    arrived(events, next.end);
  }

  const connection = session.connect<FromConversation>({
    address: () => addresses.socket("main", id),
    hello: () => (window === null ? {} : { after: { pos: window.end, id: window.endId } }),
    check: frame => readTolerantly(FromConversation, frame),
    handlers: {
      welcome: welcomed,
      events: frame => followed(frame.events),
      ack(frame) {
        asks.acked(frame.id);
        outbox.acked(frame.id, frame.pos);
        outbox.arrived([], window?.end ?? 0);
      },
      refused(frame) {
        if (frame.id !== undefined) {
          asks.refused(frame.id, frame);
          outbox.refused(frame);
        } else if (frame.retryable) tellReadAgain(Number(frame.params.retryAfter) || 0);
      },
      receipts: frame => put($receipts, frame.receipts),
      may: frame => put($may, frame.may),
      presence: frame => put($presence, frame.people),
      typing: frame => typing.shown(frame.by),
      pong() {},
    },
    down(code) {
      platform.clearTimeout(readTimer);
      asks.down();
      outbox.down(code);
      typing.clear();
      put($presence, []);
    },
    isSuspect: () => outbox.isInFlight() || asks.isWaiting(),
  });

  const unlisten = connection.$status.listen(status => {
    if (status.state !== "ended") return;
    following.end();
    const code = parkedFor[status.reason];
    if (code !== undefined) outbox.close(code);
  });

  async function loadOlder(): Promise<void> {
    const before = window?.events[0]?.pos;
    if (before === undefined || ($older.get() !== "some" && $older.get() !== "failed")) return;
    put($older, "loading");
    try {
      const page = await (await lazyHttp(session)).events(id, before);
      // A reconnect may have begun a new window meanwhile; the page does not belong to that one.
      if (window?.events[0]?.pos !== before) return;
      window = prepend(window, page.events, page.hasOlder);
      show();
      put($older, page.hasOlder ? "some" : "none");
    } catch {
      if (window?.events[0]?.pos === before) put($older, "failed");
    }
  }

  show();
  connection.start();

  return {
    store: {
      id,
      $status: connection.$status,
      $head,
      $items,
      $members,
      $receipts,
      $typing: typing.$typing,
      $may,
      $presence,
      ...following.stores,
      $mark,
      $older,
      send(message) {
        const sent = outbox.send(message);
        typing.sent();
        return sent;
      },
      retry: outbox.retry,
      retryAll: outbox.retryAll,
      $draft: draft.$value,
      setDraft: (text, about) => draft.set({ text, visibility: "everyone", mentions: [], ...about }),
      discard: outbox.discard,
      read: pos => tellRead(place.read(Math.min(pos, window?.end ?? 0))),
      typing: (visibility = "everyone") => typing.type(visibility),
      screen,
      watch: on => asks.ask({ type: "watch", on }),
      remove: person => asks.ask({ type: "remove", person }),
      loadOlder,
    },
    released: () => screen(false),
    reopened() {
      const mark = place.markAt((window?.events ?? []).filter(isKnown), me);
      if (mark !== null) put($mark, mark);
    },
    isBusy: outbox.isBusy,
    isEnded: () => connection.$status.get().state === "ended",
    end(reason) {
      unlisten();
      following.end();
      connection.end(reason);
      outbox.end();
      if (reason !== "signed-out") return;
      window = null;
      put($head, null);
      put($members, {});
      put($receipts, nobody);
      put($may, null);
      put($mark, null);
      put($older, "none");
      show();
    },
  };
}
