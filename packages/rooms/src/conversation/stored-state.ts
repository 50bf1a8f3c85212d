/**
 * How a conversation's state stands in storage. What there is once is under `head`; what there is of each person
 * who ever was a member is under `people:<page>`, a few persons a page. So no value grows with the people: not
 * with the longest names, nor with the years in which staff come and go. All of it changes in one commit.
 *
 * It may be a few entries behind the log: what these do to it follows from the rule, and is done anew at the start.
 */
import {
  apply,
  type ConversationState,
  type Head,
  type Member,
  type PersonId,
  type Reading,
  type Stored,
} from "@carethread/model";
import type { Storage } from "../base/base.ts";
import { entriesAfter } from "./log/log.ts";

/** How many entries the stored state is behind the log at most. */
export const mostBehind = 32;

/** Under `head`. */
export interface Once {
  readonly staff: Head;
  readonly portal: Head | null;
  readonly team: ConversationState["team"];
  readonly live: boolean;
  readonly pace: ConversationState["pace"];
  readonly link: string;
}

/** What there is of one person. */
export interface Part {
  readonly staff?: Member;
  readonly portal?: Member;
  readonly reading?: Reading;
  readonly wrote?: true;
}

export type Page = Readonly<Record<PersonId, Part>>;

/** Persons on a page: with names as long as they may be it stays far below the 128 KiB of a value. */
const perPage = 24;

export const pagePrefix = "people:";

/** The state that stands under `head` and the pages of people. */
export function stateFrom(once: Once, pages: Iterable<Page>): ConversationState {
  const staff: Record<PersonId, Member> = {};
  const portal: Record<PersonId, Member> = {};
  const reading: Record<PersonId, Reading> = {};
  const wrote: Record<PersonId, true> = {};
  for (const page of pages) {
    for (const [id, part] of Object.entries(page)) {
      if (part.staff) staff[id] = part.staff;
      if (part.portal) portal[id] = part.portal;
      if (part.reading) reading[id] = part.reading;
      if (part.wrote) wrote[id] = true;
    }
  }
  return {
    staff: { head: once.staff, members: staff },
    portal: once.portal === null ? null : { head: once.portal, members: portal },
    team: once.team,
    live: once.live,
    pace: once.pace,
    link: once.link,
    reading,
    wrote,
  };
}

/** A stored state, moved on by the entries of the log that are not in it yet. */
export function caughtUp(state: ConversationState, behind: Iterable<Stored>): ConversationState {
  let next = state;
  for (const entry of behind) next = apply(next, entry);
  return next;
}

export class StoredState {
  /** Everybody in the order of their coming: it says on which page they stand. */
  readonly #places = new Map<PersonId, number>();
  /** What was put last of each person. */
  readonly #parts: Part[] = [];
  /** How many entries of the log are not in it. */
  #behind = 0;

  async load(storage: Storage): Promise<ConversationState | null> {
    const once = await storage.get<Once>("head");
    if (once === undefined) return null;
    const pages = await storage.list<Page>({ prefix: pagePrefix });
    for (const page of pages.values()) {
      for (const [id, part] of Object.entries(page)) {
        this.#places.set(id, this.#parts.length);
        this.#parts.push(part);
      }
    }
    const behind = await entriesAfter(storage, once.staff.pos);
    this.#behind = behind.length;
    return caughtUp(stateFrom(once, pages.values()), behind);
  }

  /** The keys under which the state stands. */
  keys(): string[] {
    const pages = Math.ceil(this.#places.size / perPage);
    return ["head", ...Array.from({ length: pages }, (_, page) => pageKey(page))];
  }

  /**
   * What to put for a new state, to which so many entries of the log led: where they lead there by themselves,
   * mostly nothing.
   */
  entries(state: ConversationState, logged: number): Record<string, unknown> {
    this.#behind += logged;
    if (logged > 0 && this.#behind <= mostBehind && this.#places.size > 0) return {};
    this.#behind = 0;
    return this.#whole(state);
  }

  /** The head, and the pages of the persons of whom something is new. */
  #whole({
    staff,
    portal,
    team,
    live,
    pace,
    link,
    reading,
    wrote,
  }: ConversationState): Record<string, unknown> {
    const once: Once = { staff: staff.head, portal: portal?.head ?? null, team, live, pace, link };
    const changed = new Set<number>();
    // Whose messages were brought in from elsewhere may have written and never been a member.
    const everybody = new Set([...this.#places.keys(), ...Object.keys(reading), ...Object.keys(wrote)]);
    for (const id of everybody) {
      const part: Part = defined({
        staff: staff.members[id],
        portal: portal?.members[id],
        reading: reading[id],
        wrote: wrote[id],
      });
      const place = this.#places.get(id) ?? this.#parts.length;
      if (isSame(this.#parts[place], part)) continue;
      this.#places.set(id, place);
      this.#parts[place] = part;
      changed.add(Math.floor(place / perPage));
    }
    const out: Record<string, unknown> = { head: once };
    if (changed.size === 0) return out;
    const ids = [...this.#places.keys()];
    for (const page of changed) {
      const first = page * perPage;
      const last = Math.min(ids.length, first + perPage);
      const parts: Record<PersonId, Part> = {};
      for (let place = first; place < last; place++)
        parts[ids[place] as PersonId] = this.#parts[place] as Part;
      out[pageKey(page)] = parts;
    }
    return out;
  }
}

function pageKey(page: number): string {
  return `${pagePrefix}${page.toString().padStart(6, "0")}`;
}

function defined<T extends object>(part: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as T;
}

/** Parts that did not change keep their identity in a state. */
function isSame(a: Part | undefined, b: Part): boolean {
  if (a === undefined) return false;
  return a.staff === b.staff && a.portal === b.portal && a.reading === b.reading && a.wrote === b.wrote;
}
