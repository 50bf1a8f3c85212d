/**
 * What is on its way out: in the order of its coming, one at a time to each number, a few in all. Before a text is sent that
 * may have been sent already, the provider is asked for it.
 */
import type { PhoneNumber } from "@carethread/model";
import type { Duty, Ports } from "../base/base.ts";
import { type About, isOf } from "./deliveries.ts";
import type { Attempt, Provider } from "./provider.ts";

/** What became of a text that is no longer on its way. */
export type Outcome = Exclude<Attempt, { type: "failed" }> | { readonly type: "dropped" };

export interface Text {
  /** The same text has the same one. */
  readonly id: string;
  readonly to: PhoneNumber;
  readonly text: string;
  readonly about: About;
  /** It is not sent before, milliseconds since 1970. */
  readonly after?: number;
}

interface Stored extends Text {
  readonly tries: number;
  /** When it may be tried, milliseconds since 1970. */
  readonly next: number;
  /** When the provider was first told of it and did not answer: it may be on its way. */
  readonly asked?: number;
}

/** Requests at once. */
const width = 4;
const prefix = "out:";

export interface OutgoingOptions {
  readonly ports: Ports;
  readonly provider: Provider;
  /** Whether a text of the provider's is known to be another one of ours. */
  readonly isKnown: (sid: string) => boolean;
  /** What to store of what became of a text, together with that it is no longer on its way. */
  readonly done: (text: Text, outcome: Outcome) => Readonly<Record<string, unknown>>;
  /** Whether it may still go to its number: who was to have it may have said STOP since. */
  readonly isWanted: (text: Text) => boolean;
  /** Called when that is stored. */
  readonly after: () => void;
}

export class Outgoing {
  readonly duty: Duty = { next: () => this.#nextAt(), act: () => this.fill() };
  readonly #options: OutgoingOptions;
  readonly #items = new Map<number, Stored>();
  readonly #ids = new Map<string, number>();
  readonly #busy = new Set<PhoneNumber>();
  #last = 0;

  constructor(options: OutgoingOptions) {
    this.#options = options;
  }

  async load(): Promise<void> {
    for (const [key, item] of await this.#options.ports.storage.list<Stored>({ prefix })) {
      this.#last = Number(key.slice(prefix.length));
      this.#items.set(this.#last, item);
      this.#ids.set(item.id, this.#last);
    }
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  /** Takes texts; gives what to store. Whoever calls this has made sure that none of them went out before. */
  add(texts: readonly Text[]): Record<string, unknown> {
    const put: Record<string, unknown> = {};
    for (const text of texts) {
      if (this.has(text.id)) continue;
      const n = ++this.#last;
      const item: Stored = { ...text, tries: 0, next: 0 };
      this.#items.set(n, item);
      this.#ids.set(text.id, n);
      put[keyOf(n)] = item;
    }
    return put;
  }

  /** Lets go of what waits and need not go out any more; gives the keys to take out of the storage. */
  drop(isOver: (text: Text) => boolean): string[] {
    const now = this.#options.ports.now();
    const over = [...this.#items].filter(([, item]) => (item.after ?? 0) > now && isOver(item));
    for (const [n, { id }] of over) {
      this.#items.delete(n);
      this.#ids.delete(id);
    }
    return over.map(([n]) => keyOf(n));
  }

  /** Lets go of all of a conversation, also of what is under way; gives the keys to take out of the storage. */
  forget(conversation: string): string[] {
    const over = [...this.#items].filter(([, { about }]) => isOf(about, conversation));
    for (const [n, { id }] of over) {
      this.#items.delete(n);
      this.#ids.delete(id);
    }
    return over.map(([n]) => keyOf(n));
  }

  /** The provider speaks of a text that it took, and whose answer was lost; null where there is none. */
  adopt(
    id: string,
    sid: string,
  ): { put: Readonly<Record<string, unknown>>; remove: readonly string[] } | null {
    const n = this.#ids.get(id);
    const item = n === undefined ? undefined : this.#items.get(n);
    return n === undefined || item === undefined ? null : this.#over(n, item, { type: "sent", sid });
  }

  /** Sends as much as may be under way. */
  fill(): void {
    const now = this.#options.ports.now();
    const heads = new Set<PhoneNumber>();
    for (const [n, item] of this.#items) {
      if (this.#busy.size >= width) return;
      // What waits for the end of quiet hours holds up no answer.
      if ((item.after ?? 0) > now) continue;
      // Nobody is told the second before the first.
      if (heads.has(item.to)) continue;
      heads.add(item.to);
      if (this.#busy.has(item.to) || item.next > now) continue;
      this.#busy.add(item.to);
      void this.#fly(n, item);
    }
  }

  #nextAt(): number | null {
    const times = [...this.#items.values()].map(({ next, after = 0 }) => Math.max(next, after));
    return times.length === 0 ? null : Math.min(...times);
  }

  async #fly(n: number, item: Stored): Promise<void> {
    const { ports, after } = this.#options;
    try {
      const attempt = await this.#attempt(n, item);
      // Meanwhile the provider may have said that it has it.
      const present = this.#items.get(n);
      if (present !== undefined && attempt !== null) {
        if (attempt.type === "failed") await this.#postpone(n, present, attempt.isAnswered);
        else await ports.storage.commit(this.#over(n, present, attempt));
      }
    } catch (error) {
      ports.log("texting: a text could not be sent and is still owed", error);
      const present = this.#items.get(n);
      if (present !== undefined) await this.#postpone(n, present, false).catch(() => {});
    }
    this.#busy.delete(item.to);
    after();
    this.fill();
  }

  /** Null where it is over already. */
  async #attempt(n: number, item: Stored): Promise<Attempt | Outcome | null> {
    const { ports, provider, isKnown, isWanted } = this.#options;
    if (item.asked !== undefined) {
      const [sid] = (await provider.sent(item.to, item.text, item.asked)).filter(sid => !isKnown(sid));
      if (sid !== undefined) return { type: "sent", sid };
    } else {
      const asked: Stored = { ...item, asked: ports.now() };
      this.#items.set(n, asked);
      // Before the provider is: what dies after this asks before it repeats.
      await ports.storage.commit({ put: { [keyOf(n)]: asked } });
    }
    // The provider may have spoken of it meanwhile.
    if (!this.#items.has(n)) return null;
    return isWanted(item) ? provider.send(item.id, item.to, item.text) : { type: "dropped" };
  }

  #over(n: number, item: Stored, outcome: Outcome) {
    this.#items.delete(n);
    this.#ids.delete(item.id);
    return { put: this.#options.done(item, outcome), remove: [keyOf(n)] };
  }

  async #postpone(n: number, { asked, ...item }: Stored, isAnswered: boolean): Promise<void> {
    const { ports } = this.#options;
    const tries = item.tries + 1;
    const { textRetryFirst: first, textRetryMax: most } = ports.deployment.delays;
    const wait = Math.min(most, first * 2 ** item.tries);
    const again: Stored = {
      ...item,
      ...{ tries, next: ports.now() + wait },
      ...(isAnswered || asked === undefined ? {} : { asked }),
    };
    this.#items.set(n, again);
    await ports.storage.commit({ put: { [keyOf(n)]: again } });
    if (wait <= longestTimer) ports.later(() => this.fill(), wait);
  }
}

/** Longer rests are ended by a tick, so that the room can sleep. */
const longestTimer = 5_000;

const keyOf = (n: number): string => prefix + n.toString().padStart(12, "0");
