/** Looks through an encrypted conversation on this device: the rooms could not. */
import { type EventPage, type Found, limits, linksIn, matches, type StreamFilter } from "@carethread/model";
import type { SealedMessage } from "../../base/base.ts";
import type { SealedRoom } from "../../encryption/encryption.ts";

const end = Number.MAX_SAFE_INTEGER;

/** Up to so many messages for which this holds, the newest first, and whether there are more. */
async function firstOf(
  messages: AsyncIterable<SealedMessage>,
  holds: (message: SealedMessage) => boolean,
  most: number,
): Promise<{ readonly found: readonly SealedMessage[]; readonly more: boolean }> {
  const found: SealedMessage[] = [];
  for await (const message of messages) {
    if (!holds(message)) continue;
    if (found.length === most) return { found, more: true };
    found.push(message);
  }
  return { found, more: false };
}

/** The places of messages that have all the words, as the rooms would say them of others. */
export async function findSealed(room: SealedRoom, q: string, signal: AbortSignal): Promise<Found> {
  const hasWords = ({ body }: SealedMessage): boolean => matches(body.text, q) !== null;
  const { found, more } = await firstOf(room.opened(end, signal), hasWords, limits.found);
  return { places: found.map(({ pos }) => pos).reverse(), more };
}

/** Messages with links, or with files, before a place; null for another filter, of which no device has words. */
export async function filteredSealed(
  room: SealedRoom,
  filter: StreamFilter,
  before = end,
): Promise<EventPage | null> {
  const holds = shown[filter];
  if (holds === undefined) return null;
  const messages = room.opened(before, new AbortController().signal);
  const { found, more } = await firstOf(messages, holds, limits.pageEvents);
  return { events: [...found].reverse(), hasOlder: more, hasNewer: false };
}

const shown: { readonly [F in StreamFilter]?: (event: SealedMessage) => boolean } = {
  links: ({ body }) => linksIn(body.text).length > 0,
  attachments: ({ body }) => (body.attachments ?? []).length > 0,
};
