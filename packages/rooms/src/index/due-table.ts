/**
 * The due table of a slice: the rooms that may owe something, in the order of the times when they are to be woken. It
 * stands in the storage alone: `due:<time>:<room>` is the order, `room:<room>` says where a room stands in it. A
 * room that still owes something goes behind all others that are due, so that none starves.
 */
import { roomLimits } from "@carethread/model";
import { type DueEntry, inPieces, type Ports, type RoomRef, type Ticked, Woken } from "../base/base.ts";
import { Turns } from "./turns.ts";

/** Rooms that a tick wakes at once. */
const width = 8;

/** Where a room stands. */
interface Place {
  readonly ref: RoomRef;
  /** The key by which it belongs to this slice. */
  readonly of: string;
  /** When it is to be woken, milliseconds since 1970. */
  readonly at: number;
}

/** A room that is due, with the keys that say so: one, or more where it was moved while it entered. */
interface Listed {
  readonly name: string;
  readonly keys: string[];
}

export class DueTable {
  readonly #ports: Ports;
  readonly #turns = new Turns();
  /** Rooms that are being woken, and whether they entered meanwhile. */
  readonly #waking = new Map<string, { hasEntered: boolean }>();
  #ticking: Promise<Ticked> | null = null;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** A room that is in the table already is woken at the earlier time of both. Resolves when that is stored. */
  enter({ at, of, ...ref }: DueEntry): Promise<void> {
    const name = nameOf(ref);
    const waking = this.#waking.get(name);
    if (waking !== undefined) waking.hasEntered = true;
    return this.#turns.take(name, async () => {
      const known = await this.#ports.storage.get<Place>(roomAt(name));
      const wanted = at ?? this.#ports.now();
      if (known !== undefined && known.at <= wanted) return;
      await this.#ports.storage.commit(moved(name, known, { ref, of, at: wanted }));
    });
  }

  /** All entries, in no order, a few at a time. */
  async *entries(): AsyncIterable<readonly DueEntry[]> {
    for await (const places of inPieces<Place>(this.#ports.storage, prefix.room, piece))
      yield [...places.values()].map(({ ref, of, at }) => ({ ...ref, of, at }));
  }

  /** Takes out what stands elsewhere by now, unless it came back by then. */
  async remove(entries: readonly DueEntry[], cameBack: (name: string) => boolean): Promise<void> {
    for (const { at: _, of: __, ...ref } of entries) {
      const name = nameOf(ref);
      await this.#turns.take(name, async () => {
        const known = await this.#ports.storage.get<Place>(roomAt(name));
        if (known !== undefined && !cameBack(name))
          await this.#ports.storage.commit({ remove: keysOf(name, known) });
      });
    }
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
    const { storage, deployment } = this.#ports;
    const now = this.#ports.now();
    const end = now + deployment.delays.tickWithin;
    const due = await storage.list<string>({
      prefix: prefix.due,
      end: `${prefix.due}${digits(now + 1)}`,
      limit: roomLimits.tickRooms + 1,
    });
    const listed = byName(due);
    const most = Math.min(listed.length, roomLimits.tickRooms);
    let next = 0;
    let owing = listed.length - most;
    let moving = Promise.resolve();
    const work = async (): Promise<void> => {
      while (next < most && (next === 0 || this.#ports.now() < end)) {
        const index = next++;
        // Stored before the rooms are woken: one whose waking kills this room must not keep the others from their turn.
        if (index % width === 0)
          moving = this.#moveBack(listed.slice(index, Math.min(index + width, most)), now);
        await moving;
        if (await this.#wakeOne((listed[index] as Listed).name)) owing++;
      }
    };
    await Promise.all(Array.from({ length: width }, work));
    return { woken: next, owing: owing + most - next };
  }

  /**
   * Puts rooms behind all others that are due, in the opposite order: where the waking of one kills this room, those
   * that came after it come before it next. The keys that were listed go, also where a room stands elsewhere by now.
   */
  async #moveBack(listed: readonly Listed[], now: number): Promise<void> {
    const places = await this.#ports.storage.getMany<Place>(listed.map(({ name }) => roomAt(name)));
    const put: Record<string, unknown> = {};
    const remove = new Set<string>();
    for (const [index, { name, keys }] of listed.entries()) {
      const place = places.get(roomAt(name));
      const change = place === undefined ? null : moved(name, place, { ...place, at: now - index });
      for (const key of [...keys, ...(change?.remove ?? [])]) remove.add(key);
      Object.assign(put, change?.put);
    }
    for (const key of Object.keys(put)) remove.delete(key);
    await this.#ports.storage.commit({ put, remove: [...remove] });
  }

  /** Whether it owes something still. */
  async #wakeOne(name: string): Promise<boolean> {
    const waking = { hasEntered: false };
    this.#waking.set(name, waking);
    const { owes, at } = await this.#wake(refOf(name));
    return this.#turns.take(name, async () => {
      this.#waking.delete(name);
      // A room that has entered meanwhile knows more than its answer says.
      if (owes || waking.hasEntered) return true;
      const place = await this.#ports.storage.get<Place>(roomAt(name));
      if (place === undefined) return false;
      await this.#ports.storage.commit(
        at === undefined ? { remove: keysOf(name, place) } : moved(name, place, { ...place, at }),
      );
      return false;
    });
  }

  async #wake({ party, room }: RoomRef): Promise<Woken> {
    try {
      const { status, body } = await this.#ports.call(party, room, "internal/wake", {});
      const woken = Woken.safeParse(body);
      return status === 200 && woken.success ? woken.data : { owes: true };
    } catch (error) {
      this.#ports.log("index: a room could not be woken and stays due", error);
      return { owes: true };
    }
  }
}

const prefix = { due: "due:", room: "room:" } as const;

/** Entries that are read at once. */
const piece = 100;

function byName(due: ReadonlyMap<string, string>): Listed[] {
  const found = new Map<string, Listed>();
  for (const [key, name] of due) {
    const known = found.get(name);
    if (known === undefined) found.set(name, { name, keys: [key] });
    else known.keys.push(key);
  }
  return [...found.values()];
}

/** Times in the order of their texts. */
function digits(time: number): string {
  return Math.max(0, time).toString().padStart(15, "0");
}

/** What a room is called here. */
export const nameOf = ({ party, room }: RoomRef): string => `${party}:${room}`;
const roomAt = (name: string): string => `${prefix.room}${name}`;

function refOf(name: string): RoomRef {
  const [party, room] = name.split(":");
  return { party, room } as RoomRef;
}

function keysOf(name: string, { at }: Place): string[] {
  return [roomAt(name), `${prefix.due}${digits(at)}:${name}`];
}

/** What makes of a room's old place the new one. */
function moved(name: string, old: Place | undefined, place: Place) {
  const [room, due] = keysOf(name, place) as [string, string];
  const remove = old === undefined || old.at === place.at ? [] : keysOf(name, old).slice(1);
  return { put: { [room]: place, [due]: name }, remove };
}
