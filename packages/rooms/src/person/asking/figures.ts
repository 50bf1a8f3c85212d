/**
 * A member of staff's figures: each slice adds up the conversations that they see, and this adds up the slices. One round
 * is under way; who asks meanwhile has the next, together with all others who do.
 */
import {
  type Figures as Answer,
  addedSums,
  canAdminister,
  canSeeFigures,
  figuresOf,
  indexRoom,
  type PersonFacts,
} from "@carethread/model";
import {
  type AskFigures,
  ask,
  fewAtATime,
  type Ports,
  type Practice,
  Refuse,
  SlicesFigures,
} from "../../base/base.ts";

/** Slices that are asked at once. */
const width = 8;

export class Figures {
  readonly #ports: Ports;
  readonly #practice: Practice;
  #last: Promise<unknown> = Promise.resolve();
  #next: Promise<Answer> | null = null;

  constructor(ports: Ports, practice: Practice) {
    this.#ports = ports;
    this.#practice = practice;
  }

  /** By the person's facts as they are when it is answered. To the patients' side there are none. */
  now(facts: () => PersonFacts): Promise<Answer> {
    if (this.#next === null) {
      const next = this.#last.then(() => {
        this.#next = null;
        return this.#add(facts);
      });
      this.#next = next;
      this.#last = next.catch(() => {});
    }
    return this.#next;
  }

  async #add(facts: () => PersonFacts): Promise<Answer> {
    const now = this.#ports.now();
    let person: PersonFacts;
    let found: SlicesFigures[];
    do {
      person = facts();
      const denied = canSeeFigures(person);
      if (denied !== null) throw new Refuse(denied);
      found = await this.#ask({ person, now, detailed: canAdminister(person) === null });
    } while (facts().rev !== person.rev);
    const sums = addedSums(found.map(({ sums }) => sums));
    const isRebuilding = found.some(({ rebuilding }) => rebuilding);
    return {
      ...figuresOf(sums, this.#practice.settings, now),
      ...(isRebuilding ? { rebuilding: true } : {}),
    };
  }

  async #ask(body: AskFigures): Promise<SlicesFigures[]> {
    const { id, slices } = this.#practice;
    const inSlices = (first: number, last: number): Promise<SlicesFigures[]> => {
      const all = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index);
      return fewAtATime(width, all, slice =>
        ask(this.#ports, "index", indexRoom(id, slice), "internal/figures", body, SlicesFigures),
      );
    };
    const found = await inSlices(0, slices);
    // Where there were more of them lately, not all are empty yet.
    const most = Math.max(0, ...found.map(({ slices: known = 0 }) => known));
    return [...found, ...(await inSlices(slices, most))];
  }
}
