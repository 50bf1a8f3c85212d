/**
 * How the practice's back end does as a whole. While it fails it is asked by one request at a time, and rests longer
 * after each. Stored, so that a room that starts anew does not begin to ask it all over again.
 */
import type { Ports } from "../base/base.ts";
import type { Outcome } from "./request.ts";
import { waitAfter } from "./waits.ts";

interface Kept {
  /** Failures in a row, for the rest until the next try. */
  readonly failures: number;
  /** Milliseconds since 1970. */
  readonly restUntil: number;
  /** Null while the receiver answers. */
  readonly failingSince: number | null;
}

type Failure = Extract<Outcome, { readonly type: "failed" }>;

const well: Kept = { failures: 0, restUntil: 0, failingSince: null };

/** So many in a row that have failed before are no longer thought to be at fault themselves. */
const suspects = 4;

export class Receiver {
  readonly #ports: Ports;
  #kept = well;
  #round = 0;
  #suspected = 0;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async load(): Promise<void> {
    this.#kept = (await this.#ports.storage.get<Kept>("receiver")) ?? well;
  }

  get failingSince(): number | null {
    return this.#kept.failingSince;
  }

  get restUntil(): number {
    return this.#kept.restUntil;
  }

  /** Rises with every failure that counts: those that were under way together are one. */
  get round(): number {
    return this.#round;
  }

  /** It has answered a request that began in this round. */
  async answered(round: number): Promise<void> {
    // What began before a failure says nothing of the time after it.
    if (round !== this.#round) return;
    this.#suspected = 0;
    if (this.#kept.failingSince !== null) await this.#store(well);
  }

  /**
   * A request that began in this round has failed. One that has failed before while others were taken is likely to be
   * at fault itself: that alone is no failure of the receiver.
   */
  async failed({ asked, isBusy }: Failure, round: number, hasFailedBefore: boolean): Promise<void> {
    const now = this.#ports.now();
    const { failures, restUntil, failingSince } = this.#kept;
    if (round !== this.#round) {
      const until = now + Math.min(asked, this.#ports.deployment.delays.hookRetryMax);
      if (failingSince !== null && until > restUntil) await this.#store({ ...this.#kept, restUntil: until });
      return;
    }
    const isSuspect = hasFailedBefore && !isBusy && failingSince === null;
    if (isSuspect && ++this.#suspected < suspects) return;
    this.#suspected = 0;
    this.#round++;
    await this.#store({
      failures: failures + 1,
      restUntil: now + waitAfter(this.#ports, failures + 1, asked),
      failingSince: failingSince ?? now,
    });
  }

  #store(kept: Kept): Promise<void> {
    this.#kept = kept;
    return this.#ports.storage.commit({ put: { receiver: kept } });
  }
}
