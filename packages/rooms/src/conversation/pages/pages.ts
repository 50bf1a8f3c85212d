/** What somebody reads of a conversation by requests: pages of its past, and where in it words stand. */
import {
  type EventPage,
  FindQuery,
  type Found,
  finder,
  LogFilter,
  limits,
  roomLimits,
  type SeenEvent,
  stateFor,
  type View,
} from "@carethread/model";
import { Refuse, readBody, whole } from "../../base/base.ts";
import type { Book } from "../book.ts";
import { firstOf, lastOf } from "../catch-up.ts";
import { show } from "../log/log.ts";
import type { Viewing } from "../rights/rights.ts";

/** Places that are looked at in one read. */
const piece = 500;

export interface PagesOptions {
  readonly book: Book;
  /** Throws a Refuse for who may not see the conversation. */
  readonly viewer: (request: Request) => Promise<Viewing>;
  /** Whoever is shown the conversation from outside the team stands in the patient's record first. */
  readonly record: (viewing: Viewing) => Promise<void>;
}

export class Pages {
  readonly #options: PagesOptions;

  constructor(options: PagesOptions) {
    this.#options = options;
  }

  async page(request: Request): Promise<EventPage> {
    const { book, viewer, record } = this.#options;
    const viewing = await viewer(request);
    const { id, view, first: lowest } = viewing;
    const { searchParams } = new URL(request.url);
    const isForward = searchParams.has("after");
    const filter = searchParams.get("filter");
    const [name, least] = isForward ? (["after", 0] as const) : (["before", 1] as const);
    const asked = whole(request, name, Number.MAX_SAFE_INTEGER, undefined, least);
    const limit = whole(request, "limit", limits.pageEvents, limits.pageEvents);
    // Keys are not read by anybody: what they open is a row, which no opening is recorded of either.
    if (filter !== "keys") await record(viewing);
    if (filter !== null) return this.#filtered(viewing, filter, asked, limit);
    const end = endOf(book, view);
    const last = isForward ? Math.min(asked + limit, end) : Math.min(asked - 1, end);
    const first = Math.max(lowest, isForward ? asked + 1 : last - limit + 1);
    const entries = await book.log.places(view, first, last);
    if (viewing.facts() === null) throw new Refuse("not-found");
    const shown = entries.map(entry => show(entry, view, id, lowest)).filter(event => event !== null);
    const events = (isForward ? firstOf : lastOf)(shown, roomLimits.pageBytes);
    const begin = events[0]?.pos ?? first;
    return { events, hasOlder: begin > lowest, hasNewer: (events.at(-1)?.pos ?? last) < endOf(book, view) };
  }

  /** What a filter shows before a place: of items of the practice's system how each stands by now. */
  async #filtered(viewing: Viewing, name: string, before: number, most: number): Promise<EventPage> {
    const { log } = this.#options.book;
    const { id, view, first } = viewing;
    const filter = LogFilter.safeParse(name);
    if (!filter.success) throw new Refuse("bad-request", { at: "filter" });
    const entries = await log.filtered(view, { filter: filter.data, first, before, most: most + 1 });
    if (viewing.facts() === null) throw new Refuse("not-found");
    const shown = entries.map(entry => show(entry, view, id, first)).filter(event => event !== null);
    const events = lastOf(shown.slice(-most), roomLimits.pageBytes);
    return { events, hasOlder: events.length < shown.length, hasNewer: false };
  }

  /** The places of messages that have all the words, in all that the viewer sees. */
  async find(request: Request): Promise<Found> {
    const { book, viewer, record } = this.#options;
    const viewing = await viewer(request);
    const { q } = await readBody(request, FindQuery);
    const { words, matches } = finder(q);
    await record(viewing);
    const { view, first: lowest } = viewing;
    const places: number[] = [];
    let last = words.length === 0 ? 0 : endOf(book, view);
    for (; last >= lowest && places.length <= limits.found; last -= piece) {
      const entries = await book.log.places(view, Math.max(lowest, last - piece + 1), last);
      for (const entry of entries.reverse()) {
        const event = show(entry, view, viewing.id, lowest);
        if (event?.type === "message" && textsOf(event).some(text => matches(text) !== null))
          places.push(event.pos);
      }
    }
    if (viewing.facts() === null) throw new Refuse("not-found");
    return { places: places.slice(0, limits.found).reverse(), more: places.length > limits.found };
  }
}

/** What a message says, and what was corrected of it. */
function textsOf({ body, corrections = [] }: Extract<SeenEvent, { type: "message" }>): readonly string[] {
  return [
    body.text,
    ...corrections.flatMap(({ answer }) => (answer?.as === "approved" ? [answer.text] : [])),
  ];
}

/** The last place of a view, 0 where there is none. */
export function endOf(book: Book, view: View): number {
  const state = book.shown;
  return (state === null ? null : stateFor(state, view))?.head.pos ?? 0;
}
