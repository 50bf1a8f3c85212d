/**
 * Searches the conversations of a slice: their titles, patients and messages. Who asks gets what they may see, by the
 * rule of the model, on a conversation's card and its patient's as they are at that moment.
 */
import {
  excerptOf,
  FigureCount,
  type FigureSums,
  type Finder,
  Lengths,
  limits,
  type PatientId,
  rowOfCard,
} from "@carethread/model";
import type { AskFigures, FoundHit, Ports, Practice, PushSaid, SearchFor } from "../../base/base.ts";
import type { PatientList } from "../list.ts";
import { Asking, type Best, type Charts, patientText } from "./asking.ts";
import { type Cards, CardWords } from "./cards.ts";
import type { Memory } from "./memory.ts";
import { Rebuild } from "./rebuild.ts";
import { type Head, readTexts, type Segment } from "./segment.ts";
import { type CardChanged, SearchStore, type SegmentSize } from "./store.ts";

export type { Charts } from "./asking.ts";

export class Search {
  readonly #ports: Ports;
  readonly #practice: Practice;
  readonly #store: SearchStore;
  readonly #rebuild: Rebuild;
  readonly #words = new CardWords();
  /** For figures, once somebody has asked for any. */
  #lengths: Lengths | null = null;

  constructor(
    ports: Ports,
    practice: Practice,
    patients: PatientList,
    size?: SegmentSize,
    changed?: CardChanged,
  ) {
    this.#ports = ports;
    this.#practice = practice;
    this.#store = new SearchStore(ports.storage, patients, size, changed);
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

  /** Those of whose conversations something is known here, or is still to be asked for. */
  async patientsOf(isMeant: (patient: PatientId) => boolean): Promise<PatientId[]> {
    return [...(await this.#store.patients())].filter(isMeant);
  }

  /** Nothing of these patients' is known here any more, nor asked for. */
  leave(isMeant: (patient: PatientId) => boolean): Promise<void> {
    return this.#store.leave(isMeant);
  }

  forgetPatient(id: PatientId): Promise<void> {
    return this.#store.drop(patient => patient === id);
  }

  forgetConversation(id: string): Promise<void> {
    return this.#store.drop((_, conversation) => conversation === id);
  }

  /** The cards of the slice's conversations, as they are from here on. */
  async cards(): Promise<Cards> {
    return (await this.#store.loaded()).cards;
  }

  /** Each conversation once, the newest first, and whether there are more. */
  async find(asked: SearchFor, charts: Charts): Promise<{ hits: FoundHit[]; more: boolean }> {
    const memory = await this.#store.loaded();
    for (;;) {
      const asking = new Asking(asked, charts, this.#practice, this.#words, memory, this.#ports.now());
      await asking.look(head => this.#segment(memory, head));
      const { found } = asking;
      const shown = found.slice(0, limits.searchHits);
      const texts = await this.#textsOf(shown, memory, asking);
      if (texts !== null) {
        const hits = shown.map((best, index) => hitOf(best, texts[index] ?? null, asking.finder));
        return { hits, more: found.length > limits.searchHits };
      }
      await this.#store.settled();
    }
  }

  /** What the conversations that somebody sees add to their figures. */
  async figures({ person, now, detailed }: AskFigures, charts: Charts): Promise<FigureSums> {
    const { cards } = await this.#store.loaded();
    const { settings } = this.#practice;
    if (this.#lengths?.isOf(settings, now) !== true) this.#lengths = new Lengths(settings, now);
    const count = new FigureCount(settings, now, detailed, this.#lengths);
    for (const [, card] of cards.all()) {
      const patient = charts.card(card.patient);
      if (patient !== undefined) count.add({ person, patient, settings }, card);
    }
    return count.sums;
  }

  /** Null where it is no more. */
  async #segment(memory: Memory, head: Head): Promise<Segment | null> {
    for (let now: Head | undefined = head; now !== undefined; ) {
      const segment = await memory.segment(now);
      if (segment !== null) return segment;
      await this.#store.settled();
      now = memory.heads().find(({ n }) => n === head.n);
    }
    return null;
  }

  /** What was said in each; null where something was let go of meanwhile, or may no longer be seen. */
  async #textsOf(found: readonly Best[], memory: Memory, asking: Asking): Promise<(string | null)[] | null> {
    const bySegment = new Map<Head, number[]>();
    for (const { message } of found)
      if (message !== null && message.head !== null)
        bySegment.set(message.head, [...(bySegment.get(message.head) ?? []), message.number]);
    const texts = new Map<Head, ReadonlyMap<number, string>>();
    for (const [head, numbers] of bySegment)
      texts.set(head, await readTexts(this.#ports.storage, head, numbers));
    if (!found.every(best => asking.isSeen(best)) || ![...texts.keys()].every(head => memory.holds(head)))
      return null;
    return found.map(({ message }) =>
      message === null || message.head === null
        ? (message?.text ?? null)
        : (texts.get(message.head)?.get(message.number) ?? null),
    );
  }
}

function hitOf(best: Best, said: string | null, finder: Finder): FoundHit {
  const { card, patient, view, message, at } = best;
  const { id, name, patientId, deceased } = patient;
  const row = rowOfCard(card, view, { id, name, patientId, deceased });
  const has = (text: string | undefined): text is string =>
    text !== undefined && finder.marks(text).length > 0;
  const [where, text] =
    said !== null
      ? (["text", said] as const)
      : has(card.title)
        ? (["title", card.title] as const)
        : has(row.to?.name)
          ? (["recipient", row.to.name] as const)
          : (["patient", patientText(patient)] as const);
  const { text: excerpt, marks } = excerptOf(text, finder.marks(text));
  const pos = message === null ? null : view.view === "portal" ? message.portal : message.seq;
  return { row, at, pos, where, excerpt, marks: marks.map(([from, to]) => [from, to]) };
}
