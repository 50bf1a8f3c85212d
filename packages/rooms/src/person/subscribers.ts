/** Rooms that rely on a person's facts for a lease, and are told when they change. */
import { type PersonFacts, roomLimits } from "@carethread/model";
import { fewAtATime, type Ports, type RoomRef } from "../base/base.ts";

/** Rooms that are told at once. */
const width = 16;

interface Subscriber {
  readonly ref: RoomRef;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** The present push. */
interface Push {
  readonly facts: PersonFacts;
  /** Who is to be told still; the next one stands last. */
  readonly line: Subscriber[];
  lost: number;
}

/** They are stored: a person's room sleeps sooner than a lease ends. */
export class Subscribers {
  readonly #ports: Ports;
  /** In the order of their asking. */
  readonly #known = new Map<string, Subscriber>();
  #push: Push | null = null;
  #flying = 0;
  /** Those who wait until everyone was tried. */
  #waiting: (() => void)[] = [];
  #loading: Promise<void> | null = null;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Not before somebody asks or is to be told: there may be many. */
  load(): Promise<void> {
    this.#loading ??= this.#load().catch(error => {
      this.#loading = null;
      throw error;
    });
    return this.#loading;
  }

  async #load(): Promise<void> {
    const stored = await this.#ports.storage.list<Subscriber>({ prefix: "sub:" });
    const inOrder = [...stored].sort(([, a], [, b]) => a.until - b.until);
    for (const [key, subscriber] of inOrder) this.#known.set(key, subscriber);
    const remove = this.#forget();
    if (remove.length > 0) await this.#ports.storage.commit({ remove });
  }

  /** Twice a lease: theirs begins when our answer reaches them. */
  add(ref: RoomRef): void {
    const key = `sub:${ref.party}:${ref.room}`;
    const subscriber: Subscriber = { ref, until: this.#twoLeases() };
    this.#known.delete(key);
    this.#known.set(key, subscriber);
    // The one that asked longest ago is told of nothing any more: its lease ends.
    const [oldest] = this.#known.keys();
    const isFull = this.#known.size > roomLimits.subscribers && oldest !== undefined;
    if (isFull) this.#known.delete(oldest);
    void this.#ports.storage.commit({ put: { [key]: subscriber }, remove: isFull ? [oldest] : [] });
  }

  /**
   * Tells all of them, those that asked last first: they are the likeliest to have somebody who looks. A newer push
   * takes the place of one that is under way. Resolves when everyone was tried; what is lost on the way is ended by
   * the lease.
   */
  push(facts: PersonFacts): Promise<void> {
    const done = new Promise<void>(resolve => this.#waiting.push(resolve));
    if (this.#push === null || this.#push.facts.rev < facts.rev) this.#begin(facts);
    this.#fill();
    return done;
  }

  /** Tells all of them something else, those that asked last first. Resolves when each was tried: it is not said again. */
  async tell(path: string, body: unknown): Promise<void> {
    await this.load();
    let lost = 0;
    await fewAtATime(width, [...this.#known.values()].reverse(), async ({ ref }) => {
      try {
        await this.#ports.call(ref.party, ref.room, path, body);
      } catch (error) {
        if (lost++ === 0) this.#ports.log("person: something was not told; the lease ends it", error);
      }
    });
  }

  #begin(facts: PersonFacts): void {
    const remove = this.#forget();
    // Who is told relies on it for another lease. In one commit, whatever their number.
    const until = this.#twoLeases();
    for (const [key, { ref }] of this.#known) this.#known.set(key, { ref, until });
    void this.#ports.storage.commit({ put: Object.fromEntries(this.#known), remove });
    this.#push = { facts, line: [...this.#known.values()], lost: 0 };
  }

  #fill(): void {
    const push = this.#push;
    while (push !== null && this.#flying < width) {
      const next = push.line.pop();
      if (next === undefined) break;
      this.#flying++;
      void this.#tell(next, push);
    }
    if (this.#flying === 0) this.#end();
  }

  async #tell({ ref }: Subscriber, push: Push): Promise<void> {
    try {
      await this.#ports.call(ref.party, ref.room, "internal/person", { facts: push.facts });
    } catch (error) {
      // Once, and not for each of two thousand.
      if (push.lost++ === 0) this.#ports.log("person: a push was lost; the lease ends it", error);
    }
    this.#flying--;
    this.#fill();
  }

  #end(): void {
    const waiting = this.#waiting;
    this.#push = null;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }

  #twoLeases(): number {
    return this.#ports.now() + 2 * this.#ports.deployment.delays.factsLease;
  }

  /** Those whose lease has ended: the keys that are to be removed. */
  #forget(): string[] {
    const now = this.#ports.now();
    const over = [...this.#known].filter(([, { until }]) => until < now).map(([key]) => key);
    for (const key of over) this.#known.delete(key);
    return over;
  }
}
