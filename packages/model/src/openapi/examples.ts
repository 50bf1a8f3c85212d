/** Requests and answers as they look, of one small practice. */
import { patientKey, personKey } from "../keys.ts";
import { hooksRoom, keyOf, practiceRoom, roomName, textingRoom } from "../names.ts";
import { refusalAnswers, refusalRules } from "../refusals/refusals.ts";
import type { SchemaName } from "./named.ts";
import type { Room } from "./operations.ts";

export const practice = "riverside";
/** Not a secret of anybody's: by it a reader can check that their keys come out alike. */
export const idSecret = "carethread-example-id-secret-not-for-use-00";

const numbered = (n: number): string => keyOf(new Uint8Array(16).fill(n));
const conversation = numbered(7);

export const keys = {
  staff: personKey(idSecret, "staff", "u17"),
  portal: personKey(idSecret, "portal", "login-of-ada"),
  system: personKey(idSecret, "system", "host"),
  patient: patientKey(idSecret, "p4711"),
} as const;

export const rooms: Readonly<Record<Room, string>> = {
  practiceRoom: practiceRoom(practice),
  personRoom: roomName(practice, keys.staff),
  patientRoom: roomName(practice, keys.patient),
  conversationRoom: roomName(practice, conversation),
  fileRoom: roomName(practice, numbered(8)),
  hooksRoom: hooksRoom(practice),
  textingRoom: textingRoom(practice),
};

const at = 1_774_000_000_000;
const kim = { id: keys.staff, side: "staff", name: "Kim Nowak", title: "Registered nurse" };
const ada = { id: keys.portal, side: "portal", name: "Ada Berg", relation: "self" };
const refusedWith = "bad-request";

/** By schema; of an answer, too. */
export const examples: Readonly<Partial<Record<SchemaName, unknown>>> = {
  RosterPractice: { type: "practice", version: 2, settings: { kinds: ["topic"], notes: true } },
  RosterQuestionnaire: {
    type: "questionnaire",
    version: 1,
    questionnaire: {
      resourceType: "Questionnaire",
      id: "refill",
      status: "active",
      title: "Ask for a refill",
      item: [{ linkId: "1", type: "string", text: "Which medicine?", required: true }],
    },
  },
  RosterStaff: {
    type: "staff",
    id: "u17",
    version: 3,
    name: "Kim Nowak",
    title: "Registered nurse",
    permissions: ["audit"],
  },
  RosterPatient: {
    type: "patient",
    id: "p4711",
    version: 8,
    name: "Ada Berg",
    patientId: "MRN 4711",
    birthDate: "1980-05-12",
    programs: ["diabetes"],
    episodes: [{ id: "EpisodeOfCare/e1", name: "Knee replacement", start: "2026-02" }],
    team: [{ id: "u17", name: "Kim Nowak", title: "Registered nurse", role: "primary-coach" }],
    linked: [{ id: "login-of-ada", name: "Ada Berg", relation: "self" }],
  },
  RosterWithdrawal: { type: "withdrawal", id: "p4711", version: 9 },
  RosterMerge: { type: "merge", id: "p0815", into: "p4711", version: 4 },
  StartConversation: { commandId: numbered(1), kind: "topic", title: "Refill", at },
  ImportMessages: {
    commandId: numbered(2),
    messages: [
      { at, by: ada, text: "May I have a refill?", visibility: "everyone" },
      { at: at + 60_000, by: kim, text: "It is ready.", visibility: "everyone" },
    ],
  },
  PushedRegistration: {
    version: 1,
    registration: {
      name: "Riverside",
      issuer: "https://ehr.example.org",
      audience: "carethread",
      keys: {
        people: [{ kty: "EC", crv: "P-256", kid: "p1", x: "…", y: "…" }],
        system: [{ kty: "EC", crv: "P-256", kid: "s1", x: "… of another key", y: "…" }],
      },
      idSecret,
      origins: ["https://ehr.example.org"],
    },
  },
  EndSessions: { kind: "staff", id: "u17", session: "5b3f0c" },
  EndAllSessions: { all: true },
  AllSessionsEnded: { until: at },
  SessionsEnded: { ended: 1 },
  SetHold: { deed: "hold", hold: conversation, reason: "Subpoena 26-117" },
  LiftHold: { deed: "lift", hold: conversation, reason: "The case is closed" },
  ExportQuery: { conversation },
  Unsealing: {
    conversation,
    keys: ["iq0K6wM6y9nT1xXo"],
    who: "Ruth Okafor, records",
    reason: "Subpoena 26-117",
  },
  UnsealingRecorded: { entry: 12, at },
  RetentionQuery: { list: "due" },
  RetentionList: { rule: { years: 10 }, due: [], held: [], more: null, rebuilding: false },
  PatientRetention: {
    holds: [{ id: conversation, reason: "Subpoena 26-117", held: { by: kim, at } }],
    purges: [],
  },
  Pushed: { id: keys.patient, applied: true },
  PushedPractice: { id: practice, applied: true },
  PushedQuestionnaire: { id: "refill", applied: true },
  Started: { id: conversation },
  Imported: { messages: 2 },
  AccessPage: { rows: [{ n: 1, at, person: kim, reason: "searched", conversation }], hasOlder: false },
  RecordPage: {
    entries: [
      {
        ...{ n: 1, at, type: "opened", by: { id: kim.id, name: kim.name } },
        link: "5d41402abc4b2a76b9719d911017c592ae2b1c0c9e4f1e1b6d8b1f3c2a7e9d04",
      },
    ],
    hasOlder: false,
  },
  CheckpointList: {
    checkpoints: [{ n: 1, checkpoint: "eyJhbGciOiJFUzI1NiJ9.eyJ2IjoxfQ.MEUCIQ" }],
    hasNewer: false,
  },
  UnknownNumbers: { strangers: [{ from: "+12025550188", texts: 2, at }] },
  HooksStatus: { waiting: 0, givenUp: 0, dropped: 0, failingSince: null },
  RefusedBody: {
    code: refusedWith,
    params: { at: "birthDate" },
    retryable: refusalRules[refusedWith].retryable,
    message: refusalAnswers[refusedWith].say,
  },
  Claims: {
    iss: "https://ehr.example.org",
    aud: "carethread",
    sub: "host",
    iat: 1_774_000_000,
    exp: 1_774_000_600,
    practice,
    kind: "system",
    name: "Riverside EHR",
    key: keys.system,
  },
  FinishEncounter: { type: "finish", commandId: numbered(4), encounter: numbered(5) },
  LinkToEncounter: {
    type: "link",
    commandId: numbered(6),
    encounter: numbered(5),
    link: { kind: "order", title: "HbA1c", url: "https://ehr.example.org/orders/17", date: "2026-03-20" },
  },
  ConversationEncounter: {
    conversation,
    patient: keys.patient,
    lifecycle: "open",
    encounter: {
      id: numbered(5),
      type: "Results",
      status: "in-progress",
      history: [{ status: "in-progress", at }],
    },
  },
  ChangeWebhook: { type: "change", practice, id: numbered(6), patient: keys.patient, conversation, pos: 12 },
  CheckpointWebhook: {
    ...{ type: "record-checkpoint", practice: "riverside", id: conversation, n: 1 },
    checkpoint: "eyJhbGciOiJFUzI1NiJ9.eyJ2IjoxfQ.MEUCIQ",
  },
  EncounterWebhook: {
    ...{ type: "encounter", practice, id: numbered(7), conversation },
    ...{ encounter: numbered(5), status: "in-progress" },
  },
  TextingWebhook: {
    ...{ type: "texting", practice, person: keys.staff },
    move: { id: numbered(9), patient: keys.patient, status: "enabled", rev: 7, at },
  },
  NotificationWebhook: {
    type: "notification",
    practice,
    person: keys.portal,
    side: "portal",
    notification: { id: numbered(3), reason: "message", conversation, at, unread: 1 },
  },
};
