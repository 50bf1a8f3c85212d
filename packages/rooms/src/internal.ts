/** The bodies of calls between rooms. They are checked like any other: a deployment may run two versions. */
import {
  Key,
  type Party,
  PatientFacts,
  Person,
  PersonFacts,
  Row,
  RowGone,
  StartConversation,
} from "@carethread/model";
import * as z from "zod/mini";

const PartyName = z.enum(["main", "person", "patient", "practice"] satisfies Party[]);
const RoomRef = z.object({ party: PartyName, room: z.string() });
export type RoomRef = z.infer<typeof RoomRef>;

/** room → practice `internal/due`: this room may owe something. */
export const DueEntry = RoomRef;
/** room → person `internal/facts` → PersonFacts. Without a subscriber nothing is pushed later. */
export const AskFacts = z.object({ person: Person, subscriber: z.optional(RoomRef) });
/** person → room `internal/person`. */
export const PushPerson = z.object({ facts: PersonFacts });
/** patient → conversation and practice `internal/patient`. */
export const PushPatient = z.object({ facts: PatientFacts });
/** What a conversation answers to that: whether it has begun. */
export const Followed = z.object({ there: z.boolean() });
/** patient → conversation `internal/init`. */
export const Init = z.object({
  conversation: Key,
  start: StartConversation,
  person: PersonFacts,
  patient: PatientFacts,
});
/** conversation → person `internal/row`. `programs` are the patient's: the person's room asks the rule with them. */
export const PushRow = z.object({ row: z.union([Row, RowGone]), programs: z.array(z.string()) });
export type PushRow = z.infer<typeof PushRow>;
/** practice → room `internal/wake`: whether the room still owes something. */
export const Woken = z.object({ owes: z.boolean() });
