/** What those connected to a conversation are told of a change: each view only what it shows. */
import { type ConversationState, firstPlaceOf, receiptsFor, type View, viewOf } from "@carethread/model";
import type { Change } from "./keeper.ts";
import { type Entry, show } from "./log.ts";
import type { ConversationSockets, Rights } from "./rights/rights.ts";

/** Tells every admitted connection what its view shows of a change, and nothing where it shows nothing. */
export function broadcast(
  { before, next, entries }: Change,
  sockets: ConversationSockets,
  rights: Rights,
): void {
  const texts = new Map<string, string | null>();
  const once = (key: string, make: () => string | null): string | null => {
    if (!texts.has(key)) texts.set(key, make());
    return texts.get(key) ?? null;
  };
  // Who loses the right by this very change is told nothing of it.
  for (const [connection, { person }] of rights.entitled()) {
    const view = viewOf(person.side);
    const first = firstPlaceOf(next, person.id);
    // One text serves a whole view but for the authors, who get their commands' ids, and for who has a grant.
    const author = entries.some(({ event }) => event.by.id === person.id) ? person.id : "";
    const events = once(`${view}:${first}:${author}`, () => eventsFrame(entries, view, author, first));
    const receipts = once(`${view}:${first}`, () => receiptsFrame(before, next, view, first));
    for (const text of [events, receipts]) if (text !== null) sockets.send(connection, text);
  }
}

/** The receipts as a viewer is told them, where they see other ones than before. */
function receiptsFrame(
  before: ConversationState | null,
  next: ConversationState,
  view: View,
  first: number,
): string | null {
  if (before === null || haveReadAlike(before, next)) return null;
  const now = JSON.stringify(receiptsFor(next, view, first));
  return now === JSON.stringify(receiptsFor(before, view, first))
    ? null
    : `{"type":"receipts","receipts":${now}}`;
}

/** True where nobody's receipt was touched, as after most messages: what did not change keeps its identity. */
function haveReadAlike(before: ConversationState, next: ConversationState): boolean {
  if (before.team !== next.team || before.staff.members !== next.staff.members) return false;
  return Object.keys(next.reading).every(id => before.reading[id]?.receipt === next.reading[id]?.receipt);
}

function eventsFrame(entries: readonly Entry[], view: View, viewer: string, first: number): string | null {
  const events = entries
    .map(entry => show(entry, view, viewer))
    .filter(event => event !== null && event.pos >= first);
  return events.length === 0 ? null : JSON.stringify({ type: "events", events });
}
