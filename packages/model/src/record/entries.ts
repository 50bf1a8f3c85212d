/**
 * The entries of a record: who did what, when and why, without a word of any message. A patient's record stands in the
 * patient's room, what a person searched and what they may do in the person's, settings in the practice's.
 */
import * as z from "zod/mini";
import { OpeningReason } from "../access/access.ts";
import { Key } from "../names.ts";
import { Permission, Person, Relation, TeamRole } from "../people/people.ts";
import { Held, Lifted, PurgedEntry, PurgeStep } from "../retention/retention.ts";

/** Somebody opened a conversation: something of it was sent to their screen. */
const Opened = /* @__PURE__ */ z.object({
  type: z.literal("opened"),
  conversation: Key,
  reason: OpeningReason,
  /** Of an opening from outside the team: its number among them. */
  access: z.optional(z.int()),
});

/** What others wrote stood on somebody's screen, up to this place of the log: the first showing of a while. */
const Shown = /* @__PURE__ */ z.object({ type: z.literal("shown"), conversation: Key, seq: z.int() });

/** Of what was searched for there is a print alone: the same words have the same one, and nobody finds them from it. */
const Searched = /* @__PURE__ */ z.object({
  type: z.literal("searched"),
  in: z.enum(["messages", "patients"]),
  query: Key,
  hits: z.int(),
  /** Where only this patient's conversations were searched. */
  patient: z.optional(Key),
});

/**
 * The record itself was taken out, with `of` only what this person did; or what was said with the patient, with
 * `conversation` in this one alone.
 */
const Exported = /* @__PURE__ */ z.object({
  type: z.literal("exported"),
  what: z.enum(["record", "messages"]),
  of: z.optional(Key),
  conversation: z.optional(Key),
});

/**
 * The practice's records key was used to open a conversation that is encrypted from end to end: the rooms see none of that,
 * so it is what the practice's back end says before it opens anything.
 */
const Unsealed = /* @__PURE__ */ z.object({
  type: z.literal("unsealed"),
  conversation: Key,
  /** Which of its records keys, by name. */
  keys: z.array(z.string()),
  /** Who used them and why, in words of the practice's own. */
  who: z.string(),
  reason: z.string(),
});

export const MembershipChange = /* @__PURE__ */ z.object({
  person: Person,
  in: z.enum(["team", "linked", "followers"]),
  is: z.enum(["added", "removed", "changed"]),
  /** In the team, or to the patient; of who was removed the one that they had. */
  as: z.optional(z.union([TeamRole, Relation])),
});
export type MembershipChange = z.infer<typeof MembershipChange>;

/** The team, those who write on the patient's side, or who follow the patient. */
const Membership = /* @__PURE__ */ z.object({
  type: z.literal("membership"),
  changes: z.array(MembershipChange),
});

/** What somebody may do; of a patient what decides who may see them. */
export const RightChange = /* @__PURE__ */ z.union([
  z.object({ right: z.literal("permission"), name: Permission, on: z.boolean() }),
  z.object({ right: z.enum(["restriction", "program"]), name: z.string(), on: z.boolean() }),
  z.object({ right: z.enum(["active", "support", "portal", "withdrawn", "merged"]), on: z.boolean() }),
]);
export type RightChange = z.infer<typeof RightChange>;

const Rights = /* @__PURE__ */ z.object({ type: z.literal("rights"), changes: z.array(RightChange) });

/** Which flags of the practice are other ones; not what they say, for labels and texts are words. */
const Settings = /* @__PURE__ */ z.object({ type: z.literal("settings"), flags: z.array(z.string()) });

/** Somebody is signed in, or is no more: why it ended, by whom is the entry's. Without a session it is all of the practice. */
const Session = /* @__PURE__ */ z.object({
  type: z.literal("session"),
  session: z.optional(Key),
  is: z.enum(["begun", "idle", "length", "ended", "signed-out"]),
});

/** What an entry says besides who and when. */
export const Recorded = /* @__PURE__ */ z.discriminatedUnion("type", [
  Opened,
  Shown,
  Searched,
  Exported,
  Unsealed,
  Membership,
  Rights,
  Settings,
  Held,
  Lifted,
  PurgeStep,
  PurgedEntry,
  Session,
]);
export type Recorded = z.infer<typeof Recorded>;
export type RecordedType = Recorded["type"];

const Head = /* @__PURE__ */ z.object({
  /** Its place in its record, from 1 without gaps. */
  n: z.int(),
  /** Milliseconds since 1970; never before the entry before. */
  at: z.int(),
  by: Person,
  /** Absent where it was stored before there was a chain. */
  link: z.optional(z.string()),
});

/** An entry as its reader understands it. */
export type RecordEntry = z.infer<typeof Head> & Recorded;

/**
 * An entry as it is stored and sent: kept whole, also what a later version added, because the chain is over all of it.
 */
export const RawEntry = /* @__PURE__ */ z.looseObject({
  n: z.int(),
  at: z.int(),
  type: z.string(),
  by: z.looseObject({ id: Key, name: z.string() }),
  link: z.optional(z.string()),
});
export type RawEntry = z.infer<typeof RawEntry>;

/** Null where it is of a sort that only a later version knows. */
export function readEntry(entry: unknown): RecordEntry | null {
  const [head, said] = [Head.safeParse(entry), Recorded.safeParse(entry)];
  return head.success && said.success ? { ...head.data, ...said.data } : null;
}

/** A person as a record names them: a picture says nothing of who it was. */
export function recordedPerson({ picture: _, ...person }: Person): Person {
  return person;
}

/** So many changes stand in one entry, which is stored as one value. */
const mostChanges = 40;

/** Changes of one sort as what as many entries say as it takes. */
export function inEntries<T>(changes: readonly T[]): T[][] {
  const out: T[][] = [];
  for (let from = 0; from < changes.length; from += mostChanges)
    out.push(changes.slice(from, from + mostChanges));
  return out;
}
