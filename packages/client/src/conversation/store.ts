/**
 * One conversation as a page has it in its hands, from the moment that it asks for it. What the person writes and asks is
 * kept here at once; what the room says comes with the room's part, which is fetched when the first conversation is
 * opened. Until then a conversation is as any other whose room has not answered yet.
 */
import type { ConversationId, FromConversation, RefusalCode } from "@carethread/model";
import { CareError, type ConversationStore, type EndReason, put, type Sharable } from "../base/base.ts";
import type { Connection, Session } from "../connection/connection.ts";
import type { Encryption } from "../encryption/encryption.ts";
import type { Drafts, Shelf } from "../kept/kept.ts";
import { createOutbox } from "../outbox/outbox.ts";
import { createAsks } from "./asks.ts";
import { type Asked, createFollowing } from "./following/following.ts";
import { createItems } from "./items.ts";
import { lazyRoom } from "./lazy-room.ts";
import type { Room } from "./room.ts";
import { createStores, forget } from "./stores.ts";

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
  readonly encryption: () => Promise<Encryption>;
  /** Whether this page can be a device of encrypted conversations. */
  readonly encrypts: boolean;
}

/** What the room's part does, before it has come. */
function notYet(): CareError {
  return new CareError("network", { retryable: true, message: "no answer came" });
}

export function openConversation(
  id: ConversationId,
  session: Session,
  { shelf, drafts, asked, encryption, encrypts }: Unfinished,
): Sharable<Omit<ConversationStore, "release">> {
  const { platform, delays } = session;
  const stores = createStores();
  let room: Room | null = null;
  let isLeft = false;
  let leftTimer: unknown = null;
  let isOnScreen = false;

  const outbox = createOutbox({ conversation: id, shelf, platform, delays, changed: show });
  const draft = drafts.of(id);
  const items = createItems(outbox.keyOf);
  const asks = createAsks({
    platform,
    delays,
    transmit: (id, command) => connection.send({ type: "command", id, command }),
  });
  const following = createFollowing({ session, asked, ...stores, me: () => room?.me() ?? "" });

  function show(): void {
    const shown = room === null ? [] : room.shown();
    if (shown === null) return;
    // What is pending stands at the log's end.
    const pending = stores.$newer.get() === "none" ? outbox.pending() : [];
    put(stores.$items, items.of(shown, pending));
  }

  function screen(on: boolean): void {
    if (on === isOnScreen) return;
    isOnScreen = on;
    connection.send({ type: "screen", on });
    if (on) room?.letGoOfOlder();
  }

  const connection: Connection = session.connect<FromConversation>(async () => {
    const { openRoom } = await lazyRoom();
    const parts = { id, session, shelf, stores, connection, outbox, asks, encryption, encrypts };
    room = openRoom({ ...parts, isOnScreen: () => isOnScreen, changed: show });
    return room.channel;
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
      ...stores,
      ...following.stores,
      async attach(files) {
        if (room === null) throw notYet();
        await room.files.attach(files);
      },
      cancelAttachment: id => room?.files.cancel(id),
      retryAttachment: id => room?.files.retry(id),
      describeAttachment: (id, alt) => room?.files.describe(id, alt),
      send(message) {
        room?.goToEnd();
        const sent = outbox.send(message);
        room?.sent();
        return sent;
      },
      retry: outbox.retry,
      retryAll: outbox.retryAll,
      $draft: draft.$value,
      setDraft: (text, about) => draft.set({ text, visibility: "everyone", mentions: [], ...about }),
      discard: outbox.discard,
      shows: places => room?.shows(places),
      markRead: () => room?.markRead(),
      typing: visibility => room?.typing(visibility),
      screen,
      watch: on => asks.ask({ type: "watch", on }),
      close: () => asks.ask({ type: "close" }),
      reopen: () => asks.ask({ type: "reopen" }),
      markUnread: pos => asks.ask({ type: "mark-unread", ...(pos === undefined ? {} : { pos }) }),
      setRhythm: rhythm => asks.ask({ type: "set-rhythm", rhythm }),
      textAgain: pos => asks.ask({ type: "text-again", pos }),
      askCorrection: (pos, words) => asks.ask({ type: "ask-correction", pos, ...words }),
      withdrawCorrection: correction => asks.ask({ type: "withdraw-correction", correction }),
      extendCorrection: (correction, reason) => asks.ask({ type: "extend-correction", correction, reason }),
      answerCorrection: (correction, as, text) =>
        asks.ask({ type: "answer-correction", correction, as, text }),
      archive: () => asks.ask({ type: "archive", on: true }),
      unarchive: () => asks.ask({ type: "archive", on: false }),
      remove: person => asks.ask({ type: "remove", person }),
      loadOlder: async () => room?.loadOlder(),
      loadNewer: async () => room?.loadNewer(),
      async goTo(pos) {
        if (room === null) throw notYet();
        await room.goTo(pos);
      },
      filter(filter) {
        if (room !== null) room.filter(filter);
        else put(stores.$filtered, filter && { filter, state: "failed", events: [], older: "none" });
      },
      loadOlderFiltered: async () => room?.loadOlderFiltered(),
      find(q) {
        const failed = { q, state: "failed", places: [], current: null, more: false } as const;
        if (room !== null) room.find(q);
        else put(stores.$finding, q.trim() === "" ? null : failed);
      },
      findNext: async step => room?.findNext(step),
      goToEnd: () => room?.goToEnd(),
    },
    released() {
      screen(false);
      room?.shows([]);
      isLeft = false;
      leftTimer = platform.setTimeout(() => (isLeft = true), 0);
    },
    reopened() {
      platform.clearTimeout(leftTimer);
      // Who lets go and takes it again at once has only moved it in the page.
      if (isLeft) room?.reopened();
    },
    isBusy: () => outbox.isBusy() || room?.files.isBusy() === true,
    isEnded: () => connection.$status.get().state === "ended",
    end(reason) {
      unlisten();
      following.end();
      room?.files.end();
      room?.end();
      connection.end(reason);
      outbox.end();
      if (reason !== "signed-out" && reason !== "session-ended") return;
      room?.clear();
      forget(stores);
    },
  };
}
