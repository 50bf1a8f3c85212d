/**
 * The answers of the HTTP interface. Requests are the schemas of commands.ts and roster.ts; every refusal is
 * `RefusedBody` with the code's status. Paths, below the server's address:
 *
 * | method and path | body → answer |
 * |---|---|
 * | `POST /parties/patient/<room>/conversations` | StartConversation → Started |
 * | `POST /parties/person/<room>/patients` | PatientQuery → PatientMatches |
 * | `POST /parties/person/<room>/search` | SearchQuery → SearchHits |
 * | `POST /parties/person/<room>/figures` | → Figures, for staff |
 * | `POST /parties/main/<room>/find` | FindQuery → Found |
 * | `GET /parties/main/<room>/events?before=<pos>&limit=<n>` | → EventPage; with `after=<pos>` what follows |
 * | `GET /parties/main/<room>/events?filter=<filter>&before=<pos>&limit=<n>` | → EventPage of what a StreamFilter shows |
 * | `POST /parties/main/<room>/stream` | PutStreamItem → StreamItemTaken |
 * | `GET /parties/person/<room>/rows?after=<cursor>&tab=<tab>` | → RowPage; without `tab` of all, with it also from the top without `after` |
 * | `POST /parties/person/<room>/staff` | StaffQuery → StaffMatches |
 * | `GET /parties/patient/<room>/conversations` | → RowPage, newest first, at most `limits.pageRows` |
 * | `POST /parties/patient/<room>/export` | ExportQuery → ExportPage; for who may take out what they see, the host's back end too |
 * | `POST /parties/patient/<room>/unsealing` | Unsealing → UnsealingRecorded, for the host's back end |
 * | `GET /parties/person/<room>/devices` | → OwnDeviceList |
 * | `POST /parties/person/<room>/devices` | OwnDeviceDeed → OwnDeviceList |
 * | `POST /parties/patient/<room>/readers` | ReadersQuery → Readers |
 * | `POST /parties/main/<room>/readers` | MoreReaders → Readers |
 * | `POST /parties/patient/<room>/choices` | → StartChoices |
 * | `POST /parties/patient/<room>/follow` | Follow → Follow |
 * | `GET /parties/patient/<room>/texting` | → PatientTexting, for staff |
 * | `POST /parties/patient/<room>/texting` | TextingDeed → PatientTexting |
 * | `GET /parties/patient/<room>/retention` | → PatientRetention, for who may hold, as the next and the one of persons, and for the practice's back end |
 * | `POST /parties/patient/<room>/retention` | RetentionDeed, of the back end HostDeed → PatientRetention |
 * | `POST /parties/practice/<room>/retention` | RetentionQuery → RetentionList, for the practice's back end |
 * | `POST /parties/person/<room>/retention` | RetentionQuery → RetentionList |
 * | `GET /parties/patient/<room>/access?before=<n>&limit=<n>` | → AccessPage, for the host's back end |
 * | `GET /parties/<patient, person or practice>/<room>/record?before=<n>&limit=<n>` | → RecordPage, for the host's back end |
 * | `POST /parties/person/<room>/record` | RecordQuery → RecordList; for who may read the record, as the next |
 * | `POST /parties/person/<room>/verify` | VerifyQuery → RecordVerdict |
 * | `GET /parties/hooks/<room>/checkpoints?after=<n>` | → CheckpointList, for the host's back end |
 * | `POST /parties/person/<room>/settings` | SettingsChange → PersonSettings |
 * | `POST /parties/main/<room>/import` | ImportMessages → Imported |
 * | `GET /parties/main/<room>/encounter` | → ConversationEncounter; for the host's back end, as the next |
 * | `POST /parties/main/<room>/encounter` | EncounterChange → ConversationEncounter |
 * | `POST /parties/patient/<room>/roster` | RosterPatient, RosterWithdrawal or RosterMerge → Pushed |
 * | `POST /parties/person/<room>/roster` | RosterStaff or RosterWithdrawal → Pushed |
 * | `POST /parties/practice/<room>/roster` | RosterPractice → PushedPractice |
 * | `POST /parties/practice/<room>/questionnaire` | RosterQuestionnaire or RosterWithdrawal → PushedQuestionnaire |
 * | `POST /parties/practice/<room>/questionnaires` | QuestionnaireQuery → QuestionnaireList, with an `id` QuestionnaireAnswered |
 * | `GET /parties/practice/<room>/settings` | → PracticeState; for who administers, as the next three |
 * | `POST /parties/practice/<room>/settings` | PracticeChange → PracticeState |
 * | `POST /parties/practice/<room>/staff` | StaffListQuery → StaffList |
 * | `POST /parties/practice/<room>/phone` | PhoneQuery → PhoneAnswer; for staff |
 * | `POST /parties/person/<room>/permissions` | PermissionChange → PersonPermissions, of the person whose room it is |
 * | `POST /parties/practice/<room>/sessions` | EndAllSessions → AllSessionsEnded; for the host's back end |
 * | `GET /parties/person/<room>/sessions` | → SessionList, of the person whose room it is |
 * | `POST /parties/person/<room>/sessions` | EndOwnSessions, of a back end EndSessions → SessionsEnded |
 * | `POST /parties/practice/<room>/registration` | PushedRegistration → PushedPractice; the operator's |
 * | `GET /parties/texting/<room>/strangers` | → UnknownNumbers; the operator's, or with the deployment's secret |
 * | `GET /parties/hooks/<room>/status` | → HooksStatus; with the deployment's secret |
 *
 * Those of files stand in attachments.ts. Those of back ends stand in openapi/operations.ts too, of which their document is made.
 */
import * as z from "zod/mini";
import { AccessReason } from "../../access/access.ts";
import { Lifecycle, Row } from "../../conversation/conversation.ts";
import { Encounter } from "../../encounter/encounter.ts";
import { limits } from "../../limits.ts";
import { Key, type PersonId, PracticeId } from "../../names.ts";
import { cardOf, PatientCard, type PatientFacts, Person, Regarding, Relation } from "../../people/people.ts";
import { Questionnaire, QuestionnaireCard, QuestionnaireId } from "../../questionnaire/questionnaire.ts";
import { Params, RefusalCode } from "../../refusals/refusals.ts";
import { LoggedEvent } from "../conversation-frames.ts";

export {
  PermissionChange,
  PersonPermissions,
  PracticeChange,
  PracticeState,
  StaffEntry,
  StaffList,
  StaffListQuery,
} from "./administration.ts";
export {
  BeginUpload,
  CompleteUpload,
  PartStored,
  UploadGone,
  UploadStatus,
  uploadHeaders,
} from "./attachments.ts";
export {
  CertificateClaims,
  MoreReaders,
  OwnDeviceDeed,
  OwnDeviceList,
  Readers,
  ReadersQuery,
} from "./devices.ts";
export {
  ChangedSince,
  type ExportCursor,
  ExportPage,
  ExportQuery,
  exportCursor,
  parseExportCursor,
} from "./export.ts";
export {
  RecordItem,
  RecordList,
  RecordPage,
  RecordPlace,
  RecordQuery,
  RecordVerdict,
  Unsealing,
  UnsealingRecorded,
  VerifyQuery,
} from "./record.ts";
export {
  DueConversation,
  HostDeed,
  LiftHold,
  PatientRetention,
  RetentionDeed,
  RetentionList,
  RetentionQuery,
  SetHold,
} from "./retention.ts";
export {
  FindQuery,
  Found,
  parseSearchCursor,
  SearchHit,
  SearchHits,
  type SearchOrder,
  SearchQuery,
  searchCursor,
} from "./search.ts";
export {
  AllSessionsEnded,
  EndAllSessions,
  EndOwnSessions,
  EndSessions,
  SessionCard,
  SessionList,
  SessionsEnded,
} from "./sessions.ts";
export { TaskDeed, TaskItem, TaskPage, TaskQuery, TasksLeft } from "./tasks.ts";
export {
  PatientTexting,
  PhoneAnswer,
  PhoneQuery,
  TextingDeed,
  UnclearText,
  UnknownNumbers,
} from "./texting.ts";

export const Started = /* @__PURE__ */ z.object({ id: Key });
export type Started = z.infer<typeof Started>;

/** Searched in name and patient ID; a body and not a query, so that no name stands in a URL. Empty: the first ones. */
export const PatientQuery = /* @__PURE__ */ z.object({
  q: /* @__PURE__ */ z.string().check(z.maxLength(limits.nameLength)),
  /**
   * Those about whom the caller may start a conversation (the default), whom they may see, whose record they may read, or of
   * whom they may hold something.
   */
  for: z.optional(z.enum(["start", "open", "audit", "hold"])),
});
export type PatientQuery = z.infer<typeof PatientQuery>;
export const PatientMatch = /* @__PURE__ */ z.object({
  id: Key,
  name: z.string(),
  patientId: z.string(),
  birthDate: z.optional(z.string()),
});
export type PatientMatch = z.infer<typeof PatientMatch>;
/** `more` says that the query matches further patients. */
export const PatientMatches = /* @__PURE__ */ z.object({
  patients: z.array(PatientMatch),
  more: z.boolean(),
});
export type PatientMatches = z.infer<typeof PatientMatches>;

/**
 * What somebody who begins a conversation about the patient has to choose from: to portal users the staff whom they may
 * write to by name, to staff those who write on the patient's side.
 */
export const StartChoices = /* @__PURE__ */ z.object({
  patient: PatientCard,
  /** What a portal user is to the patient. */
  relation: z.optional(Relation),
  /** In the host's order. */
  episodes: z.array(Regarding),
  recipients: z.array(Person),
  addressees: z.array(Person),
});
export type StartChoices = z.infer<typeof StartChoices>;

export function startChoices(
  { id, side }: Pick<Person, "id" | "side">,
  patient: PatientFacts,
  available: ReadonlySet<PersonId>,
): StartChoices {
  const { team, linked, episodes = [] } = patient;
  const link = side === "portal" ? linked.find(({ person }) => person.id === id) : undefined;
  return {
    patient: cardOf(patient),
    ...(link === undefined ? {} : { relation: link.relation }),
    episodes: episodes.map(({ id, name }) => ({ id, name })),
    recipients:
      side === "portal" ? team.flatMap(({ person }) => (available.has(person.id) ? [person] : [])) : [],
    addressees: side === "portal" ? [] : linked.map(({ person, relation }) => ({ ...person, relation })),
  };
}

/** Staff who can be named in a conversation about this patient, by name or title. */
export const StaffQuery = /* @__PURE__ */ z.object({
  q: /* @__PURE__ */ z.string().check(z.maxLength(limits.nameLength)),
  patient: Key,
});
export type StaffQuery = z.infer<typeof StaffQuery>;
/** `mention` says why the person cannot be named: null where they can. */
export const StaffMatch = /* @__PURE__ */ z.object({ person: Person, mention: z.nullable(RefusalCode) });
export type StaffMatch = z.infer<typeof StaffMatch>;
/**
 * `support` says whether the practice has support that can be called, `supportFor` for how long it then sees the
 * conversation, in milliseconds.
 */
export const StaffMatches = /* @__PURE__ */ z.object({
  staff: z.array(StaffMatch),
  more: z.boolean(),
  support: z.boolean(),
  supportFor: z.optional(z.int()),
});
export type StaffMatches = z.infer<typeof StaffMatches>;

/** Which questionnaires there are, or with an `id` one of them. */
export const QuestionnaireQuery = /* @__PURE__ */ z.object({ id: z.optional(QuestionnaireId) });
export type QuestionnaireQuery = z.infer<typeof QuestionnaireQuery>;
export const QuestionnaireList = /* @__PURE__ */ z.object({ questionnaires: z.array(QuestionnaireCard) });
export type QuestionnaireList = z.infer<typeof QuestionnaireList>;
export const QuestionnaireAnswered = /* @__PURE__ */ z.object({ questionnaire: Questionnaire });
export type QuestionnaireAnswered = z.infer<typeof QuestionnaireAnswered>;

/** Whether a person outside the team is notified of the patient. */
export const Follow = /* @__PURE__ */ z.object({ on: z.boolean() });
export type Follow = z.infer<typeof Follow>;

/** One opening of a conversation by someone outside the patient's team; `n` rises from 1 and has no gaps. */
export const AccessRow = /* @__PURE__ */ z.object({
  n: z.int(),
  at: z.int(),
  person: Person,
  reason: AccessReason,
  conversation: Key,
});
export type AccessRow = z.infer<typeof AccessRow>;
/** Newest first. `merged` are patients who were merged into this one, each with a record of before at their own address. */
export const AccessPage = /* @__PURE__ */ z.object({
  rows: z.array(AccessRow),
  hasOlder: z.boolean(),
  merged: z.optional(z.array(Key)),
});
export type AccessPage = z.infer<typeof AccessPage>;

export const EventPage = /* @__PURE__ */ z.object({
  events: z.array(LoggedEvent),
  hasOlder: z.boolean(),
  /** Whether there are events behind the last of these. */
  hasNewer: z.boolean(),
});
export type EventPage = z.infer<typeof EventPage>;

/** Whether anything changed by it. */
export const StreamItemTaken = /* @__PURE__ */ z.object({ applied: z.boolean() });
export type StreamItemTaken = z.infer<typeof StreamItemTaken>;

/**
 * `count`: how many rows there are in all, where that is known. `missing`: some of what was asked for could not be had
 * just now.
 */
export const RowPage = /* @__PURE__ */ z.object({
  rows: z.array(Row),
  more: z.boolean(),
  count: z.optional(z.int()),
  missing: z.optional(z.literal(true)),
});
export type RowPage = z.infer<typeof RowPage>;

export const Imported = /* @__PURE__ */ z.object({ messages: z.int() });
export type Imported = z.infer<typeof Imported>;

/** The encounter of a conversation, with the keys of both and of the patient. */
export const ConversationEncounter = /* @__PURE__ */ z.object({
  conversation: Key,
  patient: Key,
  lifecycle: Lifecycle,
  encounter: Encounter,
});
export type ConversationEncounter = z.infer<typeof ConversationEncounter>;

/** `applied` is false where nothing changed: the version is not newer, or what it says was known already. */
export const Pushed = /* @__PURE__ */ z.object({ id: Key, applied: z.boolean() });
/** Of what was pushed of a practice: its id. */
export const PushedPractice = /* @__PURE__ */ z.object({ id: PracticeId, applied: z.boolean() });
export type PushedPractice = z.infer<typeof PushedPractice>;
/** Of a questionnaire: its id. */
export const PushedQuestionnaire = /* @__PURE__ */ z.object({ id: QuestionnaireId, applied: z.boolean() });
export type PushedQuestionnaire = z.infer<typeof PushedQuestionnaire>;
export type Pushed = z.infer<typeof Pushed>;

/** What waits to be told to a practice's back end; asked for with the deployment's secret. */
export const HooksStatus = /* @__PURE__ */ z.object({
  waiting: z.int(),
  /** Not taken within a day, or refused for good. */
  givenUp: z.int(),
  /** Gave way to others in a full queue. */
  dropped: z.int(),
  /** Milliseconds since 1970, null while the receiver answers. */
  failingSince: z.nullable(z.int()),
});
export type HooksStatus = z.infer<typeof HooksStatus>;

/** Checkpoints as they were sent, each signed (JWS), oldest first. */
export const CheckpointList = /* @__PURE__ */ z.object({
  checkpoints: z.array(z.object({ n: z.int(), checkpoint: z.string() })),
  hasNewer: z.boolean(),
});
export type CheckpointList = z.infer<typeof CheckpointList>;

/** `message` is for developers; what a person reads is made from `code` and `params`. */
export const RefusedBody = /* @__PURE__ */ z.object({
  code: RefusalCode,
  params: Params,
  retryable: z.boolean(),
  message: z.string(),
});
export type RefusedBody = z.infer<typeof RefusedBody>;
