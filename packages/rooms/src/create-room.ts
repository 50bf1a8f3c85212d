/** The room that a party's name stands for. */
import { type Party, ToConversation, ToPerson } from "@carethread/model";
import { AttachmentRoom } from "./attachment/attachment.ts";
import {
  type Platform,
  type Ports,
  type Practice,
  type Room,
  type RoomKind,
  type Served,
  type Step,
  Supervised,
  sealedPlatform,
} from "./base/base.ts";
import { ConversationRoom, conversationSteps } from "./conversation/conversation.ts";
import { HooksRoom } from "./hooks/hooks.ts";
import { IndexRoom } from "./index/index.ts";
import { type FrameSchema, NoRoom } from "./no-room.ts";
import { OperatorRoom } from "./operator/operator.ts";
import { PatientRoom } from "./patient/patient.ts";
import { PersonRoom } from "./person/person.ts";
import { ownPractice, PracticeRoom } from "./practice/practice.ts";
import { TextingRoom } from "./texting/texting.ts";

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
  main: ofPractice(ConversationRoom, ToConversation, conversationSteps),
  person: ofPractice(PersonRoom, ToPerson),
  patient: ofPractice(PatientRoom),
  practice: { make: ports => new PracticeRoom(ports), steps: [], practice: ownPractice },
  index: ofPractice(IndexRoom),
  hooks: ofPractice(HooksRoom),
  attachment: ofPractice(AttachmentRoom),
  texting: ofPractice(TextingRoom),
  operator: { make: ports => new OperatorRoom(ports), steps: [], practice: async () => null },
};

/** Where the deployment has keys, what the room stores is sealed before the platform has it. */
export function createRoom(platform: Platform): Served {
  return roomOver(sealedPlatform(platform));
}

/** A room on a platform whose storage is as the room is to have it. */
export function roomOver(platform: Platform): Served {
  return new Supervised(platform, kinds[platform.party]);
}
