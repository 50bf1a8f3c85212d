/**
 * What a conversation's room says, and what follows from it: the log that the page holds, where the thread opens, and
 * what of it was on the screen. Loaded when a conversation is opened, because lists need none of it.
 */
import {
  applyView,
  type ConversationId,
  type ConversationWelcome,
  FromConversation,
  type Head,
  isKnown,
  type LoggedEvent,
  type PersonId,
  presentIn,
  presentMember,
  readTolerantly,
  withStandings,
} from "@carethread/model";
import { createFiles, createMessageFiles, type Files } from "../attachments/attachments.ts";
import { type ConversationStore, createBackoff, put } from "../base/base.ts";
import { type Channel, type Connection, lazyHttp, type Session } from "../connection/connection.ts";
import type { Encryption } from "../encryption/encryption.ts";
import type { Shelf } from "../kept/kept.ts";
import { createOutbox, createTurns, type Outbox, type Writing } from "../outbox/outbox.ts";
import { type Asks, createAsks } from "./asks.ts";
import { createDwell } from "./dwell.ts";
import { createFiltering } from "./filtering.ts";
import { createFinding } from "./finding.ts";
import { createItems } from "./items.ts";
import { createLogView, createPresenting } from "./log/log.ts";
import { newsOf } from "./news.ts";
import { createReading, type Run } from "./reading.ts";
import { createSealing, filteredSealed, findSealed } from "./sealing/sealing.ts";
import type { Stores } from "./stores.ts";
import { createTyping } from "./typing.ts";

export { whenThere } from "./when-there.ts";

export interface Room
  extends Pick<
    ConversationStore,
    | "shows"
    | "markRead"
    | "typing"
    | "loadOlder"
    | "loadNewer"
    | "goTo"
    | "goToEnd"
    | "filter"
    | "loadOlderFiltered"
    | "find"
    | "findNext"
  > {
  readonly channel: Channel<FromConversation>;
  /** The files of the draft, and those that messages wait for. */
  readonly files: Files;
  /** The viewer's id; empty before the first welcome. */
  me(): PersonId;
  readonly ask: Asks["ask"];
  /** What was written and not yet answered for. */
  readonly outbox: Outbox;
  /** A message of the viewer's went out. */
  sent(): void;
  /** The reader is at the log's end: what is far before it is let go of. */
  letGoOfOlder(): void;
  /** The thread is opened anew. */
  reopened(): void;
  /** Forgets the log. */
  clear(): void;
  /** Nothing is looked at any more. */
  end(): void;
}

export interface RoomOptions {
  readonly id: ConversationId;
  readonly session: Session;
  readonly shelf: Shelf;
  readonly stores: Stores;
  readonly connection: Connection;
  readonly writing: Writing;
  readonly encryption: () => Promise<Encryption>;
  readonly encrypts: boolean;
  /** Whether the end of the thread is on the person's screen. */
  readonly isOnScreen: () => boolean;
}

export function openRoom(options: RoomOptions): Room {
  const { id, session, shelf, stores, connection, writing, encryption, isOnScreen } = options;
  const { addresses, platform, delays } = session;
  const { $head, $members, $receipts, $may, $archived, $markedUnread, $presence } = stores;
  const { $items, $divider, $news, $older, $newer, $typing, $filtered, $finding } = stores;
  let me = "";
  /** Before it is settled where the thread opens, nothing is shown. */
  let isPlaced = false;
  let readTimer: unknown = null;

  const messages = createMessageFiles(id, shelf, platform);
  const outbox = createOutbox({
    ...{ conversation: id, shelf, platform, delays, writing, files: messages, changed: present },
    turns: createTurns(`carethread ${addresses.server} ${id}`, platform, delays.turnWithin),
    sealing: {
      seal: message => sealing.seal(message),
      refused: sealed => sealing.refused(sealed),
      old: () => sealing.old(),
    },
  });
  const items = createItems(outbox.keyOf);
  const asks = createAsks({
    ...{ platform, delays },
    transmit: (id, command) => connection.send({ type: "command", id, command }),
  });
  const view = createLogView({
    async page(query) {
      const page = await (await lazyHttp(session)).events(id, query);
      sealing.learn(page.events);
      return page;
    },
    changed: show,
    $older,
    $newer,
  });
  const reading = createReading({ held: view.held, me: () => me });
  const presenting = createPresenting();
  /** As the room says it. */
  let head: Head | null = null;
  const sealing = createSealing({
    ...{ id, encryption, ask: asks.ask, $encryption: stores.$encryption },
    isOffered: options.encrypts,
    mayWrite: () => $may.get()?.send === null,
    held: view.held,
    changed() {
      if (head !== null) put($head, sealing.titled(head));
      show();
    },
  });
  const dwell = createDwell(platform, delays.seenAfter, places => tellRead(reading.saw(places)));
  const typing = createTyping({
    platform,
    $typing,
    send: visibility => connection.send({ type: "typing", visibility }),
  });
  const finding = createFinding({
    ...{ platform, delays, $finding, goTo: view.goTo },
    async ask(q, signal) {
      const sealed = await sealing.reader();
      return sealed === null ? (await lazyHttp(session)).find(id, q, signal) : findSealed(sealed, q, signal);
    },
  });
  const files = createFiles({
    ...{ place: id, target: { conversation: id }, session, shelf, stores, messages, sealing: sealing.files },
    allowed: () => $may.get()?.attach ?? null,
  });
  const filtering = createFiltering({
    ...{ platform, delays, $filtered },
    async page(filter, before) {
      const sealed = await sealing.reader();
      const found = sealed === null ? null : await filteredSealed(sealed, filter, before);
      return found ?? (await lazyHttp(session)).events(id, { filter, before });
    },
    present: events => presenting(events, presentIn($members.get(), [events])),
  });
  const readBackoff = createBackoff(delays, platform.random);

  const isSettling = (): boolean => view.end() !== null && !isPlaced;

  /** What is shown of the log, with everybody by their name of now and nothing of an event that this version does not know. */
  function present(): void {
    if (isSettling()) return;
    const shown = presenting(view.shown(), presentIn($members.get(), view.held())).flatMap(
      event => sealing.of(event) ?? [],
    );
    // What is pending stands at the log's end.
    put($items, items.of(shown, $newer.get() === "none" ? outbox.pending() : []));
  }

  function show(): void {
    if (isSettling()) return;
    present();
    showNews();
  }

  function showNews(): void {
    put($markedUnread, reading.isMarked());
    put($news, newsOf(view.shown(), reading));
  }

  /** Opens the thread where the viewer left off; where that cannot be had, at its end. */
  async function placeAtMark(): Promise<void> {
    const mark = reading.mark();
    const isUnread = reading.unread() > 0;
    put($divider, isUnread ? mark : null);
    if (!isUnread) view.goToEnd();
    else if (!view.holds(mark + 1) && $older.get() !== "none") await view.goTo(mark + 1).catch(() => {});
    isPlaced = true;
    show();
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
    for (const event of events) {
      if (event.type === "message") typing.stopped(event.by);
      if (event.type === "closed") typing.clear();
    }
    finding.arrived(events);
    filtering.arrived(events);
    outbox.arrived(events.filter(isKnown), end);
    show();
  }

  function welcomed(frame: ConversationWelcome): void {
    const isFirst = view.end() === null;
    me = frame.you.id;
    put(session.$labels, frame.labels ?? {});
    if (frame.practice !== undefined) put(session.$practice, frame.practice);
    view.welcomed(frame);
    put($members, frame.members);
    put($receipts, frame.receipts);
    put($may, frame.may);
    head = frame.head;
    put($head, sealing.headed(head));
    sealing.learn(frame.events);
    put($archived, frame.mark.archived === true);
    put($presence, frame.presence);
    readBackoff.reset();
    const runs = reading.known(frame.mark, frame.receipts.people[me] ?? 0);
    if (isFirst) void placeAtMark();
    arrived(frame.events, view.end()?.end ?? 0);
    // A new connection begins with nothing on the screen.
    if (isOnScreen()) connection.send({ type: "screen", on: true });
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
    if (isOnScreen()) view.letGoOfOlder();
    let state = head && { head, members: $members.get() };
    for (const event of events) if (state && event.pos > state.head.pos) state = applyView(state, event);
    if (state) {
      put($members, state.members);
      head = state.head;
      sealing.learn(events);
      put($head, sealing.headed(head));
    }
    const fresh = events.filter(event => event.pos > before.end);
    const hadRead = reading.unread() === 0;
    reading.came(fresh);
    const first = fresh.find(reading.isNew);
    // It came while the viewer was elsewhere: they find it under a line of its own.
    if (first !== undefined && hadRead && !isOnScreen()) put($divider, first.pos - 1);
    arrived(events, view.end()?.end ?? 0);
    // What was on the screen before they were a member counts from now on.
    if (fresh.some(event => event.type === "member-joined" && event.member.person.id === me))
      tellRead(reading.again());
  }

  present();

  return {
    files,
    channel: {
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
        mark(frame) {
          reading.marked(frame.mark);
          // Where they are to go on is shown to who marks it.
          if (frame.mark.markedUnread && frame.mark.unread > 0) put($divider, frame.mark.pos);
          showNews();
        },
        archived: frame => put($archived, frame.on),
        presence: frame => put($presence, frame.people),
        standing: frame => put($members, withStandings($members.get(), frame.people)),
        typing: ({ by }) => typing.shown(by && presentMember($members.get(), by)),
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
    },
    me: () => me,
    ask: asks.ask,
    outbox,
    shows: dwell.shows,
    markRead() {
      reading.done(view.end()?.end ?? 0);
      tellDone();
      showNews();
    },
    typing: (visibility = "everyone") => typing.type(visibility),
    sent: typing.sent,
    loadOlder: view.loadOlder,
    loadNewer: view.loadNewer,
    goTo: view.goTo,
    goToEnd: view.goToEnd,
    letGoOfOlder: view.letGoOfOlder,
    reopened() {
      reading.reopened();
      dwell.again();
      if (view.end() !== null) void placeAtMark();
    },
    filter: filtering.filter,
    loadOlderFiltered: filtering.loadOlder,
    find: finding.find,
    findNext: (step = 1) => finding.goOn(step),
    clear() {
      finding.end();
      filtering.end();
      view.clear();
    },
    end: sealing.end,
  };
}
