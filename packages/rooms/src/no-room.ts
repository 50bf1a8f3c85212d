/**
 * A room of a practice that is not registered. Whoever asks is told the same as by a registered one whose keys did not
 * sign the token, so that practices cannot be found by trying. It stores nothing.
 */
import { closeCodes, parseRoomName } from "@carethread/model";
import type * as z from "zod/mini";
import {
  type Connection,
  type Door,
  helloOf,
  type Ports,
  type Room,
  readFrame,
  respond,
  tokenForNobody,
} from "./base/base.ts";

/** Of the frames that the connections of such a room may send. */
export type FrameSchema = z.ZodMiniType<{ readonly type: string }>;

export class NoRoom implements Room {
  readonly sockets: Door | null;
  readonly #ports: Ports;

  constructor(ports: Ports, frames: FrameSchema | null) {
    this.#ports = ports;
    this.sockets = frames === null ? null : new NoDoor(ports, frames);
  }

  async start(): Promise<void> {}

  requested(request: Request): Promise<Response> {
    return respond(this.#ports, request, {});
  }
}

class NoDoor implements Door {
  readonly #ports: Ports;
  readonly #frames: FrameSchema;

  constructor(ports: Ports, frames: FrameSchema) {
    this.#ports = ports;
    this.#frames = frames;
  }

  connected(connection: Connection): void {
    const { helloWithin } = this.#ports.deployment.delays;
    this.#ports.later(() => close(connection, closeCodes.tooSlow, "no hello"), helloWithin);
  }

  async received(connection: Connection, data: unknown): Promise<void> {
    const practice = parseRoomName(this.#ports.party, this.#ports.name)?.practice;
    const read = readFrame(data, this.#frames);
    const first = "why" in read ? read : helloOf(read);
    if ("why" in first) return close(connection, first.code, first.why);
    if (practice === undefined || tokenForNobody(practice, first.hello.token) === "foreign")
      return close(connection, closeCodes.notFound, "not found");
    close(connection, closeCodes.badToken, "token refused");
  }

  closed(): void {}
}

function close(connection: Connection, code: number, why: string): void {
  try {
    connection.close(code, why);
  } catch {
    // It is broken, or closed already.
  }
}
