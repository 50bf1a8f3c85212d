/** Looks through an encrypted conversation on this device: the rooms could not. */
import { type EventPage, type Found, limits, linksIn, matches, type StreamFilter } from "@carethread/model";
import type { SealedMessage } from "../../base/base.ts";
import type { SealedRoom } from "../../encryption/encryption.ts";

/** The places of messages that have all the words, as the rooms would say them of others. */
export async function findSealed(room: SealedRoom, q: string, signal: AbortSignal): Promise<Found> {
  const found = (await room.openAll(signal)).filter(({ body }) => matches(body.text, q) !== null);
  const places = found.map(({ pos }) => pos);
  return { places: places.slice(0, limits.found).reverse(), more: places.length > limits.found };
}

/** Messages with links, or with files, before a place; null for another filter, of which no device has words. */
export async function filteredSealed(
  room: SealedRoom,
  filter: StreamFilter,
  before: number,
): Promise<EventPage | null> {
  const shows = shown[filter];
  if (shows === undefined) return null;
  const all = await room.openAll(new AbortController().signal);
  const found = all.filter(event => event.pos < before && shows(event));
  const events = found.slice(0, limits.pageEvents).reverse();
  return { events, hasOlder: found.length > events.length, hasNewer: false };
}

const shown: { readonly [F in StreamFilter]?: (event: SealedMessage) => boolean } = {
  links: ({ body }) => linksIn(body.text).length > 0,
  attachments: ({ body }) => (body.attachments ?? []).length > 0,
};
