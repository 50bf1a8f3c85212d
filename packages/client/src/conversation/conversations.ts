/** The open conversations of a client. */
import type { ConversationId } from "@carethread/model";
import { type ConversationStore, createShared, notLoaded, type Shared } from "../base/base.ts";
import type { Session } from "../connection/connection.ts";
import { lazyRoom } from "./lazy-room.ts";
import { openConversation, type Unfinished } from "./store.ts";

export interface Conversations extends Shared<Omit<ConversationStore, "release">> {
  /** Opens each for as long as something waits to be sent in it. */
  deliver(ids: readonly ConversationId[]): void;
  /** Marks one as unread that need not be open, or as read. Rejects with a CareError. */
  mark(id: ConversationId, as: "unread" | "read"): Promise<void>;
}

export function createConversations(session: Session, unfinished: Unfinished): Conversations {
  const shared = createShared(session, id => openConversation(id, session, unfinished));
  return {
    ...shared,
    deliver(ids) {
      for (const id of ids) if (!shared.has(id)) shared.acquire(id).release();
    },
    async mark(id, as) {
      const store = shared.acquire(id);
      try {
        const { whenThere } = await lazyRoom().catch(notLoaded);
        await whenThere(store, session);
        if (as === "read") store.markRead();
        else await store.markUnread();
      } finally {
        store.release();
      }
    },
  };
}
