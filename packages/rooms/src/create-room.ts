/** The room that a party's name stands for. */
import { closeCodes, type Party } from "@carethread/model";
import {
  type Connection,
  type Platform,
  type Ports,
  type Practice,
  practiceOf,
  type Room,
  respond,
  type Step,
  Supervised,
} from "./base/base.ts";
import { ConversationRoom } from "./conversation/conversation.ts";
import { HooksRoom } from "./hooks/hooks.ts";
import { PatientRoom } from "./patient/patient.ts";
import { PersonRoom } from "./person/person.ts";
import { PracticeRoom } from "./practice/practice.ts";

interface Kind {
  readonly Room: new (ports: Ports, practice: Practice) => Room;
  readonly steps: readonly Step[];
}

const kinds: Readonly<Record<Party, Kind>> = {
  main: { Room: ConversationRoom, steps: [] },
  person: { Room: PersonRoom, steps: [] },
  patient: { Room: PatientRoom, steps: [] },
  practice: { Room: PracticeRoom, steps: [] },
  hooks: { Room: HooksRoom, steps: [] },
};

export function createRoom(platform: Platform): Room {
  const practice = practiceOf(platform);
  if (practice === null) return new NoRoom(platform);
  const { Room, steps } = kinds[platform.party];
  return new Supervised(platform, { make: ports => new Room(ports, practice), steps });
}

/** A name that no room can have: whoever asks is told the same as of a room that does not exist. It stores nothing. */
class NoRoom implements Room {
  readonly #ports: Platform;

  constructor(ports: Platform) {
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
