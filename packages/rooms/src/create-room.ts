/** The room that a party's name stands for. */
import { closeCodes, type Party } from "@carethread/model";
import {
  type Connection,
  type Ports,
  type Practice,
  practiceOf,
  type Room,
  respond,
  Supervised,
} from "./base/base.ts";
import { ConversationRoom } from "./conversation/conversation.ts";
import { HooksRoom } from "./hooks/hooks.ts";
import { PatientRoom } from "./patient/patient.ts";
import { PersonRoom } from "./person/person.ts";
import { PracticeRoom } from "./practice/practice.ts";

const rooms: Readonly<Record<Party, new (ports: Ports, practice: Practice) => Room>> = {
  main: ConversationRoom,
  person: PersonRoom,
  patient: PatientRoom,
  practice: PracticeRoom,
  hooks: HooksRoom,
};

export function createRoom(ports: Ports): Room {
  const practice = practiceOf(ports);
  return practice === null
    ? new NoRoom(ports)
    : new Supervised(ports, life => new rooms[ports.party](life, practice));
}

/** A name that no room can have: whoever asks is told the same as of a room that does not exist. It stores nothing. */
class NoRoom implements Room {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async start(): Promise<void> {}

  connected(connection: Connection): void {
    const { helloWithin } = this.#ports.deployment.delays;
    this.#ports.later(() => connection.close(closeCodes.tooSlow, "no hello"), helloWithin);
  }

  async received(connection: Connection): Promise<void> {
    connection.close(closeCodes.notFound, "not found");
  }

  closed(): void {}

  requested(request: Request): Promise<Response> {
    return respond(this.#ports, request, {});
  }
}
