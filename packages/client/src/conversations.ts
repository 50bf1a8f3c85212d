/** The open conversations of a client, shared by all who acquired them. */
import type { ConversationId } from "@carethread/model";
import { type OpenConversation, openConversation, type Unfinished } from "./conversation-store.ts";
import type { Session } from "./session.ts";
import type { ConversationStore, EndReason } from "./types.ts";

export interface Conversations {
  acquire(id: ConversationId): ConversationStore;
  /** Opens each for as long as something waits to be sent in it. */
  deliver(ids: readonly ConversationId[]): void;
  end(reason: EndReason): void;
}

interface Held {
  readonly open: OpenConversation;
  readonly store: ConversationStore;
  users: number;
  timer: unknown;
}

export function createConversations(session: Session, unfinished: Unfinished): Conversations {
  const { platform, delays } = session;
  const held = new Map<ConversationId, Held>();
  let ended: EndReason | null = null;

  function letGo(id: ConversationId, entry: Held): void {
    entry.timer = platform.setTimeout(() => {
      // What waits to be sent keeps the way to its room open.
      if (entry.open.isBusy() && !entry.open.isEnded()) return letGo(id, entry);
      entry.open.end("signed-out");
      if (held.get(id) === entry) held.delete(id);
    }, delays.release);
  }

  function open(id: ConversationId): Held {
    const conversation = openConversation(id, session, unfinished);
    const entry: Held = {
      open: conversation,
      store: {
        ...conversation.store,
        release() {
          if (entry.users > 0 && --entry.users === 0) letGo(id, entry);
        },
      },
      users: 0,
      timer: null,
    };
    held.set(id, entry);
    if (ended !== null) conversation.end(ended);
    return entry;
  }

  function acquire(id: ConversationId): ConversationStore {
    const known = held.get(id);
    // One that has ended may be there again: the person was given the right back.
    const entry = known === undefined || (known.open.isEnded() && ended === null) ? open(id) : known;
    platform.clearTimeout(entry.timer);
    if (entry === known && entry.users === 0) entry.open.reopened();
    entry.users++;
    return entry.store;
  }

  return {
    acquire,
    deliver(ids) {
      for (const id of ids) if (!held.has(id)) acquire(id).release();
    },
    end(reason) {
      ended = reason;
      for (const { open, timer } of held.values()) {
        platform.clearTimeout(timer);
        open.end(reason);
      }
    },
  };
}
