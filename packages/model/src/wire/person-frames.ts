/** What a client and its person's room say to each other. */
import * as z from "zod/mini";
import { Notification, PersonSettings, Row, RowGone, TabCounts } from "../conversation/conversation.ts";
import { Key } from "../names.ts";
import { PatientCard, Person } from "../people/people.ts";
import { Labels, PagePractice } from "../practice/practice.ts";
import { TextingMove } from "../texting/texting.ts";
import { Auth, Got, Ping, Refused } from "./session-frames.ts";
import { Here, SignedIn } from "./signed-in.ts";
import { Pong } from "./version.ts";

export const PersonHello = /* @__PURE__ */ z.object({
  type: z.literal("hello"),
  v: z.int(),
  token: z.string(),
});

/** Client → person. */
export const ToPerson = /* @__PURE__ */ z.discriminatedUnion("type", [PersonHello, Auth, Got, Ping, Here]);
export type ToPerson = z.infer<typeof ToPerson>;

const Count = /* @__PURE__ */ z.int().check(z.nonnegative());

/** What else a person may do in the practice, in the order of the names. */
const Permissions = /* @__PURE__ */ z.array(z.string());

/** The first page of the inbox, newest first; `more` says that there are further rows. */
export const PersonWelcome = /* @__PURE__ */ z.object({
  type: z.literal("welcome"),
  you: Person,
  badge: Count,
  rows: z.array(Row),
  more: z.boolean(),
  settings: PersonSettings,
  /** Those of the person's own patients who have no conversation, by name. */
  patients: z.array(PatientCard),
  /** How many conversations there are in each tab, where the person's list has tabs. */
  tabs: z.optional(TabCounts),
  /** The practice's own words, where it has any. */
  labels: z.optional(Labels),
  /** What the practice has chosen, as it concerns who is welcomed; absent from rooms of before. */
  practice: z.optional(PagePractice),
  /** Absent where that is nothing. */
  permissions: z.optional(Permissions),
  /** The session that the page is in; absent from rooms of before. */
  session: z.optional(SignedIn),
});
export type PersonWelcome = z.infer<typeof PersonWelcome>;

/** Person → client. */
export const FromPerson = /* @__PURE__ */ z.discriminatedUnion("type", [
  PersonWelcome,
  z.object({ type: z.literal("row"), row: z.union([Row, RowGone]) }),
  z.object({ type: z.literal("badge"), n: Count }),
  z.object({ type: z.literal("tabs"), counts: TabCounts }),
  z.object({ type: z.literal("settings"), settings: PersonSettings }),
  z.object({ type: z.literal("permissions"), permissions: Permissions }),
  /** A patient of the person's without a conversation; `gone` when they have one, or are no longer theirs. */
  z.object({ type: z.literal("patient"), patient: PatientCard }),
  z.object({ type: z.literal("patient-gone"), id: Key }),
  z.object({ type: z.literal("notification"), notification: Notification }),
  /** A patient is elsewhere on the way to being texted than before. */
  z.object({ type: z.literal("texting"), move: TextingMove }),
  /** Tasks that the person may see are other ones by now: lists of them are asked for again. */
  z.object({ type: z.literal("tasks") }),
  /** The person is signed in elsewhere than before: the list of it is asked for again. */
  z.object({ type: z.literal("sessions") }),
  Refused,
  Pong,
]);
export type FromPerson = z.infer<typeof FromPerson>;
