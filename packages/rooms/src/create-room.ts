/** The room that a party's name stands for. */
import { closeCodes, type Party, parseRoomName, ToConversation, ToPerson } from "@carethread/model";
import type * as z from "zod/mini";
import {
  type Connection,
  type Door,
  helloOf,
  type Platform,
  type Ports,
  type Practice,
  type Room,
  type RoomKind,
  readFrame,
  respond,
  type Served,
  type Step,
  Supervised,
  tokenForNobody,
} from "./base/base.ts";
import { ConversationRoom, fromFormat10 } from "./conversation/conversation.ts";
import { HooksRoom } from "./hooks/hooks.ts";
import { IndexRoom } from "./index/index.ts";
import { OperatorRoom } from "./operator/operator.ts";
import { PatientRoom } from "./patient/patient.ts";
import { PersonRoom } from "./person/person.ts";
import { ownPractice, PracticeRoom } from "./practice/practice.ts";

type FrameSchema = z.ZodMiniType<{ readonly type: string }>;

/**
 * A room of the party for a practice; nobody's room where there is no such practice. `frames` are those of its
 * connections, null where it takes none.
 */
function ofPractice(
  Room: new (ports: Ports, practice: Practice) => Room,
  frames: FrameSchema | null = null,
  steps: readonly Step[] = [],
): RoomKind {
  return {
    make: ports => (ports.practice === null ? new NoRoom(ports, frames) : new Room(ports, ports.practice)),
    steps,
  };
}

const kinds: Readonly<Record<Party, RoomKind>> = {
  main: ofPractice(ConversationRoom, ToConversation, [fromFormat10]),
  person: ofPractice(PersonRoom, ToPerson),
  patient: ofPractice(PatientRoom),
  practice: { make: ports => new PracticeRoom(ports), steps: [], practice: ownPractice },
  index: ofPractice(IndexRoom),
  hooks: ofPractice(HooksRoom),
  operator: { make: ports => new OperatorRoom(ports), steps: [], practice: async () => null },
};

export function createRoom(platform: Platform): Served {
  return new Supervised(platform, kinds[platform.party]);
}

/**
 * A room of a practice that is not registered. Whoever asks is told the same as by a registered one whose keys did not
 * sign the token, so that practices cannot be found by trying. It stores nothing.
 */
class NoRoom implements Room {
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
