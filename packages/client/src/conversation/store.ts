/** One conversation: its connection, and the stores that the connection's frames move on. */
import {
  applyView,
  type ConversationId,
  type ConversationWelcome,
  FromConversation,
  type Head,
  isKnown,
  type LoggedEvent,
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
  type News,
  put,
  type Sharable,
} from "../base/base.ts";
import { lazyHttp, type Session } from "../connection/connection.ts";
import type { Drafts, Shelf } from "../kept/kept.ts";
import { createOutbox, createTurns } from "../outbox/outbox.ts";
import type { Asked } from "./asked.ts";
import { createAsks } from "./asks.ts";
import { createDwell } from "./dwell.ts";
import { createFollowing } from "./following.ts";
import { createItems } from "./items.ts";
import { createLogView } from "./log-view.ts";
import { newsOf, noNews } from "./news.ts";
import { createReading, type Run } from "./reading.ts";
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
  const { addresses, platform, delays, $labels } = session;
  const $head = atom<Head | null>(null);
  const $items = atom<readonly Item[]>([]);
  const $members = atom<Members>({});
  const $receipts = atom<Receipts>(nobody);
  const $may = atom<May | null>(null);
  const $presence = atom<readonly PersonId[]>([]);
  const $divider = atom<number | null>(null);
  const $news = atom<News>(noNews);
  let me = "";
  /** Before it is settled where the thread opens, nothing is shown. */
  let isPlaced = false;
  let isLeft = false;
  let leftTimer: unknown = null;
  let readTimer: unknown = null;
  let isOnScreen = false;

  const turns = createTurns(`carethread ${addresses.server} ${id}`, platform, delays.turnWithin);
  const outbox = createOutbox({ conversation: id, shelf, turns, platform, delays, changed: show });
  const draft = drafts.of(id);
  const items = createItems(outbox.keyOf);
  const view = createLogView({
    page: async query => (await lazyHttp(session)).events(id, query),
    changed: () => show(),
  });
  const reading = createReading({ held: view.held, me: () => me });
  const dwell = createDwell(platform, delays.seenAfter, places => tellRead(reading.saw(places)));
  const readBackoff = createBackoff(delays, platform.random);
  const asks = createAsks({
    platform,
    delays,
    transmit: (id, command) => connection.send({ type: "command", id, command }),
  });
  const following = createFollowing({ session, asked, $head, $members, $may, me: () => me });
  const typing = createTyping(platform, visibility => connection.send({ type: "typing", visibility }));

  function show(): void {
    if (view.end() !== null && !isPlaced) return;
    // What is pending stands at the log's end.
    const pending = view.$newer.get() === "none" ? outbox.pending() : [];
    put($items, items.of(view.shown(), pending));
    showNews();
  }

  function showNews(): void {
    put($news, newsOf(view.shown(), reading));
  }

  /** Opens the thread where the viewer left off; where that cannot be had, at its end. */
  async function placeAtMark(): Promise<void> {
    const mark = reading.mark();
    const isUnread = reading.unread() > 0;
    put($divider, isUnread ? mark : null);
    if (!isUnread) view.goToEnd();
    else if (!view.holds(mark + 1) && view.$older.get() !== "none") await view.goTo(mark + 1).catch(() => {});
    isPlaced = true;
    show();
  }

  function screen(on: boolean): void {
    if (on === isOnScreen) return;
    isOnScreen = on;
    connection.send({ type: "screen", on });
    if (on) view.letGoOfOlder();
  }

  function tellRead(runs: readonly Run[]): void {
    for (const run of runs) connection.send({ type: "read", ...run });
    showNews();
  }

  function tellDone(): void {
    const pos = reading.doneTo();
    if (pos !== null) connection.send({ type: "mark-read", pos });
  }

  /** A frame without a command was refused for now: it may have been the one that told how far was read. */
  function tellReadAgain(retryAfter: number): void {
    platform.clearTimeout(readTimer);
    readTimer = platform.setTimeout(() => {
      tellRead(reading.again());
      tellDone();
    }, readBackoff.next(retryAfter));
  }

  /** What new events do beside standing in the window. */
  function arrived(events: readonly LoggedEvent[], end: number): void {
    for (const event of events) if (event.type === "message") typing.stopped(event.by);
    outbox.arrived(events.filter(isKnown), end);
    show();
  }

  function welcomed(frame: ConversationWelcome): void {
    const isFirst = view.end() === null;
    me = frame.you.id;
    put($labels, frame.labels ?? {});
    view.welcomed(frame);
    put($head, frame.head);
    put($members, frame.members);
    put($receipts, frame.receipts);
    put($may, frame.may);
    put($presence, frame.presence);
    readBackoff.reset();
    const runs = reading.known(frame.mark, frame.receipts.people[me] ?? 0);
    if (isFirst) void placeAtMark();
    arrived(frame.events, view.end()?.end ?? 0);
    // A new connection begins with nothing on the screen.
    if (isOnScreen) connection.send({ type: "screen", on: true });
    tellRead(runs);
    tellDone();
    outbox.up({
      transmit: (id, command) => connection.send({ type: "command", id, command }),
      doubt: () => connection.probe(),
    });
  }

  function followed(events: readonly LoggedEvent[]): void {
    const before = view.end();
    if (before === null) return;
    // Something was lost on the way: the room sends it again to a hello that names our end.
    if (!view.followed(events)) {
      connection.drop();
      return;
    }
    if (isOnScreen) view.letGoOfOlder();
    const head = $head.get();
    let state = head && { head, members: $members.get() };
    for (const event of events) if (state && event.pos > state.head.pos) state = applyView(state, event);
    if (state) {
      put($members, state.members);
      put($head, state.head);
    }
    const fresh = events.filter(event => event.pos > before.end);
    const hadRead = reading.unread() === 0;
    reading.came(fresh);
    const first = fresh.find(reading.isNew);
    // It came while the viewer was elsewhere: they find it under a line of its own.
    if (first !== undefined && hadRead && !isOnScreen) put($divider, first.pos - 1);
    arrived(events, view.end()?.end ?? 0);
  }

  const connection = session.connect<FromConversation>({
    address: () => addresses.socket("main", id),
    hello() {
      const end = view.end();
      return end === null ? {} : { after: { pos: end.end, id: end.endId } };
    },
    check: frame => readTolerantly(FromConversation, frame),
    handlers: {
      welcome: welcomed,
      events: frame => followed(frame.events),
      ack(frame) {
        asks.acked(frame.id);
        outbox.acked(frame.id, frame.pos);
        outbox.arrived([], view.end()?.end ?? 0);
      },
      refused(frame) {
        if (frame.id !== undefined) {
          asks.refused(frame.id, frame);
          outbox.refused(frame);
        } else if (frame.retryable) tellReadAgain(Number(frame.params.retryAfter) || 0);
      },
      receipts(frame) {
        put($receipts, frame.receipts);
        reading.receipt(frame.receipts.people[me] ?? 0);
        showNews();
      },
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
      $divider,
      $news,
      $older: view.$older,
      $newer: view.$newer,
      send(message) {
        view.goToEnd();
        const sent = outbox.send(message);
        typing.sent();
        return sent;
      },
      retry: outbox.retry,
      retryAll: outbox.retryAll,
      $draft: draft.$value,
      setDraft: (text, about) => draft.set({ text, visibility: "everyone", mentions: [], ...about }),
      discard: outbox.discard,
      shows: dwell.shows,
      markRead() {
        reading.done(view.end()?.end ?? 0);
        tellDone();
        showNews();
      },
      typing: (visibility = "everyone") => typing.type(visibility),
      screen,
      watch: on => asks.ask({ type: "watch", on }),
      remove: person => asks.ask({ type: "remove", person }),
      loadOlder: view.loadOlder,
      loadNewer: view.loadNewer,
      goTo: view.goTo,
      goToEnd: view.goToEnd,
    },
    released() {
      screen(false);
      dwell.shows([]);
      isLeft = false;
      leftTimer = platform.setTimeout(() => (isLeft = true), 0);
    },
    reopened() {
      platform.clearTimeout(leftTimer);
      // Who lets go and takes it again at once has only moved it in the page.
      if (isLeft && view.end() !== null) void placeAtMark();
    },
    isBusy: outbox.isBusy,
    isEnded: () => connection.$status.get().state === "ended",
    end(reason) {
      unlisten();
      following.end();
      connection.end(reason);
      outbox.end();
      if (reason !== "signed-out") return;
      put($head, null);
      put($members, {});
      put($receipts, nobody);
      put($may, null);
      put($divider, null);
      put($news, noNews);
      view.clear();
    },
  };
}
