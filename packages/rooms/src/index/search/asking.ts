/** One search: what of a slice's conversations has the words, as far as the person who asks may see it. */
import {
  type CardView,
  type ConversationCard,
  cardSeenBy,
  type Facts,
  type Findable,
  type Finder,
  finder,
  type IndexCard,
  limits,
  type PatientId,
  parseSearchCursor,
  type SearchOrder,
} from "@carethread/model";
import type { Practice, SearchFor } from "../../base/base.ts";
import type { CardWords } from "./cards.ts";
import type { Doc } from "./doc.ts";
import type { Memory } from "./memory.ts";
import type { Head, Placed } from "./segment.ts";
import { foundIn, type Words } from "./words.ts";

/** The patients of the slice. */
export interface Charts {
  card(id: PatientId): IndexCard | undefined;
}

/** A conversation as the person who asks knows it. */
interface Seen {
  readonly of: string;
  readonly card: ConversationCard;
  readonly patient: IndexCard;
  readonly view: CardView;
  /** What a message must have of the words: the others stand in title, recipient or patient. */
  readonly needed: number;
}

/** The newest of a conversation that was found. */
export interface Best extends SearchOrder, Seen {
  /** Null where the conversation itself was found. */
  readonly message: Message | null;
}

interface Message extends Placed {
  readonly number: number;
  /** Where its text stands; null for one of the newest, of which it is known. */
  readonly head: Head | null;
  readonly text: string | null;
}

export const patientText = ({ name, patientId }: IndexCard): string => `${name} ${patientId}`;

export class Asking {
  readonly finder: Finder;
  readonly #asked: SearchFor;
  readonly #charts: Charts;
  readonly #practice: Practice;
  readonly #words: CardWords;
  readonly #memory: Memory;
  readonly #now: number;
  readonly #after: SearchOrder | null;
  readonly #own: ReadonlySet<PatientId> | null;
  readonly #seen = new Map<string, Seen | null>();
  readonly #best = new Map<string, Best>();

  constructor(
    asked: SearchFor,
    charts: Charts,
    practice: Practice,
    words: CardWords,
    memory: Memory,
    now: number,
  ) {
    this.#asked = asked;
    this.#charts = charts;
    this.#practice = practice;
    this.#words = words;
    this.#memory = memory;
    this.#now = now;
    this.finder = finder(asked.q);
    this.#after = asked.older === undefined ? null : parseSearchCursor(asked.older);
    this.#own = asked.patients === undefined ? null : new Set(asked.patients);
  }

  /** One more than are shown, at most, where there are more. */
  get found(): Best[] {
    return this.#inOrder().slice(0, limits.searchHits + 1);
  }

  async look(segmentOf: (head: Head) => Promise<{ words: Words; placed(n: number): Placed } | null>) {
    if (this.finder.words.length === 0) return;
    this.#lookAtCards();
    const { docs, words } = this.#memory.fresh;
    this.#lookAt(words, null, number => docs[number] as Doc);
    for (const head of this.#memory.heads()) {
      if (this.#isEnough(head.newest)) return;
      const segment = await segmentOf(head);
      if (segment !== null)
        this.#lookAt(segment.words, head, number => ({ ...segment.placed(number), text: null }));
    }
  }

  /** Conversations that have all the words in what their cards say. */
  #lookAtCards(): void {
    for (const [of, card] of this.#memory.cards.all()) {
      if (this.#wordsOfCard(card) !== this.finder.all) continue;
      const seen = this.#see(of);
      if (seen !== null) this.#best.set(card.id, { ...seen, at: seen.view.at, id: card.id, message: null });
    }
  }

  #lookAt(
    words: Words,
    head: Head | null,
    placed: (number: number) => Placed & { readonly text: string | null },
  ): void {
    const found = foundIn(words, this.finder);
    if (found === null) return;
    for (let number = 0; number < found.length; number++) {
      const has = found[number] as number;
      if (has === 0) continue;
      const message = placed(number);
      const seen = this.#see(message.of);
      if (seen === null || (has & seen.needed) !== seen.needed || !isShown(message, seen)) continue;
      const { id } = seen.card;
      const known = this.#best.get(id);
      const isOlder = known !== undefined && (known.message === null || !isNewer(message, known.message));
      if (!isOlder)
        this.#best.set(id, { ...seen, at: message.at, id, message: { ...message, number, head } });
    }
  }

  /** Whether it may still be seen. */
  isSeen({ of }: Best): boolean {
    return this.#look(of) !== null;
  }

  #see(of: string): Seen | null {
    const known = this.#seen.get(of);
    if (known !== undefined) return known;
    const seen = this.#look(of);
    this.#seen.set(of, seen);
    return seen;
  }

  /** Null for who may not see it, as of now. */
  #look(of: string): Seen | null {
    const card = this.#memory.cards.get(of);
    const patient = card && this.#charts.card(card.patient);
    return card && patient ? this.#seeBy(of, card, patient) : null;
  }

  #seeBy(of: string, card: ConversationCard, patient: IndexCard): Seen | null {
    const { person } = this.#asked;
    if (this.#own !== null && !this.#own.has(patient.id)) return null;
    // Portal users are asked of those on whose side they write, as the charts say now.
    const isLinked = this.#own !== null && person.person.side === "portal";
    const linked: Findable["linked"] = isLinked ? [{ person: person.person, relation: "self" }] : [];
    const facts: Facts<Findable> = {
      person,
      patient: { ...patient, linked },
      settings: this.#practice.settings,
    };
    const view = cardSeenBy(facts, card, this.#now);
    if (view === null) return null;
    const { all } = this.finder;
    const has = this.#wordsOfCard(card);
    return { of, card, patient, view, needed: has === all ? all : all & ~has };
  }

  /** The words of the query that title, recipient and patient have. */
  #wordsOfCard(card: ConversationCard): number {
    const patient = this.#charts.card(card.patient);
    const inTitle = this.finder.found(this.#words.of(card, () => card.title));
    const has = inTitle | this.#wordsOfName(card);
    if (patient === undefined || has === this.finder.all) return has;
    return has | this.finder.found(this.#words.of(patient, () => patientText(patient)));
  }

  /** Portal users look for those by name to whom they wrote. */
  #wordsOfName({ to }: ConversationCard): number {
    if (to === undefined || this.#asked.person.person.side !== "portal") return 0;
    return this.finder.found(this.#words.of(to, () => to.name));
  }

  #inOrder(): Best[] {
    const found = [...this.#best.values()].filter(
      best => this.#after === null || compare(this.#after, best) < 0,
    );
    return found.sort(compare);
  }

  /** Whether nothing that is older than this can be among the next that are shown. */
  #isEnough(newest: number): boolean {
    if (this.#best.size <= limits.searchHits) return false;
    return (this.#inOrder()[limits.searchHits]?.at ?? newest) > newest;
  }
}

/** Newest first. */
function compare(a: SearchOrder, b: SearchOrder): number {
  return b.at - a.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function isNewer(a: Placed, b: Placed): boolean {
  return a.at !== b.at ? a.at > b.at : a.seq > b.seq;
}

function isShown({ seq, portal }: Placed, { view }: Seen): boolean {
  return view.view === "portal" ? portal > 0 : seq >= view.first;
}
