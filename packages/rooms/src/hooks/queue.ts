/** Webhooks in the order of their coming, and how the receiver does: all of it stored. */
import type { Webhook } from "@carethread/model";
import type { Ports, PushNotification } from "../base/base.ts";

/** One that waits; what it says is in the storage alone, because a day of them may be many. */
export interface Queued {
  readonly n: number;
  /** The notification's id: whoever tells of it twice is heard once. */
  readonly id: string;
  /** When it came, milliseconds since 1970. */
  readonly at: number;
}

interface Kept {
  readonly at: number;
  readonly webhook: PushNotification;
}

interface Receiver {
  /** Failures in a row, for the wait until the next try. */
  readonly failures: number;
  /** Milliseconds since 1970. */
  readonly restUntil: number;
  /** Null while the receiver answers. */
  readonly failingSince: number | null;
  readonly givenUp: number;
}

const well = { failures: 0, restUntil: 0, failingSince: null } as const;

/** Ids of what was taken lately: somebody's call may have lost its answer. */
const remembered = 1_000;

/** Entries that are read from the storage at once. */
const page = 500;

const keyFor = (n: number): string => `hook:${String(n).padStart(12, "0")}`;

export class HookQueue {
  readonly #ports: Ports;
  readonly #queue = new Map<number, Queued>();
  readonly #ids = new Set<string>();
  readonly #taken = new Set<string>();
  #last = 0;
  #receiver: Receiver = { ...well, givenUp: 0 };
  #round = 0;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  get waiting(): number {
    return this.#queue.size;
  }

  get givenUp(): number {
    return this.#receiver.givenUp;
  }

  get failingSince(): number | null {
    return this.#receiver.failingSince;
  }

  get restUntil(): number {
    return this.#receiver.restUntil;
  }

  /** Rises with every failure that counts: those that were under way together are one. */
  get round(): number {
    return this.#round;
  }

  async load(): Promise<void> {
    const { storage } = this.#ports;
    this.#receiver = (await storage.get<Receiver>("receiver")) ?? this.#receiver;
    for (;;) {
      const start = keyFor(this.#last + 1);
      const found = await storage.list<Kept>({ prefix: "hook:", start, limit: page });
      for (const [key, { at, webhook }] of found) {
        const { id } = webhook.notification;
        this.#last = Number(key.slice("hook:".length));
        this.#queue.set(this.#last, { n: this.#last, id, at });
        this.#ids.add(id);
      }
      if (found.size < page) return;
    }
  }

  async clear(): Promise<void> {
    const keys = [...this.#queue.keys()].map(keyFor);
    this.#queue.clear();
    this.#ids.clear();
    if (keys.length > 0) await this.#ports.storage.commit({ remove: keys });
  }

  /** Resolves when it is stored. */
  async add(webhook: Webhook): Promise<void> {
    const { id } = webhook.notification;
    if (this.#taken.has(id)) return;
    // What waits already may be on its way to the storage still.
    if (this.#ids.has(id)) return this.#ports.storage.settled();
    this.#ids.add(id);
    const at = this.#ports.now();
    const n = ++this.#last;
    await this.#ports.storage.commit({ put: { [keyFor(n)]: { at, webhook } satisfies Kept } });
    // Not before: who sends it reads it from there.
    this.#queue.set(n, { n, id, at });
  }

  /**
   * The next to be sent. While the receiver fails, each try is of another one, so that one that it cannot stomach
   * does not hold up the others.
   */
  next(flying: ReadonlySet<number>): Queued | null {
    const { failures, failingSince } = this.#receiver;
    let skip = failingSince === null ? 0 : (failures - 1) % this.#queue.size;
    for (const queued of this.#queue.values()) if (!flying.has(queued.n) && skip-- <= 0) return queued;
    return null;
  }

  async read({ n }: Queued): Promise<Webhook | undefined> {
    return (await this.#ports.storage.get<Kept>(keyFor(n)))?.webhook;
  }

  /** The receiver has it. */
  async taken({ n, id }: Queued): Promise<void> {
    this.#drop(n, id);
    this.#taken.add(id);
    const [oldest] = this.#taken;
    if (this.#taken.size > remembered && oldest !== undefined) this.#taken.delete(oldest);
    const removed = this.#ports.storage.commit({ remove: [keyFor(n)] });
    if (this.#receiver.failingSince !== null) void this.#store(well);
    await removed;
  }

  /** A try that began in this round has failed. Gives how many are given up with it: whoever waits too long. */
  async failed(round: number): Promise<number> {
    if (round !== this.#round) return 0;
    this.#round++;
    const { hookRetryFirst, hookRetryMax, hookGiveUp } = this.#ports.deployment.delays;
    const now = this.#ports.now();
    const failures = this.#receiver.failures + 1;
    const growing = Math.min(hookRetryMax, hookRetryFirst * 2 ** (failures - 1));
    const over = [...this.#queue.values()].filter(({ at }) => at + hookGiveUp <= now);
    for (const { n, id } of over) this.#drop(n, id);
    const stored = this.#store({
      failures,
      restUntil: now + Math.ceil(growing * (0.5 + this.#chance() / 2)),
      failingSince: this.#receiver.failingSince ?? now,
      givenUp: this.#receiver.givenUp + over.length,
    });
    // In this order: who dies in between counts some twice rather than never.
    await stored;
    if (over.length > 0) await this.#ports.storage.commit({ remove: over.map(({ n }) => keyFor(n)) });
    return over.length;
  }

  #drop(n: number, id: string): void {
    this.#queue.delete(n);
    this.#ids.delete(id);
  }

  #store(change: Partial<Receiver>): Promise<void> {
    this.#receiver = { ...this.#receiver, ...change };
    return this.#ports.storage.commit({ put: { receiver: this.#receiver } });
  }

  /** From 0 to 1, out of a random id, so that a room has one source of chance. */
  #chance(): number {
    return (Number.parseInt(this.#ports.newId().slice(0, 6), 36) % 1_000) / 1_000;
  }
}
