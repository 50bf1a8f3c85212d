/**
 * Sends what waits in the queue: in the order of its coming, a few at a time while the receiver is well, one while it
 * fails. After a failure of any kind there is a rest, and no try leads to the next one without it.
 */
import type { Webhook } from "@carethread/model";
import type { Duty, Ports, Practice } from "../base/base.ts";
import { longestTimer, Patience } from "./patience.ts";
import type { HookQueue, Queued } from "./queue.ts";
import { Rarely } from "./rarely.ts";
import type { Receiver } from "./receiver.ts";
import { type Outcome, post, signed } from "./request.ts";
import { waitAfter } from "./waits.ts";

/** Requests at once while the receiver answers; one while it does not. */
const width = 4;

/** Rests that end close to each other are ended by one timer: milliseconds. */
const shortestTimer = 250;

export interface SenderOptions {
  readonly ports: Ports;
  readonly hooks: NonNullable<Practice["hooks"]>;
  readonly queue: HookQueue;
  readonly receiver: Receiver;
  /** Called when the receiver has it, before it is let go. */
  readonly taken: (webhook: Webhook) => Promise<void>;
}

export class Sender {
  /** What the room is woken for. Longer rests have no timer: the table wakes it when they are over. */
  readonly duty: Duty = { next: () => this.#nextAt(), act: () => this.fill() };
  readonly #options: SenderOptions;
  readonly #patience: Patience;
  readonly #giving: Rarely;
  /** Settles when the last request that has its turn is ready to begin. */
  #turn: Promise<unknown> = Promise.resolve();
  #flying = 0;
  /** When the timer ends that is under way. */
  #wakes = Number.POSITIVE_INFINITY;
  /** The room's own failures in a row, of whatever kind, and the rest after them. */
  #trouble = { failures: 0, restUntil: 0 };

  constructor(options: SenderOptions) {
    const { ports } = options;
    this.#options = options;
    this.#patience = new Patience(ports, ports.deployment.delays.hookWithin);
    this.#giving = new Rarely(ports);
  }

  /** Sends as much as may be under way. */
  fill(): void {
    const { ports, queue, receiver } = this.#options;
    const isAlone = receiver.failingSince !== null || this.#trouble.failures > 0;
    const rest = Math.max(receiver.restUntil, this.#trouble.restUntil);
    while (rest <= ports.now() && this.#flying < (isAlone ? 1 : width)) {
      const next = queue.next(isAlone);
      if (next === null) break;
      this.#flying++;
      void this.#fly(next);
    }
    this.#fillAfter(rest);
  }

  /** When something is to be sent, milliseconds since 1970: 0 while something is; null where nothing waits. */
  #nextAt(): number | null {
    const { queue, receiver } = this.#options;
    if (this.#flying > 0) return 0;
    const at = queue.nextAt();
    return at === null ? null : Math.max(at, receiver.restUntil, this.#trouble.restUntil);
  }

  async #fly(queued: Queued): Promise<void> {
    const { ports, queue, receiver } = this.#options;
    const { round } = receiver;
    try {
      const outcome = await this.#send(queued);
      await this.#done(queued, outcome, round);
      this.#trouble = { failures: 0, restUntil: 0 };
    } catch (error) {
      ports.log("hooks: a webhook could not be sent and is still owed", error);
      const failures = this.#trouble.failures + 1;
      this.#trouble = { failures, restUntil: ports.now() + waitAfter(ports, failures) };
      // Where the commit fails this life is over, and the next one finds it as it was.
      queue.postponed(queued, waitAfter(ports, queued.tries + 1)).catch(() => {});
    }
    this.#flying--;
    this.fill();
  }

  async #send(queued: Queued): Promise<Outcome> {
    const { ports, hooks, queue } = this.#options;
    const prepared = queue
      .read(queued)
      .then(async webhook =>
        webhook === undefined ? null : { webhook, init: await signed(ports, hooks.secret, webhook) },
      );
    // Whoever came first begins first, although reading and signing may end in another order.
    const turn = this.#turn.then(() => prepared);
    this.#turn = Promise.allSettled([turn, prepared]);
    const ready = await turn;
    if (ready === null) return { type: "taken" };
    const outcome = await this.#patience.during(signal => post(ports, hooks.url, ready.init, signal));
    if (outcome.type === "taken") await this.#options.taken(ready.webhook);
    return outcome;
  }

  async #done(queued: Queued, outcome: Outcome, round: number): Promise<void> {
    const { queue, receiver } = this.#options;
    switch (outcome.type) {
      case "taken":
        await Promise.all([queue.taken(queued), receiver.answered(round)]);
        return;
      case "rejected":
        this.#giving.say(
          `hooks: the practice's back end ${outcome.problem}, and such webhooks are given up; GET status says how many`,
        );
        await Promise.all([queue.givenUp([queued]), receiver.answered(round)]);
        return;
      case "failed":
        await this.#failed(queued, outcome, round);
        return;
      default:
        assertNever(outcome);
    }
  }

  async #failed(
    queued: Queued,
    failure: Extract<Outcome, { readonly type: "failed" }>,
    round: number,
  ): Promise<void> {
    const { ports, queue, receiver } = this.#options;
    const wasFailing = receiver.failingSince !== null;
    const hasFailedBefore = queued.tries > 0;
    const wait = waitAfter(ports, queued.tries + 1, failure.asked);
    const stored = [queue.postponed(queued, wait), receiver.failed(failure, round, hasFailedBefore)];
    // Once, and not with every try.
    if (!wasFailing && receiver.failingSince !== null)
      ports.log(`hooks: the practice's back end ${failure.problem}; what waits is kept`);
    const old = queue.tooOld(receiver.failingSince);
    if (old.length > 0) this.#giving.say("hooks: what waited too long is given up; GET status says how many");
    await Promise.all([...stored, queue.givenUp(old)]);
  }

  /** A longer rest is ended by a tick alone, so that the room can sleep. */
  #fillAfter(rest: number): void {
    const { ports, queue } = this.#options;
    const next = queue.nextAt();
    const now = ports.now();
    if (next === null) return;
    const at = Math.max(next, rest);
    // What may be sent now waits for one that is under way.
    if (at <= now || at - now > longestTimer || at >= this.#wakes) return;
    const wakes = Math.max(at, now + shortestTimer);
    this.#wakes = wakes;
    ports.later(() => {
      if (this.#wakes === wakes) this.#wakes = Number.POSITIVE_INFINITY;
      this.fill();
    }, wakes - now);
  }
}

function assertNever(value: never): never {
  throw new TypeError(`no such outcome: ${JSON.stringify(value)}`);
}
