/** The due table of a practice: the rooms that may owe something, and when they are to be woken, each in its turn. */
import { roomLimits } from "@carethread/model";
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

/** What a tick did. */
export interface Ticked {
  readonly woken: number;
  readonly owing: number;
}

export class DueTable {
  readonly #ports: Ports;
  readonly #entries = new Map<string, Entry>();
  #entered = 0;
  #ticking: Promise<Ticked> | null = null;
  /** The entry of the room that was woken last: the turn goes round in the order of keys, and on from there. */
  #turn = "";

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async load(): Promise<void> {
    const { storage } = this.#ports;
    this.#turn = (await storage.get<string>("turn")) ?? "";
    for (const [key, entry] of await storage.list<Entry>({ prefix: "due:" })) {
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

  /**
   * Wakes rooms that are due, as many as the budget lets it, and takes out those that owe nothing, or leaves them for
   * later. One at a time: who asks while one is under way is given what that one did.
   */
  tick(): Promise<Ticked> {
    this.#ticking ??= this.#wakeInTurn().finally(() => {
      this.#ticking = null;
    });
    return this.#ticking;
  }

  async #wakeInTurn(): Promise<Ticked> {
    const now = this.#ports.now();
    const end = now + this.#ports.deployment.delays.tickWithin;
    const due = this.#dueInTurn(now);
    const most = Math.min(due.length, roomLimits.tickRooms);
    let woken = 0;
    const work = async (): Promise<void> => {
      while (woken < most && (woken === 0 || this.#ports.now() < end)) {
        const key = due[woken] as string;
        this.#turn = key;
        // Stored before the room is woken: one whose waking kills this room must not keep the others from their turn.
        if (woken++ % width === 0) await this.#storeTurn();
        const entry = this.#entries.get(key);
        if (entry !== undefined) await this.#woke(key, entry.n, await this.#wake(entry.ref));
      }
    };
    await Promise.all(Array.from({ length: width }, work));
    if (woken < due.length) await this.#storeTurn();
    return { woken, owing: this.#entries.size };
  }

  /** Who was woken last comes last, and after a restart too. */
  #dueInTurn(now: number): string[] {
    const due = [...this.#entries].filter(([, { at }]) => at === undefined || at <= now);
    const keys = due.map(([key]) => key).sort();
    const next = keys.findIndex(key => key > this.#turn);
    return next < 0 ? keys : [...keys.slice(next), ...keys.slice(0, next)];
  }

  #storeTurn(): Promise<void> {
    return this.#ports.storage.commit({ put: { turn: this.#turn } });
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
