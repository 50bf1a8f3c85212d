/**
 * The room that tells a practice's own back end what happened: a queue that keeps everything until the receiver
 * has taken it, or for a day. Whoever has something to tell waits for the queue alone, never for the receiver.
 */
import {
  Due,
  hasSecret,
  type Ports,
  type Practice,
  PushNotification,
  Refuse,
  type Room,
  readBody,
  respond,
  type Woken,
} from "../base/base.ts";
import { HookQueue, type Queued } from "./queue.ts";
import { sendWebhook } from "./request.ts";

/** Requests at once while the receiver answers; one while it does not. */
const width = 4;

/** Longer rests are ended by a tick alone, so that the room can sleep. Milliseconds. */
const longestTimer = 60_000;

/** What `GET status` answers, to the operator. */
interface HooksStatus {
  readonly waiting: number;
  readonly givenUp: number;
  /** Milliseconds since 1970, null while the receiver answers. */
  readonly failingSince: number | null;
}

export class HooksRoom implements Room {
  readonly #ports: Ports;
  readonly #practice: Practice;
  readonly #due: Due;
  readonly #queue: HookQueue;
  readonly #flying = new Set<number>();
  /** Since the receiver answered last. */
  #hasGivenUp = false;

  constructor(ports: Ports, practice: Practice) {
    this.#ports = ports;
    this.#practice = practice;
    this.#due = new Due(ports);
    this.#queue = new HookQueue(ports);
  }

  async start(): Promise<void> {
    await this.#queue.load();
    // The practice wants to hear of nothing any more.
    if (this.#practice.hooks === undefined) await this.#queue.clear();
  }

  connected(connection: { close(code: number, reason: string): void }): void {
    connection.close(4404, "not found");
  }

  async received(): Promise<void> {}

  closed(): void {}

  requested(request: Request): Promise<Response> {
    return respond(this.#ports, request, {
      "GET status": async request => this.#status(request),
      "POST internal/notification": request => this.#accept(request),
      "POST internal/wake": async () => this.#wake(),
    });
  }

  async #accept(request: Request): Promise<unknown> {
    const webhook = await readBody(request, PushNotification);
    if (this.#practice.hooks === undefined) return { ok: true };
    await this.#due.enter();
    await this.#queue.add(webhook);
    this.#ports.later(() => this.#fill(), 0);
    return { ok: true };
  }

  #status(request: Request): HooksStatus {
    if (!hasSecret(request, this.#ports.deployment.secret)) throw new Refuse("not-found");
    const { waiting, givenUp, failingSince } = this.#queue;
    return { waiting, givenUp, failingSince };
  }

  #wake(): Woken {
    this.#fill();
    const { waiting, restUntil } = this.#queue;
    const isResting = waiting > 0 && restUntil > this.#ports.now() && this.#flying.size === 0;
    if (waiting > 0 && !isResting) return { owes: true };
    if (!this.#due.leave(isResting ? restUntil : null)) return { owes: true };
    return isResting ? { owes: false, at: restUntil } : { owes: false };
  }

  /** Sends as much as may be under way. */
  #fill(): void {
    const { hooks } = this.#practice;
    if (hooks === undefined || this.#queue.restUntil > this.#ports.now()) return;
    const most = this.#queue.failingSince === null ? width : 1;
    while (this.#flying.size < most) {
      const next = this.#queue.next(this.#flying);
      if (next === null) return;
      this.#flying.add(next.n);
      void this.#send(next, hooks).catch(error => this.#ports.log("hooks: a webhook is still owed", error));
    }
  }

  async #send(queued: Queued, hooks: NonNullable<Practice["hooks"]>): Promise<void> {
    const { round } = this.#queue;
    try {
      const webhook = await this.#queue.read(queued);
      const problem = webhook === undefined ? null : await sendWebhook(this.#ports, hooks, webhook);
      if (problem === null) {
        this.#hasGivenUp = false;
        await this.#queue.taken(queued);
      } else await this.#failed(problem, round);
    } finally {
      this.#flying.delete(queued.n);
      this.#fill();
    }
  }

  async #failed(problem: string, round: number): Promise<void> {
    const wasFailing = this.#queue.failingSince !== null;
    const given = this.#queue.failed(round);
    // Once, and not with every try.
    if (!wasFailing) this.#ports.log(`hooks: the practice's back end ${problem}; what waits is kept`);
    this.#fillAfterRest();
    if ((await given) === 0 || this.#hasGivenUp) return;
    this.#hasGivenUp = true;
    this.#ports.log("hooks: what waited too long was given up; GET status says how much");
  }

  #fillAfterRest(): void {
    const rest = this.#queue.restUntil - this.#ports.now();
    if (rest > longestTimer) return;
    this.#ports.later(
      () => {
        // A timer may be early by the clock that the rest is measured with.
        if (this.#queue.restUntil > this.#ports.now()) this.#fillAfterRest();
        else this.#fill();
      },
      Math.max(0, rest),
    );
  }
}
