import type * as room from "./room.ts";

/** What a conversation's room says, and what follows from it: loaded when first needed. */
export const lazyRoom = (): Promise<typeof room> => import("./room.ts");

/**
 * Fetches what a conversation needs and lists do not. `client.conversation(id)` does so by itself; this is for pages that
 * know beforehand that one will be shown. Rejects where it cannot be had.
 */
export async function prepareConversations(): Promise<void> {
  await lazyRoom();
}
