/** Webhooks in the order of their coming, and when each is to be tried next: all of it stored. */
import { roomLimits, type Webhook, webhookId } from "@carethread/model";
import type { Ports, PushNotification } from "../base/base.ts";
import { Rarely } from "./rarely.ts";

/** One that waits; what it says is in the storage alone, because there may be many. */
export interface Queued {
  readonly n: number;
  /** The webhook's id: whoever tells of it twice is heard once. */
  readonly id: string;
  /** When it came, milliseconds since 1970. */
  readonly at: number;
  /** How often it has failed. */
  readonly tries: number;
}

interface Item extends Queued {
  tries: number;
  /** When it may be tried next, milliseconds since 1970. */
  next: number;
  isFlying: boolean;
}

interface Kept {
  readonly at: number;
  readonly webhook: PushNotification;
}

/** Beside what was kept, so that a failure writes little. */
interface Tried {
  readonly tries: number;
  readonly next: number;
}

interface Counts {
  /** Webhooks that were not taken in time, or that the receiver will never take. */
  readonly givenUp: number;
  /** Webhooks that gave way to newer ones. */
  readonly dropped: number;
}

/** Ids of what was taken or given up lately: somebody's call may have lost its answer. */
const remembered = 1_000;

/** Entries that are read from the storage at once. */
const page = 500;

const keyFor = (prefix: string, n: number): string => prefix + String(n).padStart(12, "0");
const hookKey = (n: number): string => keyFor("hook:", n);
const triedKey = (n: number): string => keyFor("try:", n);

export class HookQueue {
  readonly #ports: Ports;
  readonly #most: number;
  readonly #full: Rarely;
  /** All of them, in the order of their coming. */
  readonly #items = new Map<number, Item>();
  /** Those that were never tried to the end, in that order. */
  readonly #fresh = new Set<Item>();
  /** Those that have failed, in the order of their first failure. */
  readonly #failed = new Set<Item>();
  readonly #ids = new Set<string>();
  readonly #gone = new Set<string>();
  #last = 0;
  #counts: Counts = { givenUp: 0, dropped: 0 };

  constructor(ports: Ports, most: number = roomLimits.hookQueue) {
    this.#ports = ports;
    this.#most = most;
    this.#full = new Rarely(ports);
  }

  get waiting(): number {
    return this.#items.size;
  }

  get counts(): Counts {
    return this.#counts;
  }

  async load(): Promise<void> {
    const { storage } = this.#ports;
    // Before there were counts, one of them stood with the receiver.
    const { givenUp = 0 } = (await storage.get<Partial<Counts>>("receiver")) ?? {};
    this.#counts = (await storage.get<Counts>("counts")) ?? { givenUp, dropped: 0 };
    for await (const [n, { at, webhook }] of this.#pages<Kept>("hook:")) {
      const id = webhookId(webhook);
      const item: Item = { n, id, at, tries: 0, next: 0, isFlying: false };
      this.#last = n;
      this.#items.set(n, item);
      this.#fresh.add(item);
      this.#ids.add(id);
    }
    for await (const [n, tried] of this.#pages<Tried>("try:")) {
      const item = this.#items.get(n);
      if (item !== undefined) this.#setTried(item, tried);
    }
  }

  async clear(): Promise<void> {
    const remove = this.#remove([...this.#items.values()]);
    if (remove.length > 0) await this.#ports.storage.commit({ remove });
  }

  /** Of a conversation that is let go of nobody is notified any more. What is under way is, and bears no word. */
  async forget(conversation: string): Promise<void> {
    const over: Item[] = [];
    for await (const [n, { webhook }] of this.#pages<Kept>("hook:")) {
      const item = this.#items.get(n);
      const isOf = webhook.type === "notification" && webhook.notification.conversation === conversation;
      if (isOf && item !== undefined && !item.isFlying) over.push(item);
    }
    const remove = this.#remove(over.filter(({ n, isFlying }) => this.#items.has(n) && !isFlying));
    if (remove.length > 0) await this.#ports.storage.commit({ remove });
  }

  /** Resolves when it is stored. Where the queue is full, one that has failed gives way, else the oldest one. */
  async add(webhook: Webhook): Promise<void> {
    const id = webhookId(webhook);
    if (this.#gone.has(id)) return;
    // What waits already may be on its way to the storage still.
    if (this.#ids.has(id)) return this.#ports.storage.settled();
    this.#ids.add(id);
    const at = this.#ports.now();
    const n = ++this.#last;
    const over = this.#ids.size > this.#most ? (idle(this.#failed) ?? idle(this.#fresh)) : null;
    if (over !== null) {
      this.#counts = { ...this.#counts, dropped: this.#counts.dropped + 1 };
      this.#full.say("hooks: too many wait for the practice's back end; GET status says how many gave way");
    }
    await this.#ports.storage.commit({
      put: {
        [hookKey(n)]: { at, webhook } satisfies Kept,
        ...(over === null ? {} : { counts: this.#counts }),
      },
      remove: over === null ? [] : this.#remove([over]),
    });
    // Not before: who sends it reads it from there.
    const item: Item = { n, id, at, tries: 0, next: 0, isFlying: false };
    this.#items.set(n, item);
    this.#fresh.add(item);
  }

  /**
   * The next to be sent, which is under way until it is `taken`, `givenUp` or `postponed`. Those that have failed have
   * one place of several, so that they hold up nobody and nobody them; where there is but one place, they are last.
   */
  next(isAlone: boolean): Queued | null {
    const fresh = idle(this.#fresh);
    const again = this.#again();
    const hasPlace = fresh === null || !(isAlone || isAnyFlying(this.#failed));
    const next = again !== null && again.next <= this.#ports.now() && hasPlace ? again : fresh;
    if (next !== null) next.isFlying = true;
    return next;
  }

  /** From when on something can be sent, milliseconds since 1970; null where there is nothing that waits for it. */
  nextAt(): number | null {
    return idle(this.#fresh) === null ? (this.#again()?.next ?? null) : 0;
  }

  async read({ n }: Queued): Promise<Webhook | undefined> {
    return (await this.#ports.storage.get<Kept>(hookKey(n)))?.webhook;
  }

  /** The receiver has it. */
  async taken(queued: Queued): Promise<void> {
    await this.#ports.storage.commit({ remove: this.#remove([queued]) });
  }

  /** The receiver will never have it. */
  async givenUp(all: readonly Queued[]): Promise<void> {
    if (all.length === 0) return;
    this.#counts = { ...this.#counts, givenUp: this.#counts.givenUp + all.length };
    await this.#ports.storage.commit({ put: { counts: this.#counts }, remove: this.#remove(all) });
  }

  /** It has failed, and is tried again after so many milliseconds. */
  async postponed({ n, tries }: Queued, wait: number): Promise<void> {
    const item = this.#items.get(n);
    if (item === undefined) return;
    const tried: Tried = { tries: tries + 1, next: this.#ports.now() + wait };
    item.isFlying = false;
    this.#setTried(item, tried);
    await this.#ports.storage.commit({ put: { [triedKey(n)]: tried } });
  }

  /**
   * Those that wait for too long. One that was not tried yet is none of them, unless the receiver has failed for as
   * long: it was the rooms that were not there.
   */
  tooOld(failingSince: number | null): Queued[] {
    const before = this.#ports.now() - this.#ports.deployment.delays.hookGiveUp;
    const isAway = failingSince !== null && failingSince <= before;
    const old: Queued[] = [];
    for (const item of this.#items.values()) {
      if (item.at > before) break;
      if (!item.isFlying && (isAway || item.tries > 0)) old.push(item);
    }
    return old;
  }

  /** The one that has failed and may be tried first. */
  #again(): Item | null {
    let first: Item | null = null;
    for (const item of this.#failed)
      if (!item.isFlying && (first === null || item.next < first.next)) first = item;
    return first;
  }

  #setTried(item: Item, { tries, next }: Tried): void {
    item.tries = tries;
    item.next = next;
    this.#fresh.delete(item);
    this.#failed.add(item);
  }

  /** Forgets them; gives the keys that are to be removed. */
  #remove(all: readonly Queued[]): string[] {
    return all.flatMap(({ n, id, tries }) => {
      const item = this.#items.get(n);
      if (item !== undefined) {
        this.#fresh.delete(item);
        this.#failed.delete(item);
      }
      this.#items.delete(n);
      this.#ids.delete(id);
      this.#gone.add(id);
      const [oldest] = this.#gone;
      if (this.#gone.size > remembered && oldest !== undefined) this.#gone.delete(oldest);
      return tries > 0 ? [hookKey(n), triedKey(n)] : [hookKey(n)];
    });
  }

  async *#pages<T>(prefix: string): AsyncGenerator<[n: number, value: T]> {
    for (let n = 0; ; ) {
      const start = keyFor(prefix, n + 1);
      const found = await this.#ports.storage.list<T>({ prefix, start, limit: page });
      for (const [key, value] of found) {
        n = Number(key.slice(prefix.length));
        yield [n, value];
      }
      if (found.size < page) return;
    }
  }
}

function idle(items: ReadonlySet<Item>): Item | null {
  for (const item of items) if (!item.isFlying) return item;
  return null;
}

function isAnyFlying(items: ReadonlySet<Item>): boolean {
  for (const { isFlying } of items) if (isFlying) return true;
  return false;
}
