/**
 * The room that tells a practice's own back end what happened: a queue that keeps everything until the receiver
 * has taken it or refused it for good, or for a day. Whoever has something to tell waits for the queue alone, never
 * for the receiver.
 */
import type { CheckpointList, HooksStatus } from "@carethread/model";
import {
  AskHeld,
  Clock,
  hasSecret,
  type Ports,
  type Practice,
  PushHead,
  PushNotification,
  Refuse,
  Requests,
  type Room,
  readBody,
  respond,
  whole,
} from "../base/base.ts";
import { Checkpoints } from "./checkpoints.ts";
import { HookQueue } from "./queue.ts";
import { Receiver } from "./receiver.ts";
import { Sender } from "./sender.ts";

export class HooksRoom implements Room {
  readonly sockets = null;
  readonly #ports: Ports;
  readonly #clock: Clock;
  readonly #queue: HookQueue;
  readonly #receiver: Receiver;
  readonly #checkpoints: Checkpoints;
  readonly #requests: Requests;
  /** Null where the practice wants to hear of nothing. */
  readonly #sender: Sender | null;

  constructor(ports: Ports, practice: Practice) {
    const { hooks } = practice;
    this.#ports = ports;
    this.#queue = new HookQueue(ports);
    this.#receiver = new Receiver(ports);
    // Only the practice's back end asks here, which has no session.
    this.#requests = new Requests(ports, () => {});
    this.#sender =
      hooks === undefined
        ? null
        : new Sender({
            ...{ ports, hooks, queue: this.#queue, receiver: this.#receiver },
            taken: async webhook => {
              if (webhook.type === "record-checkpoint") await this.#checkpoints.taken(webhook.n);
            },
          });
    this.#checkpoints = new Checkpoints(ports, practice, async webhook => {
      await this.#queue.add(webhook);
      ports.later(() => this.#sender?.fill(), 0);
    });
    this.#clock = new Clock(ports, practice, {
      of: () => ports.party,
      duties: this.#sender === null ? {} : { retry: this.#sender.duty, checkpoint: this.#checkpoints.duty },
    });
  }

  async start(): Promise<void> {
    await this.#receiver.load();
    await this.#queue.load();
    await this.#checkpoints.load();
    // The practice wants to hear of nothing any more.
    if (this.#sender === null) await this.#queue.clear();
  }

  requested(request: Request): Promise<Response> {
    return respond(this.#ports, request, {
      "GET status": async request => this.#status(request),
      "POST internal/notification": request => this.#accept(request),
      "GET checkpoints": request => this.#list(request),
      "POST internal/head": request => this.#told(request),
      "POST internal/held": async request => this.#checkpoints.held(await readBody(request, AskHeld)),
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

  async #told(request: Request): Promise<unknown> {
    const head = await readBody(request, PushHead);
    if (this.#sender === null) return { ok: true };
    await this.#clock.wakeAt("checkpoint", this.#clock.now());
    await this.#checkpoints.told(head);
    return { ok: true };
  }

  async #list(request: Request): Promise<CheckpointList> {
    const { person } = await this.#requests.identify(request);
    if (person.side !== "system") throw new Refuse("not-found");
    return this.#checkpoints.list(whole(request, "after", Number.MAX_SAFE_INTEGER, 0));
  }

  #status(request: Request): HooksStatus {
    if (!hasSecret(request, this.#ports.deployment.secret)) throw new Refuse("not-found");
    const { waiting, counts } = this.#queue;
    return { waiting, ...counts, failingSince: this.#receiver.failingSince };
  }
}
