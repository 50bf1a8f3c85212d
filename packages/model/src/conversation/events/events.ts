/** What has happened in a conversation: the log that people read, the record, and the cursor of the sync. */
import * as z from "zod/mini";
import { Key } from "../../names.ts";
import { Member, PatientCard, Person, Role } from "../../people/people.ts";
import { Kind, Policy } from "../../practice/practice.ts";

/** The two logs of a conversation. */
export const View = z.enum(["staff", "portal"]);
export type View = z.infer<typeof View>;

export const Visibility = z.enum(["everyone", "staff"]);
export type Visibility = z.infer<typeof Visibility>;

const base = {
  id: Key,
  /** Server time, milliseconds since 1970. */
  at: z.int().check(z.nonnegative()),
  by: Person,
};

export const Created = z.object({
  ...base,
  type: z.literal("created"),
  conversation: Key,
  patient: PatientCard,
  kind: Kind,
  policy: Policy,
  title: z.string(),
});

/** Message bodies stand in `body`, apart from what the server must read, so that a body can be sealed later. */
export const Message = z.object({
  ...base,
  type: z.literal("message"),
  body: z.object({ text: z.string() }),
  visibility: Visibility,
  /** Brought in from the past: it is nobody's news and enters no badge. */
  imported: z.optional(z.literal(true)),
  /** Who is named with an @ in it, all of them staff; only the staff view has it. */
  mentions: z.optional(z.array(Key)),
  /** The persons whose badge it entered when it was stored; only the staff view has it. */
  received: z.optional(z.array(Key)),
  /** Those of them who had the end of the thread on their screen at that moment; it never leaves the room. */
  shown: z.optional(z.array(Key)),
});

export const MemberJoined = z.object({ ...base, type: z.literal("member-joined"), member: Member });
/** `role` is the one that the person had. */
export const MemberLeft = z.object({ ...base, type: z.literal("member-left"), person: Person, role: Role });
/** Something of the member is another from here on: name, title, role, level, source or grant. */
export const MemberChanged = z.object({ ...base, type: z.literal("member-changed"), member: Member });
/** The chart's facts about the patient changed: name, patient ID, or that the patient has died. */
export const PatientChanged = z.object({ ...base, type: z.literal("patient-changed"), patient: PatientCard });

export const Event = z.discriminatedUnion("type", [
  Created,
  Message,
  MemberJoined,
  MemberLeft,
  MemberChanged,
  PatientChanged,
]);
export type Event = z.infer<typeof Event>;
export type MessageEvent = z.infer<typeof Message>;

/** An event as a viewer gets it: `pos` is its place in the viewer's own log, dense from 1. */
export type Seen<E extends Event = Event> = E & { readonly pos: number };

/** An event as a room keeps it: its place in both logs. Where `everyone` is false, `portal` is the place before it. */
export interface Stored {
  readonly event: Event;
  readonly seq: number;
  readonly portal: number;
  readonly everyone: boolean;
}

/** A place in both logs at once. */
export interface Position {
  readonly seq: number;
  readonly portal: number;
}
