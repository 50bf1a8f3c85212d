/**
 * The one room of a deployment that no practice has: which practices an operator has pushed. Only the tick reads it; those
 * of the environment the tick knows itself.
 */
import { indexRoom } from "@carethread/model";
import {
  ask,
  fewAtATime,
  hasSecret,
  inPieces,
  Listed,
  type Ports,
  Refuse,
  type Room,
  readBody,
  respond,
  Ticked,
} from "../base/base.ts";

/** Practices that are ticked at once, and that are read at once. */
const width = 8;
const piece = 200;

const prefix = "practice:";
/** Where the last tick came to the end of its time. */
const stoppedAt = "stopped";

export class OperatorRoom implements Room {
  readonly sockets = null;
  readonly #ports: Ports;
  #ticking: Promise<Ticked> | null = null;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async start(): Promise<void> {}

  requested(request: Request): Promise<Response> {
    return respond(this.#ports, request, {
      "POST tick": request => this.#tick(request),
      "POST internal/listed": request => this.#list(request),
    });
  }

  async #list(request: Request): Promise<unknown> {
    const { practice, version, listed } = await readBody(request, Listed);
    const key = `${prefix}${practice}`;
    const known = await this.#ports.storage.get<Listed>(key);
    // What was taken off the list stays as a mark, so that an older word does not put it there again.
    if ((known?.version ?? -1) < version)
      await this.#ports.storage.commit({ put: { [key]: { practice, version, listed } } });
    else await this.#ports.storage.settled();
    return { ok: true };
  }

  /** What the deployment's cron asks: the tick of every practice that was pushed. One at a time. */
  #tick(request: Request): Promise<Ticked> {
    if (!hasSecret(request, this.#ports.deployment.secret)) throw new Refuse("not-found");
    this.#ticking ??= this.#tickInTurn().finally(() => {
      this.#ticking = null;
    });
    return this.#ticking;
  }

  /** Goes on where the last one came to the end of its time, so that no practice waits for ever. */
  async #tickInTurn(): Promise<Ticked> {
    const { storage, deployment, now } = this.#ports;
    const end = now() + deployment.delays.tickWithin;
    const stopped = await storage.get<string>(stoppedAt);
    const sum = { woken: 0, owing: 0 };
    for await (const some of inPieces<Listed>(storage, prefix, piece, stopped)) {
      const listed = [...some.values()].filter(({ listed }) => listed);
      for (const { woken, owing } of await fewAtATime(width, listed, each => this.#tickOne(each))) {
        sum.woken += woken;
        sum.owing += owing;
      }
      if (now() < end) continue;
      await storage.commit({ put: { [stoppedAt]: `${[...some.keys()].at(-1)}\0` } });
      return sum;
    }
    if (stopped !== undefined) await storage.commit({ remove: [stoppedAt] });
    return sum;
  }

  async #tickOne({ practice }: Listed): Promise<Ticked> {
    try {
      return await ask(this.#ports, "index", indexRoom(practice, 0), "tick", {}, Ticked);
    } catch (error) {
      // One that fails takes no turn from the others.
      this.#ports.log("operator: a practice's tick failed", error);
      return { woken: 0, owing: 0 };
    }
  }
}
