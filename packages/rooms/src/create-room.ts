/** The room that a party's name stands for. */
import { closeCodes, type Party, parseRoomName, wireVersion } from "@carethread/model";
import * as z from "zod/mini";
import {
  type Connection,
  type Platform,
  type Ports,
  type Practice,
  practiceOf,
  type Room,
  respond,
  type Served,
  type Step,
  Supervised,
  tokenForNobody,
} from "./base/base.ts";
import { ConversationRoom, conversationSteps } from "./conversation/conversation.ts";
import { HooksRoom } from "./hooks/hooks.ts";
import { IndexRoom } from "./index/index.ts";
import { PatientRoom, patientSteps } from "./patient/patient.ts";
import { PersonRoom, personSteps } from "./person/person.ts";
import { PracticeRoom } from "./practice/practice.ts";

interface Kind {
  readonly Room: new (ports: Ports, practice: Practice) => Room;
  readonly steps: readonly Step[];
}

const kinds: Readonly<Record<Party, Kind>> = {
  main: { Room: ConversationRoom, steps: conversationSteps },
  person: { Room: PersonRoom, steps: personSteps },
  patient: { Room: PatientRoom, steps: patientSteps },
  practice: { Room: PracticeRoom, steps: [] },
  index: { Room: IndexRoom, steps: [] },
  hooks: { Room: HooksRoom, steps: [] },
};

export function createRoom(platform: Platform): Served {
  const practice = practiceOf(platform);
  if (practice === null) return new NoRoom(platform);
  const { Room, steps } = kinds[platform.party];
  return new Supervised(platform, { make: ports => new Room(ports, practice), steps });
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
class NoRoom implements Served {
  readonly #ports: Platform;

  constructor(ports: Platform) {
    this.#ports = ports;
  }

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
