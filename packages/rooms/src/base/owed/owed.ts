/**
 * What one room owes others: a revision a target, not a queue. `rev` rises when what the target should know
 * changes, `sent` when it has been told; the latest wins, one delivery is in flight for each target, a few in
 * all. The receiver keeps the higher revision, so that telling it twice does no harm.
 */
import type { Ports } from "../ports.ts";

export { Due } from "./due.ts";

export interface Debt {
  rev: number;
  sent: number;
}

export interface OwedOptions {
  readonly ports: Ports;
  /** Tells the target the present state; resolves to the revision it was told. Rejects where it fails. */
  readonly deliver: (target: string) => Promise<number>;
  /** Deliveries in flight at once. */
  readonly width?: number;
  /** Targets that are told before others. */
  readonly isUrgent?: (target: string) => boolean;
  /** Milliseconds that a target rests after a delivery, so that a burst reaches it as a few states and not as each one. */
  readonly rest?: number;
}

export class Owed {
  readonly #options: OwedOptions;
  readonly #debts: Map<string, Debt>;
  readonly #flying = new Set<string>();
  readonly #waiting = new Set<string>();
  readonly #resting = new Set<string>();
  #idle: (() => void)[] = [];
  #isSoon = false;
  /** Until all is told, nobody rests. */
  #hurry = false;

  constructor(options: OwedOptions, debts: Readonly<Record<string, Debt>> = {}) {
    this.#options = options;
    this.#debts = new Map(Object.entries(debts).map(([target, debt]) => [target, { ...debt }]));
  }

  /** Notes that what this target should know has changed. Store `entries()` with the change itself. */
  raise(target: string, rev = (this.#debts.get(target)?.rev ?? 0) + 1): void {
    this.#debts.set(target, { rev, sent: this.#debts.get(target)?.sent ?? 0 });
  }

  /** Notes that what the target was told may not have reached it. */
  again(target: string): void {
    const debt = this.#debts.get(target);
    if (debt !== undefined) debt.sent = 0;
  }

  rev(target: string): number {
    return this.#debts.get(target)?.rev ?? 0;
  }

  drop(target: string): void {
    this.#debts.delete(target);
  }

  /** Whether the target has been told everything. */
  isTold(target: string): boolean {
    const debt = this.#debts.get(target);
    return debt === undefined || debt.rev <= debt.sent;
  }

  targets(): string[] {
    return [...this.#debts.keys()];
  }

  entries(): Record<string, Debt> {
    return Object.fromEntries(this.#debts);
  }

  owes(): boolean {
    for (const { rev, sent } of this.#debts.values()) if (rev > sent) return true;
    return false;
  }

  /** Does what `flush` does as soon as what is under way has been answered. */
  soon(): void {
    if (this.#isSoon) return;
    this.#isSoon = true;
    this.#options.ports.later(() => {
      this.#isSoon = false;
      void this.flush();
    }, 0);
  }

  /**
   * Tells every target that does not yet know; failures wait for the next call. Those that rest are told after
   * it, unless `atOnce`. Resolves when none is in flight.
   */
  flush(atOnce = false): Promise<void> {
    if (atOnce) {
      this.#hurry = true;
      this.#resting.clear();
    }
    const { isUrgent } = this.#options;
    if (isUrgent !== undefined)
      for (const target of this.#debts.keys()) if (isUrgent(target)) this.#ask(target);
    for (const target of this.#debts.keys()) this.#ask(target);
    this.#fill();
    if (this.#flying.size === 0) {
      this.#hurry = false;
      return Promise.resolve();
    }
    return new Promise(resolve => this.#idle.push(resolve));
  }

  /** Lets a target wait for its delivery where it is owed something and may be told now. */
  #ask(target: string): void {
    const debt = this.#debts.get(target);
    if (debt === undefined || debt.rev <= debt.sent) return;
    if (!this.#flying.has(target) && !this.#resting.has(target)) this.#waiting.add(target);
  }

  #fill(): void {
    for (const target of this.#waiting) {
      if (this.#flying.size >= (this.#options.width ?? 4)) return;
      this.#waiting.delete(target);
      this.#flying.add(target);
      void this.#fly(target);
    }
  }

  async #fly(target: string): Promise<void> {
    let failed = false;
    try {
      const told = await this.#options.deliver(target);
      const debt = this.#debts.get(target);
      if (debt !== undefined) debt.sent = Math.max(debt.sent, told);
    } catch (error) {
      failed = true;
      this.#options.ports.log(`${this.#options.ports.party}: a delivery failed and is still owed`, error);
    }
    this.#flying.delete(target);
    if (!failed) {
      this.#rest(target);
      this.#ask(target);
    }
    this.#fill();
    if (this.#flying.size === 0) {
      const idle = this.#idle;
      this.#idle = [];
      this.#hurry = false;
      for (const resolve of idle) resolve();
    }
  }

  #rest(target: string): void {
    const { rest, ports } = this.#options;
    if (rest === undefined || this.#hurry) return;
    this.#resting.add(target);
    ports.later(() => {
      this.#resting.delete(target);
      this.#ask(target);
      this.#fill();
    }, rest);
  }
}
