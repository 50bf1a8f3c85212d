/** Counts what became of resources: each came in, or was left out for one reason. */

/** `count` things of a type, left out for the same reason. */
export interface LeftOut {
  readonly type: string;
  readonly reason: string;
  readonly count: number;
}

export class Tally {
  readonly #in = new Map<string, number>();
  readonly #out = new Map<string, Map<string, number>>();

  takeIn(type: string, count = 1): void {
    this.#in.set(type, (this.#in.get(type) ?? 0) + count);
  }

  leaveOut(type: string, reason: string, count = 1): void {
    const reasons = this.#out.get(type) ?? new Map<string, number>();
    reasons.set(reason, (reasons.get(reason) ?? 0) + count);
    this.#out.set(type, reasons);
  }

  /** How many of each type came in. */
  get cameIn(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#in);
  }

  get leftOut(): readonly LeftOut[] {
    return [...this.#out].flatMap(([type, reasons]) =>
      [...reasons].map(([reason, count]) => ({ type, reason, count })),
    );
  }
}
