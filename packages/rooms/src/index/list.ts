/**
 * The patients of a slice as they are stored: the list of their keys, which is the truth, and beside each the card by
 * which the look-up finds them. A card that is not there, or is of another version, is a hole, and is made anew: see
 * mending.ts. Several stand in one value, in the order of their keys, so that the first look-up reads few values and a
 * patient's change writes little.
 */
import { type IndexCard, indexCardVersion } from "@carethread/model";
import { type Commit, inPieces, type Storage } from "../base/base.ts";
import { type Listed, listedIn, type Page, pagesOf } from "./pages.ts";

export type { Listed } from "./pages.ts";

/** What becomes of a patient who stands in the list, or does not yet: null for nobody. */
type Change = (present: Listed | null) => Listed | null;

/** Is told of what is stored: null for who is no longer in the list. */
export type Noted = (key: string, card: IndexCard | null, isListed: boolean) => void;

/** How far the mending of the list has come. */
interface Mended {
  /** The version of the cards that are made. */
  readonly version: number;
  /** The page that is next. */
  readonly from: string;
  /** Holes were left behind. */
  readonly isLeft: boolean;
}

/** A page with the place where the next one may begin. */
export interface PageFrom {
  readonly listed: readonly Listed[];
  readonly after: string;
}

const prefix = "cards:";
/** The version of which all cards are there. */
const wholeAt = "whole";
const mendedAt = "mended";

/** Pages that are read, or written, at once. */
const pagesAtOnce = 32;

export class PatientList {
  readonly #storage: Storage;
  readonly #noted: Noted;
  #waiting: { readonly key: string; readonly change: Change }[] = [];
  /** The turn in which what waits is done; null where it is none yet. */
  #next: Promise<void> | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #isWhole: boolean | null = null;
  /** How many holes were made in this life. */
  #holes = 0;

  constructor(storage: Storage, noted: Noted = () => {}) {
    this.#storage = storage;
    this.#noted = noted;
  }

  /** Resolves when they are stored, or later ones were before. */
  put(cards: readonly IndexCard[]): Promise<void> {
    return this.#change(
      cards.map(card => [
        card.id,
        present => ((present?.card?.rev ?? -1) >= card.rev ? present : { key: card.id, card }),
      ]),
    );
  }

  /** Whether a patient is in it, with a card or without. */
  async has(key: string): Promise<boolean> {
    return (await this.#pageOf(key, false)).listed.some(listed => listed.key === key);
  }

  /** Patients of whom no card is there yet. */
  expect(keys: readonly string[]): Promise<void> {
    return this.#change(keys.map(key => [key, present => present ?? { key, card: null }]));
  }

  /** Takes out what stands elsewhere by now, unless a later card has come, or it came back by then. */
  remove(listed: readonly Listed[], cameBack: (key: string) => boolean = () => false): Promise<void> {
    return this.#change(
      listed.map(({ key, card }) => [
        key,
        present => (cameBack(key) || (present?.card?.rev ?? -1) > (card?.rev ?? -1) ? present : null),
      ]),
    );
  }

  /** Nothing of a patient is in the list any more. */
  forget(key: string): Promise<void> {
    return this.#change([[key, () => null]]);
  }

  /** All of them, a few at a time, as they are while nothing changes. `use` must not wait for a change. */
  read(use: (listed: readonly Listed[]) => void): Promise<void> {
    return this.#inTurn(async () => {
      for await (const pages of inPieces<Page>(this.#storage, prefix, pagesAtOnce))
        for (const page of pages.values()) use(listedIn(page));
    });
  }

  /** All of them, a few at a time, while they may change. */
  async *pieces(): AsyncIterable<readonly Listed[]> {
    for await (const pages of inPieces<Page>(this.#storage, prefix, pagesAtOnce))
      yield [...pages.values()].flatMap(listedIn);
  }

  // Mending

  /** Whether every card is there, of this version. */
  async isWhole(): Promise<boolean> {
    this.#isWhole ??= (await this.#storage.get<number>(wholeAt)) === indexCardVersion;
    return this.#isWhole;
  }

  /** The pages that were not looked at for holes yet. `gone` is to be called with how far it came, or at the end. */
  async unmended(): Promise<{
    readonly pages: AsyncIterable<PageFrom>;
    readonly isLeft: boolean;
    readonly gone: (from: string | null, isLeft: boolean) => Promise<void>;
  }> {
    const holes = this.#holes;
    const stored = await this.#storage.get<Mended>(mendedAt);
    const { from, isLeft } = stored?.version === indexCardVersion ? stored : { from: "", isLeft: false };
    const gone = (from: string | null, isLeft: boolean): Promise<void> =>
      this.#inTurn(async () => {
        // A hole that was made meanwhile may lie before the place.
        const isFresh = this.#holes === holes;
        const isWhole = isFresh && from === null && !isLeft;
        const mended: Mended = {
          version: indexCardVersion,
          from: isFresh && from !== null ? from : "",
          isLeft: isFresh && from !== null && isLeft,
        };
        await this.#storage.commit(
          isWhole
            ? { put: { [wholeAt]: indexCardVersion }, remove: [mendedAt] }
            : { put: { [mendedAt]: mended } },
        );
        this.#isWhole = isWhole;
      });
    return { pages: this.#pagesFrom(from), isLeft, gone };
  }

  async *#pagesFrom(from: string): AsyncIterable<PageFrom> {
    for (let start = `${prefix}${from}`; ; ) {
      const found = await this.#storage.list<Page>({ prefix, start, limit: pagesAtOnce });
      for (const [key, page] of found) {
        start = `${key}\0`;
        yield { listed: listedIn(page), after: start.slice(prefix.length) };
      }
      if (found.size < pagesAtOnce) return;
    }
  }

  // Changing

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work, work);
    this.#last = done.catch(() => {});
    return done;
  }

  /** What is asked for while another turn is under way goes into one. */
  #change(changes: readonly (readonly [key: string, change: Change])[]): Promise<void> {
    if (changes.length === 0) return Promise.resolve();
    for (const [key, change] of changes) this.#waiting.push({ key, change });
    this.#next ??= this.#inTurn(() => {
      const waiting = this.#waiting;
      this.#waiting = [];
      this.#next = null;
      return this.#carryOut(waiting);
    });
    return this.#next;
  }

  async #carryOut(waiting: { readonly key: string; readonly change: Change }[]): Promise<void> {
    // Of two changes of one patient the first stays before the second.
    const changes = waiting.sort((a, b) => (a.key === b.key ? 0 : a.key < b.key ? -1 : 1));
    for (let first = 0; first < changes.length; ) {
      const begun = first;
      const put: Record<string, Page> = {};
      const remove: string[] = [];
      const told: Parameters<Noted>[] = [];
      let holes = 0;
      for (let pages = 0; pages < pagesAtOnce && first < changes.length; pages++) {
        const { from, until, listed } = await this.#pageOf(
          (changes[first] as { key: string }).key,
          first + 1 < changes.length,
        );
        const before = new Map(listed.map(each => [each.key, each]));
        const after = new Map(before);
        for (
          let at = changes[first];
          at !== undefined && (until === null || at.key < until);
          at = changes[++first]
        ) {
          const present = after.get(at.key) ?? null;
          const next = at.change(present);
          if (next === present) continue;
          if (next === null) after.delete(at.key);
          else after.set(at.key, next);
          if (next?.card === null && present === null) holes++;
          told.push([at.key, next?.card ?? null, next !== null]);
        }
        if (isSame(before, after)) continue;
        const changed = pagesOf(from, [...after.values()]);
        if (!changed.has(from)) remove.push(`${prefix}${from}`);
        for (const [name, page] of changed) put[`${prefix}${name}`] = page;
      }
      if (told.length > 0) await this.#commit({ put, remove }, holes);
      for (const each of told) this.#noted(...each);
      if (first === begun) throw new Error("a change has no page");
    }
  }

  #commit({ put, remove = [] }: Commit, holes: number): Promise<void> {
    if (holes === 0) return this.#storage.commit({ put, remove });
    this.#holes += holes;
    this.#isWhole = false;
    return this.#storage.commit({ put, remove: [...remove, wholeAt, mendedAt] });
  }

  /** The page in which a patient stands or would stand, and where the next one begins, where that is asked for. */
  async #pageOf(key: string, isNextAsked: boolean) {
    const end = `${prefix}${key}\0`;
    const [found] = await this.#storage.list<Page>({ prefix, end, reverse: true, limit: 1 });
    const next = isNextAsked ? await this.#storage.list<Page>({ prefix, start: end, limit: 1 }) : new Map();
    const [until] = next.keys();
    return {
      from: found === undefined ? "" : found[0].slice(prefix.length),
      listed: found === undefined ? [] : listedIn(found[1]),
      until: until === undefined ? null : (until as string).slice(prefix.length),
    };
  }
}

function isSame(before: ReadonlyMap<string, Listed>, after: ReadonlyMap<string, Listed>): boolean {
  return before.size === after.size && [...after].every(([key, listed]) => before.get(key) === listed);
}
