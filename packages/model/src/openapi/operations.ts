/** What a practice's back end, its operator and the deployment ask for by HTTP: one table. */
import { limits } from "../limits.ts";
import type { RefusalCode } from "../refusals/refusals.ts";
import type { SchemaName } from "./named.ts";

/** Whose token a request carries: of the practice's back end, of the operator, or the deployment's own secret. */
export type Auth = "system" | "operator" | "deployment";

export type Room =
  | "practiceRoom"
  | "personRoom"
  | "patientRoom"
  | "conversationRoom"
  | "fileRoom"
  | "hooksRoom"
  | "textingRoom";

interface Query {
  readonly name: string;
  readonly description: string;
  /** The highest value; whole numbers from 1. */
  readonly most: number;
  readonly isNeeded?: true;
}

export interface Operation {
  readonly id: string;
  readonly method: "get" | "post";
  readonly party: "practice" | "person" | "patient" | "main" | "attachment" | "hooks" | "texting";
  readonly room: Room;
  /** Below the room. */
  readonly path: string;
  readonly auth: Auth;
  readonly summary: string;
  readonly description?: string;
  readonly query?: readonly Query[];
  /** One of these. */
  readonly body?: readonly SchemaName[];
  /** `bytes` for those of a file, of whatever type it is. */
  readonly answer: SchemaName | "bytes";
  /** What it is refused with beside what every request may be. */
  readonly refusals?: readonly RefusalCode[];
}

const place = Number.MAX_SAFE_INTEGER;

export const operations: readonly Operation[] = [
  {
    ...{ id: "pushPractice", method: "post", party: "practice", room: "practiceRoom", path: "roster" },
    auth: "system",
    summary: "Send the practice's settings",
    body: ["RosterPractice"],
    answer: "PushedPractice",
    refusals: ["settings-impossible"],
  },
  {
    ...{
      id: "pushQuestionnaire",
      method: "post",
      party: "practice",
      room: "practiceRoom",
      path: "questionnaire",
    },
    auth: "system",
    summary: "Send or withdraw a questionnaire",
    description:
      "Patients begin conversations by answering it, where the kind of conversation says so. Whoever has begun to answer one that is withdrawn is told so when they send it.",
    body: ["RosterQuestionnaire", "RosterWithdrawal"],
    answer: "PushedQuestionnaire",
    refusals: ["questionnaire-unsupported", "too-many-questionnaires"],
  },
  {
    ...{ id: "pushStaff", method: "post", party: "person", room: "personRoom", path: "roster" },
    auth: "system",
    summary: "Send or withdraw a member of staff",
    description:
      "A member of staff whom you never pushed, or pushed with `active: false`, has no right at all. Push staff before the patients whose team they are in.",
    body: ["RosterStaff", "RosterWithdrawal"],
    answer: "Pushed",
  },
  {
    ...{ id: "endSessions", method: "post", party: "person", room: "personRoom", path: "sessions" },
    auth: "system",
    summary: "End a person's sessions",
    description:
      "Their pages close messages within two seconds, and no token of these sessions is taken any more. What they had written and not sent comes back to them when they have signed in again. Goes to the person's room, by the key of `staff` or `portal` and your own id of the person.",
    body: ["EndSessions"],
    answer: "SessionsEnded",
  },
  {
    ...{ id: "endAllSessions", method: "post", party: "practice", room: "practiceRoom", path: "sessions" },
    auth: "system",
    summary: "End all sessions of everybody",
    description:
      "As `endSessions`, for all people of the practice: rooms go by it within a minute. Sessions that begin later are not touched.",
    body: ["EndAllSessions"],
    answer: "AllSessionsEnded",
  },
  {
    ...{ id: "pushPatient", method: "post", party: "patient", room: "patientRoom", path: "roster" },
    auth: "system",
    summary: "Send, withdraw or merge a patient",
    body: ["RosterPatient", "RosterWithdrawal", "RosterMerge"],
    answer: "Pushed",
  },
  {
    ...{
      id: "startConversation",
      method: "post",
      party: "patient",
      room: "patientRoom",
      path: "conversations",
    },
    auth: "system",
    summary: "Begin a conversation about a patient",
    body: ["StartConversation"],
    answer: "Started",
    refusals: [
      ...(["title-required", "title-too-long", "text-malformed", "import-from-future"] as const),
      ...(["not-allowed", "kind-not-available", "patient-withdrawn", "conflict"] as const),
    ],
  },
  {
    ...{
      id: "listConversations",
      method: "get",
      party: "patient",
      room: "patientRoom",
      path: "conversations",
    },
    auth: "system",
    summary: "List a patient's conversations",
    answer: "RowPage",
  },
  {
    ...{ id: "listAccess", method: "get", party: "patient", room: "patientRoom", path: "access" },
    auth: "system",
    summary: "Who from outside the team opened a patient's conversations",
    query: [
      { name: "before", most: place, description: "Rows with a lower `n` than this; the newest by default." },
      { name: "limit", most: limits.pageEvents, description: "How many at most." },
    ],
    answer: "AccessPage",
  },
  {
    ...{ id: "exportMessages", method: "post", party: "patient", room: "patientRoom", path: "export" },
    auth: "system",
    summary: "Take out what was said with a patient",
    description:
      "It stands in the patient's record before anything is answered. All of the patient's conversations, or one; what is in them is read by `readEvents`, up to the time of the answer. A request that is sent again without `after` stands in the record twice.",
    body: ["ExportQuery"],
    answer: "ExportPage",
  },
  {
    ...{ id: "recordUnsealing", method: "post", party: "patient", room: "patientRoom", path: "unsealing" },
    auth: "system",
    summary: "Say that an encrypted conversation is about to be opened by the practice's records key",
    description:
      "It stands in the patient's record before it is answered: open nothing without the answer. A request that is sent again stands there twice.",
    body: ["Unsealing"],
    answer: "UnsealingRecorded",
  },
  {
    ...{ id: "readRetention", method: "get", party: "patient", room: "patientRoom", path: "retention" },
    auth: "system",
    summary: "What of a patient's is held, on its way to go, or gone",
    answer: "PatientRetention",
  },
  {
    ...{ id: "changeHold", method: "post", party: "patient", room: "patientRoom", path: "retention" },
    auth: "system",
    summary: "Hold a patient's conversations, or lift that",
    description:
      "What is held does not go, although it is due. The same hold, by its key, is one. A conversation that is gone, or is being erased, cannot be held: `params.entry` of the refusal is its certificate, by the number of the record's entry, where it is gone.",
    body: ["SetHold", "LiftHold"],
    answer: "PatientRetention",
    refusals: ["retention-gone"],
  },
  {
    ...{ id: "listRetention", method: "post", party: "practice", room: "practiceRoom", path: "retention" },
    auth: "system",
    summary: "What is due to go, or what is held",
    description:
      "Over all patients, or of one. Without a word of any conversation. Two of the staff let go of it, in `care-administration`; a back end does not.",
    body: ["RetentionQuery"],
    answer: "RetentionList",
  },
  {
    ...{ id: "readRecord", method: "get", party: "patient", room: "patientRoom", path: "record" },
    auth: "system",
    summary: "The record of a patient",
    description:
      "Who opened which conversation, to whom it was shown, how team and rights changed, and who took the record out. Each entry bears its link to the one before.",
    query: [
      {
        name: "before",
        most: place,
        description: "Entries with a lower `n` than this; the newest by default.",
      },
      { name: "limit", most: limits.pageEvents, description: "How many at most." },
    ],
    answer: "RecordPage",
  },
  {
    ...{ id: "readPersonRecord", method: "get", party: "person", room: "personRoom", path: "record" },
    auth: "system",
    summary: "The record of a person",
    description: "What they searched, and how what they may do changed.",
    query: [
      {
        name: "before",
        most: place,
        description: "Entries with a lower `n` than this; the newest by default.",
      },
      { name: "limit", most: limits.pageEvents, description: "How many at most." },
    ],
    answer: "RecordPage",
  },
  {
    ...{ id: "readPracticeRecord", method: "get", party: "practice", room: "practiceRoom", path: "record" },
    auth: "system",
    summary: "The record of the practice's settings",
    query: [
      {
        name: "before",
        most: place,
        description: "Entries with a lower `n` than this; the newest by default.",
      },
      { name: "limit", most: limits.pageEvents, description: "How many at most." },
    ],
    answer: "RecordPage",
  },
  {
    ...{ id: "listCheckpoints", method: "get", party: "hooks", room: "hooksRoom", path: "checkpoints" },
    auth: "system",
    summary: "The checkpoints over records and logs",
    description:
      "As the webhook `record-checkpoint` brought them, oldest first: for a back end that missed some.",
    query: [{ name: "after", most: place, description: "Those with a higher number than this." }],
    answer: "CheckpointList",
  },
  {
    ...{ id: "importMessages", method: "post", party: "main", room: "conversationRoom", path: "import" },
    auth: "system",
    summary: "Bring messages of the past into a conversation",
    body: ["ImportMessages"],
    answer: "Imported",
    refusals: [
      ...(["text-empty", "text-too-long", "text-malformed", "import-from-future"] as const),
      ...(["not-allowed", "import-too-late", "conflict"] as const),
    ],
  },
  {
    ...{ id: "putStreamItem", method: "post", party: "main", room: "conversationRoom", path: "stream" },
    auth: "system",
    summary: "Put an appointment or a change of a plan into a conversation, change or cancel it",
    description:
      "It stands among the messages, for both sides. It is nobody's news: nothing is unread, and nobody is notified. A change stands as a new card, which says what is other than before.",
    body: ["PutStreamItem"],
    answer: "StreamItemTaken",
    refusals: ["closed"],
  },
  {
    ...{ id: "readEncounter", method: "get", party: "main", room: "conversationRoom", path: "encounter" },
    auth: "system",
    summary: "Read the encounter of a conversation",
    description: "Nothing that was written is in it. A conversation without an encounter is `not-found`.",
    answer: "ConversationEncounter",
  },
  {
    ...{ id: "changeEncounter", method: "post", party: "main", room: "conversationRoom", path: "encounter" },
    auth: "system",
    summary: "Finish an encounter, or link an order or a document to it",
    description:
      "Finishing it closes the conversation, and closing or reopening the conversation finishes the encounter or takes it up again. What is linked stands in the conversation for staff alone.",
    body: ["FinishEncounter", "LinkToEncounter"],
    answer: "ConversationEncounter",
    refusals: ["encounter-finished", "conflict"],
  },
  {
    ...{ id: "readEvents", method: "get", party: "main", room: "conversationRoom", path: "events" },
    auth: "system",
    summary: "Read a conversation",
    description:
      "As staff see it. Your reading stands in the patient's record of accesses. One of `before` and `after` is needed.",
    query: [
      { name: "before", most: place, description: "Events before this place." },
      { name: "after", most: place, description: "Events behind this place." },
      { name: "limit", most: limits.pageEvents, description: "How many at most." },
    ],
    answer: "EventPage",
  },
  {
    ...{ id: "readFile", method: "get", party: "attachment", room: "fileRoom", path: "content" },
    auth: "system",
    summary: "Read a file that a message brings",
    description:
      "Messages name their files in `body.attachments`, with name, type and size. Your reading stands in the patient's record of accesses.",
    answer: "bytes",
  },
  {
    ...{
      id: "registerPractice",
      method: "post",
      party: "practice",
      room: "practiceRoom",
      path: "registration",
    },
    auth: "operator",
    summary: "Register a practice at running rooms, or withdraw it",
    body: ["PushedRegistration"],
    answer: "PushedPractice",
    refusals: ["not-allowed", "settings-impossible"],
  },
  {
    ...{ id: "unknownNumbers", method: "get", party: "texting", room: "textingRoom", path: "strangers" },
    auth: "operator",
    summary: "Which numbers texted the practice and are nobody's",
    description: "What they wrote is not kept. A number is on the list for three days after its last text.",
    answer: "UnknownNumbers",
  },
  {
    ...{ id: "hooksStatus", method: "get", party: "hooks", room: "hooksRoom", path: "status" },
    auth: "deployment",
    summary: "What waits to be told to the practice's back end",
    answer: "HooksStatus",
  },
];

/** What any request may be refused with; a body or a query adds what can be wrong with it. */
export function refusalsOf({ body, query, refusals = [] }: Operation): RefusalCode[] {
  return [
    ...(body !== undefined || query !== undefined ? (["bad-request"] as const) : []),
    ...(body !== undefined ? (["too-large"] as const) : []),
    ...(["unauthorized", "not-found", "too-fast", "server-error", "server-misconfigured"] as const),
    ...refusals,
  ];
}

export function pathOf({ party, room, path }: Operation): string {
  return `/parties/${party}/{${room}}/${path}`;
}
