/** The room that a party's name stands for. */
import { closeCodes, type Party, parseRoomName, wireVersion } from "@carethread/model";
import * as z from "zod/mini";
import {
  type Connection,
  type Door,
  type Platform,
  type Ports,
  type Practice,
  type Room,
  type RoomKind,
  respond,
  type Served,
  type Step,
  Supervised,
  tokenForNobody,
} from "./base/base.ts";
import { ConversationRoom } from "./conversation/conversation.ts";
import { HooksRoom } from "./hooks/hooks.ts";
import { IndexRoom } from "./index/index.ts";
import { OperatorRoom } from "./operator/operator.ts";
import { PatientRoom } from "./patient/patient.ts";
import { PersonRoom } from "./person/person.ts";
import { ownPractice, PracticeRoom } from "./practice/practice.ts";

/** A room of the party for a practice; nobody's room where there is no such practice. */
function ofPractice(
  Room: new (ports: Ports, practice: Practice) => Room,
  steps: readonly Step[] = [],
): RoomKind {
  return {
    make: ports => (ports.practice === null ? new NoRoom(ports) : new Room(ports, ports.practice)),
    steps,
  };
}

const kinds: Readonly<Record<Party, RoomKind>> = {
  main: ofPractice(ConversationRoom),
  person: ofPractice(PersonRoom),
  patient: ofPractice(PatientRoom),
  practice: { make: ports => new PracticeRoom(ports), steps: [], practice: ownPractice },
  index: ofPractice(IndexRoom),
  hooks: ofPractice(HooksRoom),
  operator: { make: ports => new OperatorRoom(ports), steps: [], practice: async () => null },
};

export function createRoom(platform: Platform): Served {
  return new Supervised(platform, kinds[platform.party]);
}

const Hello = z.object({ type: z.literal("hello"), v: z.int(), token: z.string() });

function readJson(data: unknown): unknown {
  try {
    return typeof data === "string" ? JSON.parse(data) : null;
  } catch {
    return null;
  }
}

/**
 * A room of a practice that is not registered. Whoever asks is told the same as by a registered one whose keys did not
 * sign the token, so that practices cannot be found by trying. It stores nothing.
 */
class NoRoom implements Room, Door {
  readonly sockets = this;
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async start(): Promise<void> {}

  connected(connection: Connection): void {
    const { helloWithin } = this.#ports.deployment.delays;
    this.#ports.later(() => connection.close(closeCodes.tooSlow, "no hello"), helloWithin);
  }

  async received(connection: Connection, data: unknown): Promise<void> {
    const practice = parseRoomName(this.#ports.party, this.#ports.name)?.practice;
    const hello = Hello.safeParse(readJson(data));
    if (!hello.success) return connection.close(closeCodes.badFrame, "hello first");
    if (hello.data.v !== wireVersion)
      return connection.close(closeCodes.wrongVersion, `speak ${wireVersion}`);
    if (practice === undefined || tokenForNobody(practice, hello.data.token) === "foreign")
      return connection.close(closeCodes.notFound, "not found");
    connection.close(closeCodes.badToken, "token refused");
  }

  closed(): void {}

  requested(request: Request): Promise<Response> {
    return respond(this.#ports, request, {});
  }
}
