/** The bodies of calls between rooms. They are checked like any other: a deployment may run two versions. */
import {
  AccessReason,
  AnsweredStart,
  ConversationCard,
  Enrolment,
  ExportQuery,
  FigureSums,
  Hold,
  IndexCard,
  Key,
  Kind,
  Params,
  PatientCard,
  PatientFacts,
  PatientMatches,
  PatientQuery,
  Person,
  PersonFacts,
  PracticeId,
  Purge,
  parties,
  Questionnaire,
  QuestionnaireId,
  ReadersQuery,
  RefusalCode,
  Row,
  RowGone,
  SearchHit,
  SearchQuery,
  Side,
  Source,
  Standing,
  StartConversation,
  TaskItem,
  TaskQuery,
  Webhook,
} from "@carethread/model";
import * as z from "zod/mini";

const RoomRef = z.object({ party: z.enum(parties), room: z.string() });
export type RoomRef = z.infer<typeof RoomRef>;

/**
 * room → index `internal/due`: this room may owe something. With `at`, milliseconds since 1970, it does not before
 * then. `of` is the key by which it belongs to a slice.
 */
export const DueEntry = z.extend(RoomRef, { of: z.string(), at: z.optional(z.int()) });
export type DueEntry = z.infer<typeof DueEntry>;
/**
 * index → index `internal/take`: what belongs to the other slice by now; `keys` are patients without a card, `searched`
 * those whose conversations were known to search, or were still to be asked for.
 */
export const TakeOver = z.object({
  due: z.optional(z.array(DueEntry)),
  patients: z.optional(z.array(IndexCard)),
  keys: z.optional(z.array(Key)),
  searched: z.optional(z.array(Key)),
});
export type TakeOver = z.infer<typeof TakeOver>;
/** index → index `internal/grown`, to the first: there are so many of them. */
export const Grown = z.object({ slices: z.int() });
/** index → index `internal/empty`, to one that is no more: not `ok` while it is not empty yet. */
export const Emptied = z.object({ ok: z.boolean() });
/**
 * person → index `internal/find` → Found: patients by any part of name or patient ID, for who may start a conversation
 * about them or see them.
 */
export const FindPatients = z.extend(PatientQuery, { person: PersonFacts });
export type FindPatients = z.infer<typeof FindPatients>;
/** With `slices` there may still be patients in so many of them, which is more than there are by now. */
export const Found = z.extend(PatientMatches, { slices: z.optional(z.int()) });
export type Found = z.infer<typeof Found>;
/**
 * person → index `internal/search` → FoundHits: conversations by their titles, patients and messages; those of `patients`
 * alone where these are given. For who writes on patients' sides they are those on whose side they do by now.
 */
export const SearchFor = z.extend(SearchQuery, {
  person: PersonFacts,
  patients: z.optional(z.array(Key)),
});
export type SearchFor = z.infer<typeof SearchFor>;
/** `at` is when what was found was written: by it hits are put in order. */
export const FoundHit = z.extend(SearchHit, { at: z.int() });
export type FoundHit = z.infer<typeof FoundHit>;
/** `slices` as in Found. */
export const FoundHits = z.object({
  hits: z.array(FoundHit),
  more: z.boolean(),
  rebuilding: z.boolean(),
  slices: z.optional(z.int()),
});
export type FoundHits = z.infer<typeof FoundHits>;
/** person → index `internal/figures` → SlicesFigures: what the slice's conversations add to a member of staff's figures. */
export const AskFigures = z.object({ person: PersonFacts, now: z.int(), detailed: z.boolean() });
export type AskFigures = z.infer<typeof AskFigures>;
/** `rebuilding` and `slices` as in FoundHits. */
export const SlicesFigures = z.object({
  sums: FigureSums,
  rebuilding: z.boolean(),
  slices: z.optional(z.int()),
});
export type SlicesFigures = z.infer<typeof SlicesFigures>;
/** person → index `internal/tasks` → FoundTasks: what is to be done, as far as the person may do it. */
export const AskTasks = z.extend(TaskQuery, { person: PersonFacts });
export type AskTasks = z.infer<typeof AskTasks>;
/** `slices` as in Found. */
export const FoundTasks = z.object({
  tasks: z.array(TaskItem),
  more: z.boolean(),
  rebuilding: z.boolean(),
  slices: z.optional(z.int()),
});
export type FoundTasks = z.infer<typeof FoundTasks>;
/** How often it was hidden or shown again: what is of an earlier time says nothing any more, at whatever place. */
const era = { era: z.optional(z.int()) };
/**
 * A message as search knows it: `portal` is its place for portal users, 0 for what only staff see; `since` where it says
 * this by a correction, whose place in the log that is.
 */
const Said = z.object({
  ...{ seq: z.int(), portal: z.int(), at: z.int(), text: z.string() },
  since: z.optional(z.int()),
});
/**
 * conversation → index `internal/said` → SaidTaken: the conversation as of a place in its log, and its messages behind one
 * place up to another; or that it is this patient's no more.
 */
export const PushSaid = z.union([
  z.object({ id: Key, patient: Key, pos: z.int(), ...era, gone: z.literal(true) }),
  z.object({
    card: ConversationCard,
    pos: z.int(),
    ...era,
    from: z.int(),
    to: z.int(),
    messages: z.array(Said),
  }),
]);
export type PushSaid = z.infer<typeof PushSaid>;
/** The place up to which its messages are known there. */
export const SaidTaken = z.object({ to: z.int() });
/** index → conversation `internal/said` → SaidAnswer: the same, asked for; null where there is no such conversation. */
export const AskSaid = z.object({ patient: Key, after: z.int() });
export type AskSaid = z.infer<typeof AskSaid>;
export const SaidAnswer = z.object({ said: z.nullable(PushSaid) });
/** index → patient `internal/talks`: the patient's conversations. */
export const OwnTalks = z.object({ conversations: z.array(Key) });
/** person → practice `internal/find-staff`: staff whom the caller could name in a conversation about the patient. */
export const FindStaff = z.object({ q: z.string(), caller: PersonFacts, patient: PatientFacts });
/** patient → practice `internal/available` → FoundAvailable: who of these staff portal users may write to by name. */
export const FindAvailable = z.object({ of: z.array(Key) });
export const FoundAvailable = z.object({ available: z.array(Key) });
/** person → patient `internal/facts`: the chart, null where there is none. */
export const ChartAnswer = z.object({ facts: z.nullable(PatientFacts) });
/** index → patient `internal/facts`: of the chart what a card says of it. */
export const CardAnswer = z.object({ facts: z.nullable(IndexCard) });

/**
 * index → index `internal/tick`: rooms that were woken, and those that are due still. Nothing of a slice that takes
 * longer than anybody waits for.
 */
export const Ticked = z.object({ woken: z.int(), owing: z.int() });
export type Ticked = z.infer<typeof Ticked>;

/** index → room `internal/wake`: whether the room still owes something, and when it next will. */
export const Woken = z.object({ owes: z.boolean(), at: z.optional(z.int()) });
export type Woken = z.infer<typeof Woken>;

/** room → person `internal/facts` → FactsAnswer. Without a subscriber nothing is pushed later. */
export const AskFacts = z.object({
  person: Person,
  subscriber: z.optional(RoomRef),
  /** The session in which they are, the host's own id of it. */
  sid: z.optional(z.string()),
});
/** With a session: whether it is over. */
export const FactsAnswer = z.extend(PersonFacts, { over: z.optional(z.boolean()) });
export type FactsAnswer = z.infer<typeof FactsAnswer>;
/** room → person `internal/session` → SessionAnswer: a token of this session, the host's own id of it, has come. */
export const AskSession = z.object({ person: Person, sid: z.string() });
export type AskSession = z.infer<typeof AskSession>;
export const SessionAnswer = z.object({ over: z.boolean() });
export type SessionAnswer = z.infer<typeof SessionAnswer>;
/** person → conversation `internal/sessions`: these have ended, by the keys that `sessionKey` makes. */
export const PushSessions = z.object({ person: Key, ended: z.array(Key) });
/**
 * room → person `internal/spend`: the person makes rooms of others wake, so many by name, as lists or as files. Counted there for
 * all rooms that the person uses.
 */
export const Spend = z.object({
  named: z.optional(z.int()),
  lists: z.optional(z.int()),
  files: z.optional(z.int()),
});
/** Milliseconds until it may be done; 0 where it may now. */
export const Spent = z.object({ wait: z.number() });

/** person → room `internal/person`. */
export const PushPerson = z.object({ facts: PersonFacts });
/** person → practice `internal/staff`: for the directory of the practice's staff. */
export const PushStaff = z.object({ facts: PersonFacts });
export type PushStaff = z.infer<typeof PushStaff>;
/**
 * practice → operator `internal/listed`: whether the practice was pushed, so that it is to be ticked. The higher version
 * of its registration counts.
 */
export const Listed = z.object({ practice: PracticeId, version: z.int(), listed: z.boolean() });
export type Listed = z.infer<typeof Listed>;
/** conversation → practice `internal/support`: the practice's support, as far as the directory knows. */
export const Support = z.object({ support: z.array(Person) });

/**
 * patient → conversation `internal/patient`. `merged` are patients who were merged into this one; `into` is the
 * conversation that stands for this one since they were, of a kind of which a patient has one.
 */
export const PushPatient = z.object({
  facts: PatientFacts,
  merged: z.optional(z.array(Key)),
  into: z.optional(Key),
});
export type PushPatient = z.infer<typeof PushPatient>;
/** patient → patient `internal/survivor` → Survivor: who is left of a patient; `steps` is how many were asked before. */
export const AskSurvivor = z.object({ steps: z.int() });
/** Null where there is no such patient. */
export const Survivor = z.object({ survivor: z.nullable(Key) });
/**
 * A conversation of a patient: `unique` is its kind where there is one of it, `begins` until when it may still begin,
 * `into` the one that stands for it.
 */
export const OwnConversation = z.object({
  id: Key,
  at: z.int(),
  unique: z.optional(Kind),
  begins: z.optional(z.int()),
  into: z.optional(Key),
});
export type OwnConversation = z.infer<typeof OwnConversation>;
/** patient → patient `internal/adopt`: the sender was merged into the receiver, whose all of this is from now on. */
export const Adopt = z.object({
  from: Key,
  /** Who was merged into the sender before. */
  merged: z.array(Key),
  conversations: z.array(OwnConversation),
  people: z.pick(PatientFacts, { team: true, linked: true, followers: true }),
  /** How the sender stood to being texted; absent where nobody had begun it. */
  texting: z.optional(Enrolment),
  /** Who of the staff asked for that last. */
  enroller: z.optional(Person),
  /** What is held of the sender's, and which of the conversations are on their way to go. */
  retention: z.optional(z.object({ holds: z.array(Hold), purges: z.record(z.string(), Purge) })),
});
export type Adopt = z.infer<typeof Adopt>;
/** patient → patient `internal/list-for`, `internal/choices-for`, `internal/start-for`, `internal/follow-for`: somebody asked a merged patient's room. */
export const ListFor = z.object({ person: Person });
export const StartFor = z.extend(ListFor, { start: StartConversation });
/** As these, of what is taken out. */
export const ExportFor = z.extend(ListFor, { query: ExportQuery });
export const FollowFor = z.extend(ListFor, { on: z.boolean() });
export type FollowFor = z.infer<typeof FollowFor>;
/** patient → index `internal/patient`. `talks` where the patient has conversations: a slice that was lost asks for them. */
export const PushCard = z.object({ facts: IndexCard, talks: z.optional(z.literal(true)) });
export type PushCard = z.infer<typeof PushCard>;
/** What a conversation answers to that: whether it has begun, and whether anybody has it open. */
export const Followed = z.object({ there: z.boolean(), open: z._default(z.boolean(), false) });
/** patient → practice `internal/questionnaire`: one that can be answered, or null. */
export const AskQuestionnaire = z.object({ id: QuestionnaireId });
export const QuestionnaireAnswer = z.object({ questionnaire: z.nullable(Questionnaire) });
/** patient → conversation `internal/init`. `answered` is what it begins with where the start has answers. */
export const Init = z.object({
  conversation: Key,
  start: StartConversation,
  answered: z.optional(AnsweredStart),
  person: PersonFacts,
  patient: PatientFacts,
  /** To whom it is addressed, where a portal user begins what has one recipient. */
  recipient: z.optional(PersonFacts),
});
/** conversation → patient `internal/access`: someone outside the team is about to be shown the conversation. */
export const AppendAccess = z.object({ person: Person, reason: AccessReason, conversation: Key });
export type AppendAccess = z.infer<typeof AppendAccess>;
/** When the opening was recorded, milliseconds since 1970: lately, where it is the same one still. */
export const Appended = z.object({ at: z.int() });
/** patient → conversation `internal/row-for`: the row that this person would see, null for who may not. */
export const AskRow = z.object({ person: PersonFacts });
export const RowAnswer = z.object({ row: z.nullable(Row) });

/**
 * conversation → person `internal/row`. `programs` are the patient's: the person's room asks the rule with them.
 * `news` and `since` are those of the person's reading; nothing and null for someone who is no member, who has no
 * `side` either. It is told because a portal user's room may never have heard of its own person.
 */
export const PushRow = z.object({
  row: z.union([Row, RowGone]),
  programs: z.array(z.string()),
  side: z.nullable(Side),
  /** Where their membership comes from. */
  source: z.optional(Source),
  news: z.object({ patient: z.int(), team: z.int() }),
  since: z.nullable(z.int()),
  /** For staff of the care team: when the newest task was raised that nobody has, milliseconds since 1970. */
  task: z.optional(z.int()),
  /** For who asked for a correction: how often one was answered, or put later. */
  answered: z.optional(z.int()),
});
export type PushRow = z.infer<typeof PushRow>;
/** The answer to it: how the person stands, where that was ever another than usual. */
export const RowTaken = z.object({ standing: z.optional(Standing) });
/** person → conversation `internal/standing`: how members stand from now on. */
export const PushStanding = z.record(Key, Standing);
export type PushStanding = z.infer<typeof PushStanding>;
/**
 * patient → person `internal/patient`: a patient of the person's own, or no longer. `follows` where they asked for it
 * themselves: then the patient's room is told when their facts change. `linked` where the person writes on the
 * patient's side: by it they find this patient, and no others.
 */
export const PushOwnPatient = z.union([
  z.object({
    patient: PatientCard,
    rev: z.int(),
    programs: z.array(z.string()),
    follows: z._default(z.boolean(), false),
    withdrawn: z.optional(z.literal(true)),
  }),
  z.object({ id: Key, rev: z.int(), linked: z.literal(true) }),
  z.object({ id: Key, rev: z.int(), gone: z.literal(true) }),
]);
export type PushOwnPatient = z.infer<typeof PushOwnPatient>;
/** person → patient `internal/follower`: the facts of someone who follows the patient. */
export const PushFollower = z.object({ facts: PersonFacts });
export type PushFollower = z.infer<typeof PushFollower>;

/**
 * → every room that keeps words `internal/forget`: the room lets go of those of a conversation, or of a patient's. Resolves
 * when none is left in it; who is not answered asks again. `hooks` keeps none, and lets go of notifications.
 */
export const Forget = z.union([z.object({ conversation: Key }), z.object({ patient: Key })]);
export type Forget = z.infer<typeof Forget>;

/** person → hooks `internal/notification`: accepted is owed to the practice's back end by the hooks room. */
export const PushNotification = Webhook;
export type PushNotification = Webhook;

/** What a file is said to be. */
const FileClaim = z.object({ name: z.string(), type: z.string(), size: z.int() });
const RefusalOf = z.object({ refused: RefusalCode, params: Params });
/** attachment → conversation `internal/may-attach` → AttachAnswer: whether the person may attach such a file there. */
export const MayAttach = z.object({ person: Person, file: FileClaim });
export const AttachAnswer = z.object({ refusal: z.nullable(RefusalOf) });
/** attachment → conversation `internal/file` → FileAnswer: what a person has to do with a file, as of now. */
export const AskFile = z.object({ person: Person, file: Key });
/**
 * `named`: they may see a message that names it, and stand in the record where they must; `unnamed`: they may see the
 * conversation, and no message names it; `none`: it is not there for them.
 */
export const FileAnswer = z.object({ right: z.enum(["named", "unnamed", "none"]) });
/** attachment → conversation `internal/names` → NamesFileAnswer: whether a message names the file. */
export const NamesFile = z.object({ file: Key });
export const NamesFileAnswer = z.object({ named: z.boolean() });
/** conversation → attachment `internal/look` → LookedAt: a message of this person is about to name the file. */
export const LookAtFile = z.object({ conversation: Key, person: Key });
export const LookedAt = z.union([RefusalOf, FileClaim]);
/** conversation, patient → person `internal/devices` → Certificates: of the person's devices that read encrypted conversations. */
export const Certificates = z.object({ certificates: z.array(z.string()) });
/** person → conversation `internal/devices-left`: devices of the person that were taken off, all there ever were. */
export const DevicesLeft = z.object({ person: Key, devices: z.array(Key) });
export type DevicesLeft = z.infer<typeof DevicesLeft>;
/** patient → the one into which it was merged, `internal/readers-for` → Readers. */
export const ReadersFor = z.object({ person: Person, asked: ReadersQuery });
