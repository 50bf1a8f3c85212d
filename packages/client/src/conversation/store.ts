/**
 * One conversation as a page has it in its hands, from the moment that it asks for it. What the person writes and asks is
 * kept here at once; what the room says comes with the room's part, which is fetched when the first conversation is
 * opened. Until then a conversation is as any other whose room has not answered yet.
 */
import type { Command, ConversationId, FromConversation, RefusalCode } from "@carethread/model";
import { CareError, type ConversationStore, type EndReason, put, type Sharable } from "../base/base.ts";
import type { Connection, Session } from "../connection/connection.ts";
import type { Encryption } from "../encryption/encryption.ts";
import type { Drafts, Shelf } from "../kept/kept.ts";
import { createWriting } from "../outbox/outbox.ts";
import { type Asked, createFollowing } from "./following/following.ts";
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
  const { platform } = session;
  const stores = createStores();
  let room: Room | null = null;
  /** What waits for the room's part. */
  const soon: ((room: Room) => void)[] = [];
  let isLeft = false;
  let leftTimer: unknown = null;
  let isOnScreen = false;

  const writing = createWriting({ conversation: id, shelf, platform });
  const draft = drafts.of(id);
  const following = createFollowing({ session, asked, ...stores, me: () => room?.me() ?? "" });

  /** At once, or as soon as the room's part is there. */
  function withRoom(act: (room: Room) => void): void {
    if (room === null) soon.push(act);
    else act(room);
  }

  /** Rejects with the room's refusal, or where it is not reached. */
  async function ask(command: Command): Promise<void> {
    if (room === null) throw notYet();
    await room.ask(command);
  }

  /** What was written stands there at once; from its part on the room says what is shown. */
  function show(): void {
    if (room !== null) return;
    const items = writing.pending().map(pending => ({ key: pending.id, event: null, pending }));
    put(stores.$items, items);
  }

  function screen(on: boolean): void {
    if (on === isOnScreen) return;
    isOnScreen = on;
    connection.send({ type: "screen", on });
    if (on) room?.letGoOfOlder();
  }

  const connection: Connection = session.connect<FromConversation>(async () => {
    const { openRoom } = await lazyRoom();
    const parts = { id, session, shelf, stores, connection, writing, encryption, encrypts };
    room = openRoom({ ...parts, isOnScreen: () => isOnScreen });
    for (const act of soon.splice(0)) act(room);
    if (connection.$status.get().state === "ended") letGo();
    return room.channel;
  });

  const unlisten = connection.$status.listen(status => {
    if (status.state !== "ended") return;
    following.end();
    const code = parkedFor[status.reason];
    if (code !== undefined) room?.outbox.close(code);
  });

  const unwatch = shelf.listen({
    changed(key) {
      if (key === null || key.startsWith(`message ${id} `)) show();
    },
  });

  function letGo(): void {
    unwatch();
    room?.files.end();
    room?.end();
    room?.outbox.end();
    writing.end();
    show();
  }

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
        const sent = writing.send(message);
        room?.sent();
        return sent;
      },
      retry: id => withRoom(({ outbox }) => outbox.retry(id)),
      retryAll: () => withRoom(({ outbox }) => outbox.retryAll()),
      $draft: draft.$value,
      setDraft: (text, about) => draft.set({ text, visibility: "everyone", mentions: [], ...about }),
      discard: writing.discard,
      shows: places => room?.shows(places),
      markRead: () => room?.markRead(),
      typing: visibility => room?.typing(visibility),
      screen,
      watch: on => ask({ type: "watch", on }),
      close: () => ask({ type: "close" }),
      reopen: () => ask({ type: "reopen" }),
      markUnread: pos => ask({ type: "mark-unread", ...(pos === undefined ? {} : { pos }) }),
      setRhythm: rhythm => ask({ type: "set-rhythm", rhythm }),
      textAgain: pos => ask({ type: "text-again", pos }),
      askCorrection: (pos, words) => ask({ type: "ask-correction", pos, ...words }),
      withdrawCorrection: correction => ask({ type: "withdraw-correction", correction }),
      extendCorrection: (correction, reason) => ask({ type: "extend-correction", correction, reason }),
      answerCorrection: (correction, as, text) => ask({ type: "answer-correction", correction, as, text }),
      archive: () => ask({ type: "archive", on: true }),
      unarchive: () => ask({ type: "archive", on: false }),
      remove: person => ask({ type: "remove", person }),
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
    isBusy: () => writing.isBusy() || room?.files.isBusy() === true,
    isEnded: () => connection.$status.get().state === "ended",
    end(reason) {
      unlisten();
      following.end();
      connection.end(reason);
      letGo();
      if (reason !== "signed-out" && reason !== "session-ended") return;
      room?.clear();
      forget(stores);
    },
  };
}
