/** Finds the patients of a slice by their cards, which are loaded when somebody is first looked for. */
import {
  finds,
  fold,
  type IndexCard,
  limits,
  matcher,
  matchOf,
  type PatientId,
  type PatientMatches,
} from "@carethread/model";
import type { FindPatients, Practice } from "../base/base.ts";
import type { PatientList } from "./list.ts";

interface Known {
  readonly card: IndexCard;
  /** What somebody may look for, as it is compared. */
  readonly text: string;
}

export interface KnownCards {
  card(id: PatientId): IndexCard | undefined;
  all(): Iterable<IndexCard>;
  isWhole(): boolean;
}

const { compare } = new Intl.Collator("en");

export class LookUp {
  readonly #practice: Practice;
  readonly #list: PatientList;
  readonly #known = new Map<string, Known>();
  /** Patients of whom no card is there yet. */
  readonly #holes = new Set<string>();
  /** People whom many cards name, held once. */
  readonly #shared = new Map<string, IndexCard["team"][number]>();
  /** Null until somebody is first looked for. */
  #loading: Promise<void> | null = null;

  constructor(practice: Practice, list: PatientList) {
    this.#practice = practice;
    this.#list = list;
  }

  /** Is told of every change of the list. */
  note(key: string, card: IndexCard | null, isListed: boolean): void {
    if (this.#loading !== null) this.#take(key, card, isListed);
  }

  /**
   * Those about whom the caller may start a conversation, or whom they may see, by any part of name or patient ID.
   * Where cards are missing it answers from those that are there, and says that there may be more.
   */
  async find({ person, q, for: purpose = "start" }: FindPatients): Promise<PatientMatches> {
    await this.#load();
    const { settings } = this.#practice;
    const matches = matcher(q);
    const first = new First<IndexCard>(limits.patientMatches, (a, b) => compare(a.name, b.name));
    for (const { card, text } of this.#known.values())
      if (matches(text) && finds({ person, patient: card, settings }, purpose)) first.add(card);
    return { patients: first.found.map(matchOf), more: first.hasMore || this.#holes.size > 0 };
  }

  /** The cards of those who are known, as they are from here on; `isWhole` while none is missing. */
  async cards(): Promise<KnownCards> {
    await this.#load();
    const known = this.#known;
    return {
      card: id => known.get(id)?.card,
      *all() {
        for (const { card } of known.values()) yield card;
      },
      isWhole: () => this.#holes.size === 0,
    };
  }

  #take(key: string, card: IndexCard | null, isListed: boolean): void {
    if (isListed && card === null) this.#holes.add(key);
    else this.#holes.delete(key);
    if (card === null) this.#known.delete(key);
    else {
      const team = card.team.map(member => this.#shareOf(member));
      this.#known.set(key, { card: { ...card, team }, text: fold(`${card.name} ${card.patientId}`) });
    }
  }

  #shareOf(member: IndexCard["team"][number]): IndexCard["team"][number] {
    const { id } = member.person;
    const known = this.#shared.get(id);
    if (known === undefined) this.#shared.set(id, member);
    return known ?? member;
  }

  #load(): Promise<void> {
    this.#loading ??= this.#read().catch(error => {
      this.#loading = null;
      throw error;
    });
    return this.#loading;
  }

  async #read(): Promise<void> {
    this.#known.clear();
    this.#holes.clear();
    await this.#list.read(listed => {
      for (const { key, card } of listed) this.#take(key, card, true);
    });
  }
}

/** The first of many in an order, without all of them in that order. */
class First<T> {
  readonly found: T[] = [];
  hasMore = false;
  readonly #most: number;
  readonly #compare: (a: T, b: T) => number;

  constructor(most: number, compare: (a: T, b: T) => number) {
    this.#most = most;
    this.#compare = compare;
  }

  add(one: T): void {
    const { found } = this;
    if (found.length === this.#most) {
      this.hasMore = true;
      if (this.#compare(found.at(-1) as T, one) <= 0) return;
      found.pop();
    }
    let at = found.length;
    while (at > 0 && this.#compare(found[at - 1] as T, one) > 0) at--;
    found.splice(at, 0, one);
  }
}
