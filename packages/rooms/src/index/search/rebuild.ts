/**
 * Asks for what is missing in search: the conversations of each patient of whom some may be, and of each conversation what
 * is not known of it yet. A few patients at each tick, and when somebody searches.
 */
import { type PatientId, roomName } from "@carethread/model";
import {
  ask,
  fewAtATime,
  OwnTalks,
  type Ports,
  type Practice,
  type PushSaid,
  SaidAnswer,
} from "../../base/base.ts";
import type { SearchStore } from "./store.ts";

/** Patients that are asked about at once, and in one go. */
const width = 8;
const some = 64;

export class Rebuild {
  readonly #ports: Ports;
  readonly #practice: Practice;
  readonly #store: SearchStore;
  #going: Promise<void> | null = null;

  constructor(ports: Ports, practice: Practice, store: SearchStore) {
    this.#ports = ports;
    this.#practice = practice;
    this.#store = store;
  }

  /** Goes on until a time, milliseconds since 1970, or until nothing is missing. One at a time. */
  go(until: number): Promise<void> {
    this.#going ??= this.#go(until).finally(() => {
      this.#going = null;
    });
    return this.#going;
  }

  async #go(until: number): Promise<void> {
    for (let isLeft = false; !isLeft; ) {
      const patients = await this.#store.expected(some);
      if (patients.length === 0) return;
      let failure: unknown = null;
      await fewAtATime(width, patients, async patient => {
        if (isLeft && this.#ports.now() >= until) return;
        try {
          await this.#all(patient);
        } catch (error) {
          failure = error;
          isLeft = true;
        }
      });
      if (failure !== null)
        this.#ports.log("index: conversations could not be had and are still missing in search", failure);
      isLeft ||= this.#ports.now() >= until;
    }
  }

  async #all(patient: PatientId): Promise<void> {
    const room = roomName(this.#practice.id, patient);
    const { conversations } = await ask(this.#ports, "patient", room, "internal/talks", {}, OwnTalks);
    for (const conversation of conversations) await this.#whole(patient, conversation);
    await this.#store.came(patient);
  }

  async #whole(patient: PatientId, conversation: string): Promise<void> {
    const room = roomName(this.#practice.id, conversation);
    for (let after = await this.#store.knownTo(patient, conversation); ; ) {
      const body = { patient, after };
      const { said } = await ask(this.#ports, "main", room, "internal/said", body, SaidAnswer);
      if (said === null) return;
      const to = await this.#store.take(said);
      if (isAll(said, to)) return;
      // It had less than it said when it was asked, or something came in between.
      after = to;
    }
  }
}

function isAll(said: PushSaid, to: number): boolean {
  return "gone" in said || to >= said.pos;
}
