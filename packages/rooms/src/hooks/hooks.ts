/**
 * The room that tells a practice's own back end what happened: a queue that keeps everything until the receiver
 * has taken it or refused it for good, or for a day. Whoever has something to tell waits for the queue alone, never
 * for the receiver.
 */
import type { HooksStatus } from "@carethread/model";
import {
  Clock,
  hasSecret,
  type Ports,
  type Practice,
  PushNotification,
  Refuse,
  type Room,
  readBody,
  respond,
} from "../base/base.ts";
import { HookQueue } from "./queue.ts";
import { Receiver } from "./receiver.ts";
import { Sender } from "./sender.ts";

export class HooksRoom implements Room {
  readonly sockets = null;
  readonly #ports: Ports;
  readonly #clock: Clock;
  readonly #queue: HookQueue;
  readonly #receiver: Receiver;
  /** Null where the practice wants to hear of nothing. */
  readonly #sender: Sender | null;

  constructor(ports: Ports, practice: Practice) {
    const { hooks } = practice;
    this.#ports = ports;
    this.#queue = new HookQueue(ports);
    this.#receiver = new Receiver(ports);
    this.#sender =
      hooks === undefined ? null : new Sender({ ports, hooks, queue: this.#queue, receiver: this.#receiver });
    this.#clock = new Clock(ports, practice, {
      of: () => ports.party,
      duties: this.#sender === null ? {} : { retry: this.#sender.duty },
    });
  }

  async start(): Promise<void> {
    await this.#receiver.load();
    await this.#queue.load();
    // The practice wants to hear of nothing any more.
    if (this.#sender === null) await this.#queue.clear();
  }

  requested(request: Request): Promise<Response> {
    return respond(this.#ports, request, {
      "GET status": async request => this.#status(request),
      "POST internal/notification": request => this.#accept(request),
      "POST internal/wake": () => this.#clock.wake(),
    });
  }

  async #accept(request: Request): Promise<unknown> {
    const webhook = await readBody(request, PushNotification);
    const sender = this.#sender;
    if (sender === null) return { ok: true };
    await this.#clock.wakeAt("retry", this.#clock.now());
    await this.#queue.add(webhook);
    this.#ports.later(() => sender.fill(), 0);
    return { ok: true };
  }

  #status(request: Request): HooksStatus {
    if (!hasSecret(request, this.#ports.deployment.secret)) throw new Refuse("not-found");
    const { waiting, counts } = this.#queue;
    return { waiting, ...counts, failingSince: this.#receiver.failingSince };
  }
}
