/**
 * The flags of a practice: one line each, of which the schema of its settings, its administration and the tables of the
 * guides are made. What is left out has its default.
 */
import * as z from "zod/mini";
import { FileType, fileTypes } from "../../attachment/attachment.ts";
import { BusinessHours, QuietHours } from "../../business-time/business-time.ts";
import { limits, roomLimits } from "../../limits.ts";
import { wellFormed } from "../../people/people.ts";
import { RetentionRule } from "../../retention/retention.ts";
import type { Kind } from "../kind.ts";
import { kinds } from "../kinds.ts";
import { Policy } from "../policy.ts";
import { PracticeLabels } from "../pushed-labels.ts";
import { countries } from "./countries.ts";
import { bySide, flag } from "./flag.ts";
import { FollowQuestion, Marker, MarkerLook, ReplyField, SettingsTab } from "./values.ts";

/** Kinds as a practice names them: what is pushed is a kind that there is, and none that is taken for another. */
const StartableKind = z.enum(Object.keys(kinds) as [Kind, ...Kind[]]);

/** The part of a kind's policy that a practice may have otherwise. */
const PolicyChange = z.object({
  title: z.optional(Policy.shape.title),
  startedBy: z.optional(Policy.shape.startedBy),
  close: z.optional(Policy.shape.close),
  encounter: z.optional(Policy.shape.encounter),
  task: z.optional(Policy.shape.task),
  attachments: z.optional(Policy.shape.attachments),
});

const Words = z.string().check(z.trim(), z.minLength(1), z.maxLength(roomLimits.labelLength), wellFormed);

/** An address that a page opens for a person. */
const Link = z.object({
  title: Words,
  url: z.string().check(z.maxLength(500), z.regex(/^https:\/\//, "an https address")),
});

const yes = () => z._default(z.boolean(), true);
const no = () => z._default(z.boolean(), false);
const idle = () => z.int().check(z.minimum(60_000), z.maximum(24 * 3_600_000));
const ms = () => z.int().check(z.nonnegative());

export const flags = {
  preset: flag(
    z.optional(z.enum(["coach", "care-team", "portal-inbox", "topics", "ehr-chat"])),
    "The preset from which these settings began.",
  ),

  messaging: flag(yes(), "Messages between patients and staff are offered at all."),
  portalMessaging: flag(yes(), "Patients, and who acts for them, read and write messages in the portal."),
  texting: flag(no(), "Patients can be texted on their phones."),
  // What is stored of practices stays as it is where they say nothing of these.
  textContent: flag(
    z.optional(z.enum(["full", "link"])),
    "What goes out when staff write to a patient who is texted: the whole message, also where nothing is said, or only that there is one, with a link to the portal. A patient without the portal then gets no texts.",
  ),
  textAddress: flag(
    z.optional(z.string().check(z.maxLength(200), z.regex(/^https:\/\/\S+$/, "an https address"))),
    "Where patients read their messages in the portal, as texts that only bring a link name it.",
  ),
  textSignature: flag(
    z.optional(z.boolean()),
    "Under each text stands who of the staff wrote it, by given name and credential or role.",
  ),
  textQuiet: flag(
    z.optional(QuietHours),
    "Quiet hours by the practice's clocks: what its number says by itself, as the text that invites a patient, waits for their end. Answers to what a patient has just texted, and what staff write, go out at once.",
  ),
  textPrice: flag(
    z.optional(z.number().check(z.positive(), z.maximum(10))),
    "What one text of 160 plain characters costs the practice, so that staff are told before they send.",
  ),
  textCurrency: flag(
    z.optional(z.string().check(z.regex(/^[A-Z]{3}$/, "a currency such as USD (ISO 4217)"))),
    "The currency of that price; USD where nothing is said.",
  ),
  enrolmentNeeded: flag(
    no(),
    "Nobody writes with a patient who is neither enrolled in the portal nor enabled for texting.",
  ),

  kinds: flag(
    z._default(z.array(StartableKind), ["topic"]),
    "The kinds of conversation that can be started.",
  ),
  policies: flag(
    z._default(z.partialRecord(StartableKind, PolicyChange), {}),
    "By kind of conversation, what of its rules this practice has otherwise.",
  ),
  cadence: flag(
    no(),
    "From the start of a plan a message to the patient is due each day for two weeks, then each week, or as the coach sets it.",
  ),
  staffAccess: flag(
    z._default(z.enum(["care-team", "searchable"]), "care-team"),
    "Who of the staff may open a patient's conversations: the team, or whoever finds them.",
  ),
  careTeamLevel: flag(
    z._default(z.enum(["all", "patient-only"]), "all"),
    "What members of the care team hear of at first: every message, or those of the patient's side.",
  ),

  encryption: flag(
    no(),
    "Topics and conversations with one recipient can be encrypted from end to end, where the host certifies devices. Notes, corrections, support and searching on the server are off in such a conversation, and files are not scanned.",
  ),

  notes: flag(no(), "Staff can write notes that only staff see."),
  noteOnMention: flag(
    no(),
    "A message in which somebody is named with an @ begins as a note that only staff see.",
  ),
  watchOnReply: flag(yes(), "Who answers watches the conversation from then on."),
  enterSends: flag(yes(), "The Enter key sends a message, as long as a person has not chosen otherwise."),
  reply: flag(
    z._default(ReplyField, "open"),
    "The field for an answer is open, or appears by the button Reply.",
  ),

  marker: flag(
    z._default(Marker, "all"),
    "A conversation is marked as unread by every message, or by those that count for the person's number.",
  ),
  markerLook: flag(
    z._default(bySide(MarkerLook), { staff: "dot", portal: "dot" }),
    "How a conversation with unread messages is marked in the list.",
  ),
  tabs: flag(
    z._default(bySide(z.array(SettingsTab)), { staff: ["all", "unread", "read"], portal: [] }),
    "The tabs above the list of conversations.",
  ),
  archive: flag(
    z._default(bySide(z.boolean()), { staff: false, portal: false }),
    "People can archive conversations for themselves.",
  ),
  streamFilter: flag(
    no(),
    "A conversation can be looked through by what is in it: calendar events, plan updates, attachments, links.",
  ),
  search: flag(
    z._default(z.object({ minChars: bySide(z.int().check(z.minimum(1), z.maximum(10))) }), {
      minChars: { staff: 1, portal: 1 },
    }),
    "How many characters a search needs.",
  ),
  statsOnTop: flag(no(), "Figures of the practice stand above the staff's list."),

  notifyOf: flag(
    z._default(z.enum(["all", "patient-only"]), "all"),
    "Staff are notified of every message that counts for them, or of those of the patient's side alone.",
  ),
  followQuestion: flag(
    z.optional(FollowQuestion),
    "How staff outside the care team are asked whether to be notified; by a dialog where nothing is said.",
  ),
  notifyPause: flag(
    z._default(ms(), 10 * 60_000),
    "How long a person who was notified of a conversation, and has read nothing of it since, is not notified of it again, in milliseconds; 0 for at once.",
  ),
  reminderAfter: flag(
    z._default(z.int().check(z.positive()), 24 * 3_600_000),
    "How long a patient's message is unread before its receivers are reminded of it, in milliseconds.",
  ),
  supportFor: flag(
    z._default(z.int().check(z.positive()), 3_600_000),
    "How long support sees a conversation after it was called, in milliseconds.",
  ),
  answerWithin: flag(
    z.optional(z.int().check(z.positive())),
    "Within what time of its hours the practice expects to answer, in milliseconds; patients are told.",
  ),
  resolveWithin: flag(
    z.optional(z.int().check(z.positive())),
    "Within what time of its hours the practice expects to close a conversation, in milliseconds.",
  ),
  hours: flag(
    z.optional(BusinessHours),
    "When the practice is open, in its time zone: times of answer count while it is. All of the time where nothing is said.",
  ),
  tasking: flag(
    yes(),
    "New conversations, and patients' messages that nobody answers, become tasks, where the kind of conversation makes tasks.",
  ),

  encounterType: flag(
    z._default(Words, "Results"),
    "What the encounter of a conversation is called, for kinds of conversation that open one.",
  ),

  retention: flag(
    z.optional(RetentionRule),
    "How many years after the last message conversations are kept, and of who is a minor by then how many after they come of age. What is due goes when two of the staff with the permission `hold` have said so; nothing does where nothing is said.",
  ),

  country: flag(
    z._default(z.string().check(z.regex(/^[A-Z]{2}$/, "a country such as US (ISO 3166-1 alpha-2)")), "US"),
    `The practice's country, of which the emergency number follows (known: ${countries().join(", ")}).`,
  ),
  emergencyNumber: flag(
    z.optional(Words),
    "The number to call in an emergency, where it is another than the country's.",
  ),
  topics: flag(
    z._default(z.array(Words).check(z.maxLength(20)), []),
    "Examples of topics that are offered while one is written.",
  ),
  questionnairesOff: flag(
    z._default(z.array(z.string().check(z.maxLength(200))).check(z.maxLength(200)), []),
    "Questionnaires, by their ids, that are not offered although the practice has them.",
  ),
  sessionIdleStaff: flag(
    z.optional(idle()),
    "How long staff can do nothing before messages are closed on their screen and they sign in again, in milliseconds; 15 minutes where nothing is said.",
  ),
  sessionIdlePortal: flag(
    z.optional(idle()),
    "The same for who uses the portal; 20 minutes where nothing is said.",
  ),
  sessionLength: flag(
    z.optional(z.int().check(z.minimum(10 * 60_000), z.maximum(7 * 24 * 3_600_000))),
    "After how long somebody signs in again whatever they do, in milliseconds; 12 hours where nothing is said.",
  ),
  help: flag(
    z._default(
      z.object({
        articles: z._default(z.array(Link).check(z.maxLength(20)), []),
        support: z.optional(Link),
      }),
      { articles: [] },
    ),
    "The practice's articles and its support, as Help shows them.",
  ),
  attachmentTypes: flag(
    z._default(z.array(FileType), Object.keys(fileTypes) as FileType[]),
    "The types of files that can be attached, where the kind of conversation takes files at all.",
  ),
  attachmentSize: flag(
    z._default(z.int().check(z.minimum(1), z.maximum(limits.attachmentSize)), 25),
    "How large a file can be, in megabytes (1,024 × 1,024 bytes).",
  ),
  attachmentCount: flag(
    z._default(z.int().check(z.minimum(1), z.maximum(limits.attachments)), 10),
    "How many files one message can have.",
  ),
  labels: flag(
    z.optional(PracticeLabels),
    "Words of the practice's own in place of the elements', which everybody of the practice sees.",
  ),
} as const;
