/** What a thread shows, computed from the client's items: separators, groups, the "New" divider. Pure. */
import type { Item, Reader } from "@carethread/client";
import type { Person } from "@carethread/model";
import { dayOf } from "../../text/text.ts";
import { type CardEvent, type Entry, type MessageEntry, type ShutSeal, visibilityOf } from "./entry.ts";
import { KeysListener } from "./keys-news.ts";
import { isTold, joins } from "./notices/notices.ts";

export interface ThreadView {
  readonly items: readonly Item[];
  readonly me: Person | null;
  /** The place that the "New" divider stands behind, or null. */
  readonly divider: number | null;
  /** When the conversation began; roster entries of that moment are no news. */
  readonly createdAt: number;
  /** True where the loaded items begin with the first of all. */
  readonly complete: boolean;
  /** Who reads along, where it is encrypted. */
  readonly readers?: readonly Reader[];
}

/** Messages of one sender stay one group while they are this close. */
const groupWithin = 5 * 60_000;

/** The key of the item that the divider stands before, or null. */
function firstNew({ items, me, divider, complete }: ThreadView): string | null {
  if (divider === null) return null;
  let isKnown = complete;
  for (const { event, key } of items) {
    if (event === null) continue;
    // Behind a hole it would not be the first.
    if (event.pos <= divider + 1) isKnown = true;
    if (event.pos > divider && event.type === "message" && event.by.id !== me?.id)
      return isKnown ? key : null;
  }
  return null;
}

/** Items of the practice's system by their ids, as each was put last. */
function standingItems(items: readonly Item[]): ReadonlyMap<string, CardEvent> {
  return new Map(
    items.flatMap(({ event }) => (event?.type === "stream-item" ? [[event.item.id, event] as const] : [])),
  );
}

/** By message, what became of it as a text, as it was said last. */
function deliveriesOf(items: readonly Item[]): ReadonlyMap<string, MessageEntry["delivery"]> {
  const deliveries = new Map<string, MessageEntry["delivery"]>();
  for (const { event } of items) {
    if (event?.type === "text-delivered") deliveries.set(event.message, event.delivery);
    if (event?.type === "text-again") deliveries.set(event.message, { status: "sending" });
  }
  return deliveries;
}

/** Why a sealed message is not shown; null where it is, or will be. */
function shutOf({ seal }: Item & { readonly pending: null }): ShutSeal | null {
  return seal === "locked" || seal === "forged" || seal === "repeated" ? seal : null;
}

/** The entries with one more that is not shown: several in a row that this device cannot open are one. */
function withShut(before: Entry | undefined, next: Extract<Entry, { type: "sealed" }>): Entry | null {
  if (before?.type !== "sealed" || before.seal !== "locked" || next.seal !== "locked") return null;
  return { ...before, messages: [...before.messages, ...next.messages] };
}

export function entriesOf(view: ThreadView): readonly Entry[] {
  const entries: Entry[] = [];
  const divider = firstNew(view);
  const standing = standingItems(view.items);
  const deliveries = deliveriesOf(view.items);
  const keys = new KeysListener(view.readers ?? []);
  let latest = 0;
  let day = dayOf(0);
  const separate = (...separators: Entry[]) => {
    const before = entries.at(-1);
    if (before?.type === "message") entries[entries.length - 1] = { ...before, last: true };
    entries.push(...separators);
  };
  for (const item of view.items) {
    const { key, event, pending } = item;
    const card = event?.type === "stream-item" ? event : null;
    const told = event === null || event.type === "message" || event.type === "stream-item" ? null : event;
    const news = told === null ? null : keys.hear(told);
    if (told !== null && !isTold(told, view.createdAt)) continue;
    // No device is new by it.
    if (news === null && (told?.type === "keys-changed" || told?.type === "keys-shared")) continue;
    // A device's clock may be behind the server's; the thread's order is not the clock's.
    const at = Math.max(latest, event?.at ?? pending?.at ?? 0);
    const itsDay = dayOf(at);
    if (itsDay !== day) separate({ type: "day", key: `day-${itsDay}`, at });
    latest = at;
    day = itsDay;
    if (key === divider) separate({ type: "new", key: "new" });
    if (card !== null) {
      const isPast = card.changed === true || standing.get(card.item.id) !== card;
      separate({ type: "card", key, at, event: card, isPast });
      continue;
    }
    const before = entries.at(-1);
    if (told !== null) {
      if (before?.type === "notice" && joins(told, before.events[0])) {
        entries[entries.length - 1] = { ...before, events: [...before.events, told] };
      } else separate({ type: "notice", key, at, events: [told], news });
      continue;
    }
    const message = event?.type === "message" ? event : null;
    const seal = item.pending === null ? shutOf(item) : null;
    if (message !== null && seal !== null) {
      const shut = { type: "sealed", key, at, seal, messages: [{ key, pos: message.pos }] } as const;
      const joined = withShut(before, shut);
      if (joined === null) separate(shut);
      else entries[entries.length - 1] = joined;
      continue;
    }
    const unsealed = item.pending === null ? item.seal : undefined;
    const isMisplaced = unsealed === "gap" || unsealed === "moved";
    if (isMisplaced) separate({ type: "place", key: `place-${key}`, is: unsealed });
    const own = message === null || message.by.id === view.me?.id;
    const delivery = message === null ? undefined : deliveries.get(message.id);
    const became = delivery === undefined ? {} : { delivery };
    const entry: MessageEntry = {
      ...{ type: "message", key, message, pending, at, own, first: true, last: false },
      opening: unsealed === "opening",
      ...became,
    };
    if (before?.type === "message" && !isMisplaced && continues(before, entry)) {
      entries.push({ ...entry, first: false });
    } else {
      separate(entry);
    }
  }
  separate();
  return entries;
}

function continues(before: MessageEntry, next: MessageEntry): boolean {
  if (before.own !== next.own || next.at - before.at > groupWithin) return false;
  if (!next.own && before.message?.by.id !== next.message?.by.id) return false;
  return visibilityOf(before) === visibilityOf(next);
}
