/**
 * Searches the conversations of a slice: their titles, patients and messages. Who asks gets what they may see, by the
 * rule of the model, on a conversation's card and its patient's as they are at that moment.
 */
import {
  type CardView,
  type ConversationCard,
  cardSeenBy,
  excerptOf,
  type Facts,
  type Findable,
  type Finder,
  finder,
  type IndexCard,
  limits,
  type PatientId,
  parseSearchCursor,
  rowOfCard,
  type SearchOrder,
} from "@carethread/model";
import type { FoundHit, Ports, Practice, PushSaid, SearchFor } from "../../base/base.ts";
import type { PatientList } from "../list.ts";
import { CardWords } from "./cards.ts";
import type { Memory } from "./memory.ts";
import { Rebuild } from "./rebuild.ts";
import { type Head, type Placed, readTexts } from "./segment.ts";
import { SearchStore } from "./store.ts";
import { foundIn, type Words } from "./words.ts";

/** The patients of the slice. */
export interface Charts {
  card(id: PatientId): IndexCard | undefined;
}

/** A conversation as the person who asks knows it. */
interface Seen {
  readonly card: ConversationCard;
  readonly patient: IndexCard;
  readonly view: CardView;
  /** What a message must have of the words: the others stand in title or patient. */
  readonly needed: number;
}

/** The newest of a conversation that was found. */
interface Best extends SearchOrder, Seen {
  /** Null where the conversation itself was found. */
  readonly message: Message | null;
}

interface Message extends Placed {
  readonly number: number;
  /** Null for one of the newest, whose text is in memory. */
  readonly head: Head | null;
}

export class Search {
  readonly #ports: Ports;
  readonly #practice: Practice;
  readonly #store: SearchStore;
  readonly #rebuild: Rebuild;
  readonly #words = new CardWords();

  constructor(ports: Ports, practice: Practice, patients: PatientList) {
    this.#ports = ports;
    this.#practice = practice;
    this.#store = new SearchStore(ports.storage, patients);
    this.#rebuild = new Rebuild(ports, practice, this.#store);
  }

  /** Before the first patient is listed. */
  begin(): Promise<void> {
    return this.#store.begin();
  }

  take(said: PushSaid): Promise<number> {
    return this.#store.take(said);
  }

  /** Conversations of these patients may be missing. */
  expect(patients: readonly PatientId[]): Promise<void> {
    return patients.length === 0 ? Promise.resolve() : this.#store.expect(patients);
  }

  /** Asks for what is missing, until a time, milliseconds since 1970. */
  rebuild(until: number): Promise<void> {
    return this.#rebuild.go(until);
  }

  isRebuilding(): Promise<boolean> {
    return this.#store.isRebuilding();
  }

  /** Patients of whom something is known here and who belong elsewhere. */
  async patientsOf(isMeant: (patient: PatientId) => boolean): Promise<PatientId[]> {
    return [...(await this.#store.patients())].filter(isMeant);
  }

  forgetPatient(id: PatientId): Promise<void> {
    return this.#store.drop(patient => patient === id);
  }

  forgetPatients(isMeant: (patient: PatientId) => boolean): Promise<void> {
    return this.#store.drop(isMeant);
  }

  forgetConversation(id: string): Promise<void> {
    return this.#store.drop((_, conversation) => conversation === id);
  }

  /** Each conversation once, the newest first, and whether there are more. */
  async find(asked: SearchFor, charts: Charts): Promise<{ hits: FoundHit[]; more: boolean }> {
    const memory = await this.#store.loaded();
    const asking = new Asking(asked, charts, this.#practice, this.#words, memory, this.#ports.now());
    await asking.look(head => this.#segment(memory, head));
    const { found } = asking;
    const shown = found.slice(0, limits.searchHits);
    const texts = await this.#textsOf(shown, memory);
    // What was let go of meanwhile is not there any more.
    const hits = shown.flatMap((best, index) => hitOf(best, texts[index] ?? null, asking.finder) ?? []);
    return { hits, more: found.length > limits.searchHits };
  }

  /** Null where it is no more. */
  async #segment(memory: Memory, head: Head) {
    for (let now: Head | undefined = head; now !== undefined; ) {
      const segment = await memory.segment(now);
      if (segment !== null) return segment;
      await this.#store.settled();
      now = memory.heads().find(({ n }) => n === head.n);
    }
    return null;
  }

  async #textsOf(found: readonly Best[], memory: Memory): Promise<(string | null)[]> {
    const bySegment = new Map<Head, number[]>();
    for (const { message } of found)
      if (message !== null && message.head !== null)
        bySegment.set(message.head, [...(bySegment.get(message.head) ?? []), message.number]);
    const texts = new Map<Head, ReadonlyMap<number, string>>();
    for (const [head, numbers] of bySegment)
      texts.set(head, await readTexts(this.#ports.storage, head, numbers));
    return found.map(({ message }) => {
      if (message === null) return null;
      if (memory.cards.get(message.of) === undefined) return null;
      const { head, number } = message;
      if (head !== null) return texts.get(head)?.get(number) ?? null;
      const doc = memory.fresh.docs[number];
      return doc?.seq === message.seq && doc.of === message.of ? doc.text : null;
    });
  }
}

const patientText = ({ name, patientId }: IndexCard): string => `${name} ${patientId}`;

/** One search. */
class Asking {
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
    this.#lookAt(words, null, number => docs[number] as Placed);
    for (const head of this.#memory.heads()) {
      if (this.#isEnough(head.newest)) return;
      const segment = await segmentOf(head);
      if (segment !== null) this.#lookAt(segment.words, head, number => segment.placed(number));
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

  #lookAt(words: Words, head: Head | null, placed: (number: number) => Placed): void {
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

  /** Null for who may not see it. */
  #see(of: string): Seen | null {
    const known = this.#seen.get(of);
    if (known !== undefined) return known;
    const card = this.#memory.cards.get(of);
    const patient = card && this.#charts.card(card.patient);
    const seen = card && patient ? this.#seeBy(card, patient) : null;
    this.#seen.set(of, seen);
    return seen;
  }

  #seeBy(card: ConversationCard, patient: IndexCard): Seen | null {
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
    return { card, patient, view, needed: has === all ? all : all & ~has };
  }

  /** The words of the query that title and patient have. */
  #wordsOfCard(card: ConversationCard): number {
    const patient = this.#charts.card(card.patient);
    const inTitle = this.finder.found(this.#words.of(card, () => card.title));
    if (patient === undefined || inTitle === this.finder.all) return inTitle;
    return inTitle | this.finder.found(this.#words.of(patient, () => patientText(patient)));
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

function hitOf(best: Best, said: string | null, finder: Finder): FoundHit | null {
  const { card, patient, view, message, at } = best;
  if (message !== null && said === null) return null;
  const { id, name, patientId, deceased } = patient;
  const isTitle = finder.marks(card.title).length > 0;
  const where = message !== null ? "text" : isTitle ? "title" : "patient";
  const text = said ?? (isTitle ? card.title : patientText(patient));
  const { text: excerpt, marks } = excerptOf(text, finder.marks(text));
  const pos = message === null ? null : view.view === "portal" ? message.portal : message.seq;
  const row = rowOfCard(card, view, { id, name, patientId, deceased });
  return { row, at, pos, where, excerpt, marks: marks.map(([from, to]) => [from, to]) };
}
