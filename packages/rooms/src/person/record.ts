/**
 * A person's record: what they searched, what they may do, and where entries by them stand in the records of others. These
 * pointers prove nothing and can be made anew; they are there so that "what did this person see" has an answer.
 */
import {
  type CheckpointHead,
  factsEntries,
  type Person,
  type PersonFacts,
  type PersonId,
  type RawEntry,
  type Recorded,
  type RecordRoom,
} from "@carethread/model";
import { Chain, type Ports, Prints, type PushSaw, type SawAnswer } from "../base/base.ts";

type Put = Readonly<Record<string, unknown>>;

const prefix = "saw:";

/** By time, and apart where that is the same. */
export function sawOrder({
  at,
  room,
  n,
}: {
  at: number;
  room: Pick<RecordRoom, "party" | "key">;
  n: number;
}): string {
  return `${at.toString().padStart(15, "0")}:${room.party}:${room.key}:${n.toString().padStart(12, "0")}`;
}

export interface Search {
  readonly by: Person;
  readonly in: "messages" | "patients";
  /** What was asked for; a print of it is kept. */
  readonly query: unknown;
  readonly hits: number;
  readonly patient?: string | undefined;
}

export class PersonRecord {
  readonly chain: Chain;
  readonly #ports: Ports;
  readonly #prints = new Prints();
  readonly #noted: () => void;
  #isLoaded = false;

  /** `noted` is called when there is something new. */
  constructor(ports: Ports, key: PersonId, noted: () => void) {
    this.#ports = ports;
    this.#noted = noted;
    this.chain = new Chain(ports.storage, { party: "person", key });
  }

  /** Read when it is first needed: most wakes of an inbox need nothing of it. */
  async load(): Promise<void> {
    await this.chain.load();
    if (!this.#isLoaded) await this.#prints.load(this.#ports.storage);
    this.#isLoaded = true;
  }

  /** How far it is, for who stands outside. */
  head(): CheckpointHead | null {
    const { room, hasBegun, end } = this.chain;
    return hasBegun ? { party: "person", key: room.key, ...end } : null;
  }

  /** Of what was searched for nothing is kept but its print. Resolves when that stands in the record. */
  async searched({ by, in: where, query, hits, patient }: Search): Promise<void> {
    await this.load();
    const said: Recorded = {
      ...{ type: "searched", in: where, query: this.#prints.of(query), hits },
      ...(patient === undefined ? {} : { patient }),
    };
    const put = { ...this.#append(by, said).put, ...this.#prints.unstored() };
    await this.#ports.storage.commit({ put });
  }

  /** The person's record is taken out. */
  async exported(by: Person, of: PersonId | undefined): Promise<void> {
    await this.load();
    const said: Recorded = { type: "exported", what: "record", ...(of === undefined ? {} : { of }) };
    await this.#ports.storage.commit({ put: this.#append(by, said).put });
  }

  /** After `load`: gives what to store with other facts, and the places of what it says. */
  changed(
    by: Person,
    before: PersonFacts | null,
    next: Omit<PersonFacts, "rev">,
  ): { put: Put; places: number[] } {
    const all = factsEntries(before, next).map(said => this.#append(by, said));
    return { put: Object.assign({}, ...all.map(({ put }) => put)), places: all.map(({ n }) => n) };
  }

  /** After `load`: gives what to store with a session that has begun or ended. */
  session(by: Person, session: string, is: Extract<Recorded, { type: "session" }>["is"]): Put {
    return this.#append(by, { type: "session", session, is }).put;
  }

  #append(by: Person, said: Recorded): { put: Put; n: number } {
    const at = this.#ports.now();
    const { n, put } = this.chain.append(by, at, said);
    this.#noted();
    // What is about the person is found with what they did.
    return { n, put: { ...put, ...pointerPut(this.chain.room, [{ n, at }]) } };
  }

  /** Entries by this person stand there. */
  async saw({ room, entries }: PushSaw): Promise<void> {
    await this.#ports.storage.commit({ put: pointerPut(room, entries) });
  }

  /** Where entries by this person stand, newest first, behind a place in that order. */
  async sawBefore(before: string | undefined, limit: number): Promise<SawAnswer> {
    const end = before === undefined ? {} : { end: prefix + before };
    const found = await this.#ports.storage.list<SawAnswer["saw"][number]>({
      ...{ prefix, reverse: true, limit },
      ...end,
    });
    return { saw: [...found.values()] };
  }

  async page(before: number, limit: number, by?: PersonId): Promise<RawEntry[]> {
    await this.load();
    return this.chain.before(before, limit, by);
  }
}

function pointerPut(
  room: Pick<RecordRoom, "party" | "key">,
  entries: readonly { n: number; at: number }[],
): Put {
  return Object.fromEntries(
    entries.map(({ n, at }) => [prefix + sawOrder({ at, room, n }), { ...room, n, at }]),
  );
}
