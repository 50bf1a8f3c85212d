/**
 * What is stored for search: of each conversation its card and how far its messages are known, and the messages. Work on
 * it is done one after the other, in turns. Nothing is held in memory until somebody searches.
 *
 * It is a copy, and has a version: of another one it is thrown away, and made anew from the conversations themselves.
 */
import type { ConversationCard, PatientId } from "@carethread/model";
import { type Commit, inPieces, type PushSaid, type Storage } from "../../base/base.ts";
import type { PatientList } from "../list.ts";
import { cardKey, type Kept, keptCards } from "./cards.ts";
import { type Doc, ofConversation, partsOf } from "./doc.ts";
import { freshEntries, freshKeysOf, readFresh } from "./fresh.ts";
import { Memory } from "./memory.ts";
import { readHeads, segmentEntries, without } from "./segment.ts";

/** Raised with every change of what is stored, or of how texts are taken apart into words. */
const version = 2;

interface State {
  readonly version: number;
  /** The number of the next entry. */
  readonly next: number;
  /** Messages that stand in no segment, and the letters of their texts; or more, where some were let go of. */
  readonly count: number;
  readonly letters: number;
}

const everything = "search:";
const stateKey = "search:state";
/** Patients whose conversations are still to be asked for. */
const todoPrefix = "search:todo:";

/** So many messages become a segment, or fewer where they are long. */
export interface SegmentSize {
  readonly messages: number;
  /** UTF-16 code units of their texts. */
  readonly letters: number;
}

/** Before and after; null where there is none. */
export type CardChanged = (before: ConversationCard | null, after: ConversationCard | null) => void;

const usualSize: SegmentSize = { messages: 2_000, letters: 400_000 };

/** Keys that change in one commit. */
const piece = 100;

export class SearchStore {
  readonly #storage: Storage;
  readonly #patients: PatientList;
  readonly #changed: CardChanged;
  readonly #size: SegmentSize;
  #last: Promise<unknown> = Promise.resolve();
  #state: State | null = null;
  #memory: Memory | null = null;
  #isWhole = false;

  /** `changed` is told of each conversation's card that is another one. */
  constructor(storage: Storage, patients: PatientList, size = usualSize, changed: CardChanged = () => {}) {
    this.#changed = changed;
    this.#size = size;
    this.#storage = storage;
    this.#patients = patients;
  }

  /** Before the first patient is listed: of who comes after that nothing is missing. */
  begin(): Promise<void> {
    return this.#state === null ? this.#inTurn(async () => void (await this.#begun())) : Promise.resolve();
  }

  loaded(): Promise<Memory> {
    return this.#inTurn(async () => {
      await this.#begun();
      this.#memory ??= await Memory.load(this.#storage);
      return this.#memory;
    });
  }

  /** Resolves when what is under way is done. */
  settled(): Promise<void> {
    return this.#inTurn(async () => {});
  }

  /** Takes in what a conversation says of itself; gives the place up to which its messages are known. */
  take(said: PushSaid): Promise<number> {
    return this.#inTurn(() => ("gone" in said ? this.#gone(said) : this.#take(said)));
  }

  /** Lets go of all of these conversations, as if they had never been. */
  drop(isDropped: (patient: string, conversation: string) => boolean): Promise<void> {
    return this.#inTurn(() => this.#dropThose(isDropped));
  }

  /** The same of patients, who are not asked about any more either. */
  leave(isMeant: (patient: PatientId) => boolean): Promise<void> {
    return this.#inTurn(async () => {
      await this.#dropThose(isMeant);
      for await (const found of inPieces(this.#storage, todoPrefix, piece)) {
        const remove = [...found.keys()].filter(key => isMeant(key.slice(todoPrefix.length)));
        if (remove.length > 0) await this.#storage.commit({ remove });
      }
    });
  }

  /** The patients of conversations that are known, or still to be asked for. */
  patients(): Promise<ReadonlySet<PatientId>> {
    return this.#inTurn(async () => {
      await this.#begun();
      const patients = new Set<PatientId>();
      for await (const some of keptCards(this.#storage))
        for (const [of] of some) patients.add(partsOf(of).patient);
      for await (const found of inPieces(this.#storage, todoPrefix, piece))
        for (const key of found.keys()) patients.add(key.slice(todoPrefix.length));
      return patients;
    });
  }

  // What is still to be asked for

  /** Conversations of these patients may be missing. */
  expect(patients: readonly PatientId[]): Promise<void> {
    return this.#inTurn(async () => {
      await this.#begun();
      await this.#expect(patients);
    });
  }

  expected(most: number): Promise<PatientId[]> {
    return this.#inTurn(async () => {
      await this.#begun();
      if (this.#isWhole) return [];
      const found = await this.#storage.list({ prefix: todoPrefix, limit: most });
      this.#isWhole = found.size === 0;
      return [...found.keys()].map(key => key.slice(todoPrefix.length));
    });
  }

  /** All conversations of this patient are known. */
  came(patient: PatientId): Promise<void> {
    return this.#storage.commit({ remove: [`${todoPrefix}${patient}`] });
  }

  /** Whether some are still to be asked for. */
  async isRebuilding(): Promise<boolean> {
    return (await this.expected(1)).length > 0;
  }

  /** The place up to which a conversation's messages are known. */
  async knownTo(patient: PatientId, conversation: string): Promise<number> {
    const kept = await this.#storage.get<Kept>(cardKey(ofConversation(patient, conversation)));
    return kept?.card ? kept.to : 0;
  }

  // In a turn

  async #dropThose(isDropped: (patient: string, conversation: string) => boolean): Promise<void> {
    await this.#begun();
    const dropped = new Map<string, null>();
    for await (const some of keptCards(this.#storage)) {
      for (const [of] of some) {
        const { patient, conversation } = partsOf(of);
        if (isDropped(patient, conversation)) dropped.set(of, null);
      }
    }
    await this.#drop(dropped);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work, work);
    this.#last = done.catch(() => {});
    return done;
  }

  async #begun(): Promise<State> {
    if (this.#state !== null) return this.#state;
    const stored = await this.#storage.get<State>(stateKey);
    if (stored?.version === version) {
      this.#state = stored;
      return stored;
    }
    for await (const found of inPieces(this.#storage, everything, piece))
      await this.#storage.commit({ remove: [...found.keys()] });
    for await (const listed of this.#patients.pieces()) await this.#expect(listed.map(({ key }) => key));
    const state: State = { version, next: 0, count: 0, letters: 0 };
    await this.#storage.commit({ put: { [stateKey]: state } });
    this.#state = state;
    return state;
  }

  async #expect(patients: readonly PatientId[]): Promise<void> {
    if (patients.length === 0) return;
    this.#isWhole = false;
    await this.#storage.commit({
      put: Object.fromEntries(patients.map(key => [`${todoPrefix}${key}`, true])),
    });
  }

  async #take({ card, pos, from, to, messages }: Exclude<PushSaid, { gone: true }>): Promise<number> {
    const state = await this.#begun();
    const of = ofConversation(card.patient, card.id);
    const kept = await this.#storage.get<Kept>(cardKey(of));
    // It was let go of since.
    if (kept?.card === null && pos <= kept.pos) return to;
    const known = kept?.card ? kept : null;
    const has = known?.to ?? 0;
    const isNext = from <= has;
    const docs: Doc[] = isNext
      ? messages
          .filter(({ seq, since = seq }) => since > has)
          .map(({ since: _, ...said }) => ({ of, ...said }))
      : [];
    const next: Kept = {
      ...(known !== null && known.pos > pos ? known : { card, pos }),
      to: isNext ? Math.max(has, to) : has,
    };
    const entries = freshEntries(of, docs, state.next);
    this.#state = {
      ...state,
      next: state.next + Object.keys(entries).length,
      count: state.count + docs.length,
      letters: docs.reduce((sum, { text }) => sum + text.length, state.letters),
    };
    await this.#storage.commit({ put: { ...entries, [cardKey(of)]: next, [stateKey]: this.#state } });
    this.#memory?.cards.put(of, next);
    this.#changed(known?.card ?? null, next.card);
    this.#memory?.fresh.add(docs);
    const { count, letters } = this.#state;
    if (count >= this.#size.messages || letters >= this.#size.letters) await this.#seal(this.#state);
    return next.to;
  }

  /** What came until now becomes a segment. */
  async #seal(state: State): Promise<void> {
    const { keys, docs } = await readFresh(this.#storage);
    this.#state = { ...state, next: state.next + 1, count: 0, letters: 0 };
    const made = docs.length === 0 ? null : segmentEntries(state.next, docs);
    await this.#storage.commit({ put: { ...made?.put, [stateKey]: this.#state }, remove: keys });
    this.#memory?.setFresh([]);
    if (made !== null) this.#memory?.setHead(made.head.n, made.head);
  }

  async #gone({ id, patient, pos }: Extract<PushSaid, { gone: true }>): Promise<number> {
    await this.#begun();
    const of = ofConversation(patient, id);
    const before = (await this.#storage.get<Kept>(cardKey(of)))?.card ?? null;
    await this.#drop(new Map([[of, pos]]));
    this.#changed(before, null);
    return pos;
  }

  /**
   * Lets go of conversations, with the place at which one was let go of where that is to be remembered. Broken off, it is
   * done by who asks again.
   */
  async #drop(conversations: ReadonlyMap<string, number | null>): Promise<void> {
    const memory = this.#memory;
    for (const of of conversations.keys()) memory?.cards.delete(of);
    const names = new Set(conversations.keys());
    if (names.size === 0) return;
    const marks = [...conversations].map(([of, pos]) => {
      const kept: Kept = { card: null, pos: pos ?? 0, to: 0 };
      return [cardKey(of), kept] as const;
    });
    await this.#inPieces({ put: Object.fromEntries(marks), remove: await freshKeysOf(this.#storage, names) });
    memory?.setFresh(memory.fresh.docs.filter(({ of }) => !names.has(of)));
    for (const head of await readHeads(this.#storage)) {
      const left = await without(this.#storage, head, names);
      if (left === null) continue;
      memory?.setHead(head.n, null);
      await this.#storage.commit(left.change);
      memory?.setHead(head.n, left.head);
    }
    const over = [...conversations].filter(([, pos]) => pos === null);
    await this.#inPieces({ put: {}, remove: over.map(([of]) => cardKey(of)) });
  }

  async #inPieces({ put, remove }: Required<Commit>): Promise<void> {
    const entries = Object.entries(put);
    for (let first = 0; first < Math.max(entries.length, remove.length); first += piece)
      await this.#storage.commit({
        put: Object.fromEntries(entries.slice(first, first + piece)),
        remove: remove.slice(first, first + piece),
      });
  }
}
