/**
 * Makes cards anew where the list of patients has none, or has those of another version: by asking the patients' rooms,
 * a few at each tick, until all are there. How far it is stands in the storage.
 */
import { type IndexCard, type PatientId, roomName } from "@carethread/model";
import { ask, CardAnswer, fewAtATime, type Ports, type Practice } from "../base/base.ts";
import type { Listed, PatientList } from "./list.ts";

/** Rooms that are asked at once. */
const width = 8;

export class Mending {
  readonly #ports: Ports;
  readonly #practice: Practice;
  readonly #list: PatientList;
  #going: Promise<void> | null = null;

  constructor(ports: Ports, practice: Practice, list: PatientList) {
    this.#ports = ports;
    this.#practice = practice;
    this.#list = list;
  }

  /** Asks at most so many rooms, and until a time, milliseconds since 1970; a page of them in any case. One at a time. */
  go(most: number, until: number): Promise<void> {
    this.#going ??= this.#go(most, until).finally(() => {
      this.#going = null;
    });
    return this.#going;
  }

  async #go(most: number, until: number): Promise<void> {
    if (await this.#list.isWhole()) return;
    const { pages, isLeft, gone } = await this.#list.unmended();
    let asked = 0;
    let left = isLeft ? 1 : 0;
    let from = "";
    for await (const { listed, after } of pages) {
      const holes = listed.filter(({ card }) => card === null);
      const isEnough = asked > 0 && (asked + holes.length > most || this.#ports.now() >= until);
      if (isEnough && holes.length > 0) return gone(from, left > 0);
      left += await this.#fill(holes);
      asked += holes.length;
      from = after;
    }
    await gone(null, left > 0);
  }

  /** How many are not filled. */
  async #fill(holes: readonly Listed[]): Promise<number> {
    const cards: IndexCard[] = [];
    const lost: Listed[] = [];
    let failure: unknown = null;
    await fewAtATime(width, holes, async hole => {
      try {
        const card = await this.#ask(hole.key);
        if (card === null) lost.push(hole);
        else cards.push(card);
      } catch (error) {
        failure = error;
      }
    });
    await Promise.all([this.#list.put(cards), this.#list.remove(lost)]);
    const left = holes.length - cards.length - lost.length;
    if (left > 0) this.#ports.log(`index: ${left} cards could not be made and are still missing`, failure);
    return left;
  }

  /** Null where there is no such patient: whose room it becomes tells this slice of them. */
  async #ask(id: PatientId): Promise<IndexCard | null> {
    const room = roomName(this.#practice.id, id);
    return (await ask(this.#ports, "patient", room, "internal/facts", {}, CardAnswer)).facts;
  }
}
