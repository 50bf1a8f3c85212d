/** The due table of a practice: the rooms that may owe something, and when they are to be woken. */
import { type Ports, type RoomRef, Woken } from "../base/base.ts";

/** Rooms that a tick wakes at once. */
const width = 8;

interface Entry {
  readonly ref: RoomRef;
  /** Rises with every entering of any room, so that a room that came back meanwhile is not taken out. */
  readonly n: number;
  /** Not before then, milliseconds since 1970; without it, at the next tick. */
  readonly at?: number;
}

export class DueTable {
  readonly #ports: Ports;
  readonly #entries = new Map<string, Entry>();
  #entered = 0;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async load(): Promise<void> {
    for (const [key, entry] of await this.#ports.storage.list<Entry>({ prefix: "due:" })) {
      this.#entries.set(key, entry);
      this.#entered = Math.max(this.#entered, entry.n);
    }
  }

  /** A room that is in the table already is woken at the earlier time of both. Resolves when that is stored. */
  enter(ref: RoomRef, at: number | undefined): Promise<void> {
    const key = `due:${ref.party}:${ref.room}`;
    const known = this.#entries.get(key);
    const earlier = known === undefined ? at : earliest(known.at, at);
    return this.#put(key, ref, earlier);
  }

  /** Wakes the rooms that are due, and takes out those that owe nothing, or leaves them for later. */
  async tick(): Promise<{ woken: number; owing: number }> {
    const now = this.#ports.now();
    const due = [...this.#entries].filter(([, { at }]) => at === undefined || at <= now);
    const queue = due[Symbol.iterator]();
    const work = async (): Promise<void> => {
      for (const [key, { ref, n }] of queue) await this.#woke(key, n, await this.#wake(ref));
    };
    await Promise.all(Array.from({ length: width }, work));
    return { woken: due.length, owing: this.#entries.size };
  }

  async #woke(key: string, n: number, { owes, at }: Woken): Promise<void> {
    const entry = this.#entries.get(key);
    // A room that has entered meanwhile knows more than its answer says.
    if (entry === undefined || entry.n !== n || owes) return;
    if (at !== undefined) return this.#put(key, entry.ref, at);
    this.#entries.delete(key);
    await this.#ports.storage.commit({ remove: [key] });
  }

  async #wake({ party, room }: RoomRef): Promise<Woken> {
    try {
      const { status, body } = await this.#ports.call(party, room, "internal/wake", {});
      const woken = Woken.safeParse(body);
      return status === 200 && woken.success ? woken.data : { owes: true };
    } catch (error) {
      this.#ports.log("practice: a room could not be woken and stays due", error);
      return { owes: true };
    }
  }

  #put(key: string, ref: RoomRef, at: number | undefined): Promise<void> {
    const entry: Entry = { ref, n: ++this.#entered, ...(at === undefined ? {} : { at }) };
    this.#entries.set(key, entry);
    return this.#ports.storage.commit({ put: { [key]: entry } });
  }
}

/** None is the earliest. */
function earliest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : Math.min(a, b);
}
