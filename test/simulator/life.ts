/**
 * One life of a room, from its start to its end, and its storage with the platform's output gate: what is put
 * can be read at once, becomes durable a little later, and until then nothing that the room says leaves it. A
 * life that is killed loses what was not yet durable and everything that was held, and does nothing more.
 */
import type { ListOptions, PlatformAlarm, PlatformStorage } from "@carethread/rooms";
import type { Clock } from "./clock.ts";
import { perCall } from "./faults.ts";

/** Values by key: JSON as it is, so that a seed's script can be read, and bytes behind a mark. */
export type Disk = Map<string, string>;

/** A value since when, and what was there until then. */
interface Told {
  readonly value: string | undefined;
  readonly before: string | undefined;
  readonly at: number;
}

type Changes = readonly (readonly [string, string | null])[];

interface Batch {
  readonly changes: Map<string, string | null>;
  /** The alarm that was set, if one was. */
  alarm: number | null;
  readonly held: (() => void)[];
  readonly durable: Promise<void>;
  readonly done: () => void;
}

export interface LifeOptions {
  readonly clock: Clock;
  readonly disk: Disk;
  /** The alarm that stands on disk. */
  readonly alarmAt: number | null;
  /** False for a platform that lets things out before they are durable. */
  readonly gated: boolean;
  /** A put's promise resolves as soon as the put is accepted, and not only when it is durable. */
  readonly early: boolean;
  /** Milliseconds until a commit is on disk, and until a read answers: of one key, or null where of more. */
  readonly writes: () => number;
  readonly reads: (key: string | null) => number;
  /** Whether the disk refuses the next commit, of so many keys; whole, as the port says. */
  readonly refuses: (keys: number) => boolean;
  /** Whether the disk gives nothing to the next read. */
  readonly unreadable: () => boolean;
  /** Sees what has become durable. */
  readonly stored: (changes: ReadonlyMap<string, string | null>) => void;
  /** Sees which alarm has. */
  readonly set: (at: number) => void;
  /** Called where a fault may strike. */
  readonly reached: (place: "put" | "durable") => void;
}

export class Life {
  over = false;
  /** Requests, frames and calls that are under way. */
  busy = 0;
  /** Timers that have not run yet: a room that has one does not sleep. */
  timers = 0;
  readonly killed: Promise<never>;
  #kill: () => void = () => {};
  readonly #options: LifeOptions;
  readonly #memory: Disk;
  readonly #initial: Disk;
  readonly #told = new Map<string, Told>();
  readonly #batches: Batch[] = [];
  #open: Batch | null = null;
  #durableAt = 0;
  #alarmAt: number | null;

  constructor(options: LifeOptions) {
    this.#options = options;
    this.#memory = new Map(options.disk);
    this.#initial = new Map(options.disk);
    this.#alarmAt = options.alarmAt;
    this.killed = new Promise((_, reject) => {
      this.#kill = () => reject(new TypeError("fetch failed"));
    });
    this.killed.catch(() => {});
  }

  get isIdle(): boolean {
    return this.busy === 0 && this.timers === 0 && this.#batches.length === 0;
  }

  end(): void {
    this.over = true;
    this.#kill();
  }

  /** A value that the room was told to be stored, in a moment before this one: it must heed it by now. */
  heeded(key: string, latest = false): string | undefined {
    const told = this.#told.get(key);
    if (told === undefined) return this.#initial.get(key);
    return latest || told.at < this.#options.clock.now ? told.value : told.before;
  }

  /** What an action gives while the room lives; afterwards it never happens and never returns. */
  during<T>(act: () => Promise<T>): Promise<T> {
    return this.over ? new Promise<T>(() => {}) : act();
  }

  /** Lets something out as soon as everything that was put before is durable. */
  out(run: () => void): void {
    if (this.over) return;
    const last = this.#options.gated ? this.#batches.at(-1) : undefined;
    if (last === undefined) run();
    else last.held.push(run);
  }

  readonly storage: PlatformStorage = {
    get: key => this.#read(key, () => bytesOf(this.#memory.get(key))),
    getMany: keys => this.#read(null, () => this.#found(keys)),
    list: options => this.#read(null, () => this.#found(listed(this.#memory, options))),
    commit: (put, remove) =>
      this.#write([
        ...Object.entries(put).map(([key, value]) => [key, textOf(value)] as const),
        ...remove.map(key => [key, null] as const),
      ]),
  };

  /** Durable with what is put beside it, and in no list of the storage. */
  readonly alarm: PlatformAlarm = {
    get: () => this.#read(null, () => this.#alarmAt),
    set: async at => {
      if (this.over) return new Promise(() => {});
      if (this.#options.refuses(1)) throw new Error("the disk takes nothing");
      const batch = this.#batch();
      batch.alarm = at;
      this.#alarmAt = at;
      this.#options.reached("put");
      return batch.durable;
    },
  };

  /** The alarm that stood at this time rings now, and stands no more. */
  rings(at: number | null): void {
    if (this.#alarmAt === at) this.#alarmAt = null;
  }

  #found(keys: readonly string[]): Map<string, unknown> {
    const found = new Map<string, unknown>();
    for (const key of keys) {
      const value = bytesOf(this.#memory.get(key));
      if (value !== undefined) found.set(key, value);
    }
    return found;
  }

  #read<T>(key: string | null, look: () => T): Promise<T> {
    return this.during(async () => {
      const ms = this.#options.reads(key);
      if (ms > 0) await new Promise<void>(resolve => this.#options.clock.setTimeout(resolve, ms));
      return this.during(async () => {
        if (this.#options.unreadable()) throw new Error("the disk gives nothing");
        return look();
      });
    });
  }

  #write(changes: Changes): Promise<void> {
    return changes.length > perCall ? this.#transaction(changes) : this.#accept(changes);
  }

  /** Many keys go to the disk in several calls; nothing of them is there before the last. */
  async #transaction(changes: Changes): Promise<void> {
    this.busy++;
    await new Promise<void>(resolve => this.#options.clock.setTimeout(resolve, this.#options.writes()));
    this.busy--;
    return this.#accept(changes);
  }

  #accept(changes: Changes): Promise<void> {
    if (this.over) return new Promise(() => {});
    if (this.#options.refuses(changes.length)) return Promise.reject(new Error("the disk takes nothing"));
    const batch = this.#batch();
    for (const [key, value] of changes) {
      batch.changes.set(key, value);
      keep(this.#memory, key, value);
    }
    this.#options.reached("put");
    return batch.durable;
  }

  /** Puts with no await between them are one commit. */
  #batch(): Batch {
    if (this.#open !== null) return this.#open;
    let done = (): void => {};
    const durable = new Promise<void>(resolve => {
      done = resolve;
    });
    const batch: Batch = { changes: new Map(), alarm: null, held: [], durable, done };
    this.#open = batch;
    this.#batches.push(batch);
    queueMicrotask(() => {
      this.#open = null;
      const { clock, writes, early } = this.#options;
      if (early && !this.over) this.#tell(batch);
      this.#durableAt = Math.max(this.#durableAt, clock.now + writes());
      clock.setTimeout(() => this.#settle(batch), this.#durableAt - clock.now);
    });
    return batch;
  }

  #settle(batch: Batch): void {
    if (this.over) return;
    for (const [key, value] of batch.changes) keep(this.#options.disk, key, value);
    this.#batches.shift();
    this.#options.stored(batch.changes);
    if (batch.alarm !== null) this.#options.set(batch.alarm);
    this.#options.reached("durable");
    if (this.over) return;
    if (!this.#options.early) this.#tell(batch);
    for (const run of batch.held) run();
  }

  /** Tells the room that it is stored. */
  #tell(batch: Batch): void {
    const at = this.#options.clock.now;
    for (const [key, value] of batch.changes) {
      const known = this.#told.get(key);
      const before = known?.at === at ? known.before : (known?.value ?? this.#initial.get(key));
      this.#told.set(key, { value: value ?? undefined, before, at });
    }
    batch.done();
  }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
/** Before JSON as the rooms' codec stores it, and before what the disk holds of anything else. */
const json = "J";
const raw = "raw:";

function textOf(stored: Uint8Array): string {
  if (stored[0] === json.charCodeAt(0)) return decoder.decode(stored.subarray(1));
  return raw + Buffer.from(stored).toString("base64");
}

function bytesOf(text: string | undefined): Uint8Array | undefined {
  if (text === undefined) return undefined;
  return text.startsWith(raw)
    ? Uint8Array.from(Buffer.from(text.slice(raw.length), "base64"))
    : encoder.encode(json + text);
}

function keep(disk: Disk, key: string, value: string | null): void {
  if (value === null) disk.delete(key);
  else disk.set(key, value);
}

function listed(disk: Disk, { prefix, start, end, reverse, limit }: ListOptions): string[] {
  const keys = [...disk.keys()]
    .filter(key => key.startsWith(prefix))
    .filter(key => (start === undefined || key >= start) && (end === undefined || key < end))
    .sort();
  if (reverse) keys.reverse();
  return keys.slice(0, limit);
}
