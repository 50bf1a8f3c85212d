/** Looks through an encrypted conversation on this device: the rooms could not. */
import { type EventPage, type Found, limits, linksIn, matches } from "@carethread/model";
import type { SealedRoom } from "../../encryption/encryption.ts";

/** The places of messages that have all the words, as the rooms would say them of others. */
export async function findSealed(room: SealedRoom, q: string, signal: AbortSignal): Promise<Found> {
  const found = (await room.openAll(signal)).filter(({ body }) => matches(body.text, q) !== null);
  const places = found.map(({ pos }) => pos);
  return { places: places.slice(0, limits.found).reverse(), more: places.length > limits.found };
}

/** Messages with links before a place. */
export async function linksSealed(room: SealedRoom, before: number): Promise<EventPage> {
  const all = await room.openAll(new AbortController().signal);
  const linked = all.filter(({ pos, body }) => pos < before && linksIn(body.text).length > 0);
  const events = linked.slice(0, limits.pageEvents).reverse();
  return { events, hasOlder: linked.length > events.length, hasNewer: false };
}
