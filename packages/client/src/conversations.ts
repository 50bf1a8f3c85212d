/** The open conversations of a client, shared by all who acquired them. */
import type { ConversationId } from "@carethread/model";
import { type OpenConversation, openConversation } from "./conversation-store.ts";
import type { Session } from "./session.ts";
import type { ConversationStore, EndReason } from "./types.ts";

export interface Conversations {
  acquire(id: ConversationId): ConversationStore;
  end(reason: EndReason): void;
}

interface Held {
  readonly open: OpenConversation;
  readonly store: ConversationStore;
  users: number;
  timer: unknown;
}

export function createConversations(session: Session): Conversations {
  const { platform, delays } = session;
  const held = new Map<ConversationId, Held>();
  let ended: EndReason | null = null;

  function letGo(id: ConversationId, entry: Held): void {
    entry.timer = platform.setTimeout(() => {
      // What was typed and not yet sent keeps the way to its room open.
      if (entry.open.hasPending() && !entry.open.isEnded()) return letGo(id, entry);
      entry.open.end("signed-out");
      if (held.get(id) === entry) held.delete(id);
    }, delays.release);
  }

  function open(id: ConversationId): Held {
    const conversation = openConversation(id, session);
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

  return {
    acquire(id) {
      const known = held.get(id);
      // One that has ended may be there again: the person was given the right back.
      const entry = known === undefined || (known.open.isEnded() && ended === null) ? open(id) : known;
      platform.clearTimeout(entry.timer);
      if (entry === known && entry.users === 0) entry.open.reopened();
      entry.users++;
      return entry.store;
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
