/** Rooms that rely on a person's facts for a lease, and are told when they change. */
import { type PersonFacts, roomLimits } from "@carethread/model";
import type { Ports, RoomRef } from "../base/base.ts";

interface Subscriber {
  readonly ref: RoomRef;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** They are stored: a person's room sleeps sooner than a lease ends. */
export class Subscribers {
  readonly #ports: Ports;
  readonly #known = new Map<string, Subscriber>();

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async load(): Promise<void> {
    for (const [key, subscriber] of await this.#ports.storage.list<Subscriber>({ prefix: "sub:" })) {
      this.#known.set(key, subscriber);
    }
    await this.#forget();
  }

  /** Twice a lease: theirs begins when our answer reaches them. */
  add(ref: RoomRef): void {
    const key = `sub:${ref.party}:${ref.room}`;
    const until = this.#ports.now() + 2 * this.#ports.deployment.delays.factsLease;
    this.#known.delete(key);
    this.#known.set(key, { ref, until });
    // The one that asked longest ago is told of nothing any more: its lease ends.
    const [oldest] = this.#known.keys();
    if (this.#known.size > roomLimits.subscribers && oldest !== undefined) {
      this.#known.delete(oldest);
      void this.#ports.storage.commit({ remove: [oldest] });
    }
    void this.#ports.storage.commit({ put: { [key]: { ref, until } } });
  }

  /** Tells all of them. What is lost on the way is ended by the lease. */
  async push(facts: PersonFacts): Promise<void> {
    await this.#forget();
    const calls: Promise<unknown>[] = [];
    for (const { ref } of [...this.#known.values()]) {
      calls.push(this.#ports.call(ref.party, ref.room, "internal/person", { facts }));
      // Who is told relies on it for another lease.
      this.add(ref);
    }
    for (const result of await Promise.allSettled(calls)) {
      if (result.status === "rejected")
        this.#ports.log("person: a push was lost; the lease ends it", result.reason);
    }
  }

  async #forget(): Promise<void> {
    const now = this.#ports.now();
    const over = [...this.#known].filter(([, { until }]) => until < now).map(([key]) => key);
    for (const key of over) this.#known.delete(key);
    if (over.length > 0) await this.#ports.storage.commit({ remove: over });
  }
}
