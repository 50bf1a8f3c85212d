export {
  AccessReason,
  accessReason,
  canBeMentioned,
  canFollow,
  canHoldPatient,
  canHoldRow,
  canSee,
  canSeePatient,
  canStart,
  type Facts,
  mayIn,
  seesTyping,
  type Target,
} from "./access.ts";
export { apply, applyView } from "./apply.ts";
export { badgeFrames, type FromPersonToBadge } from "./badge-frames.ts";
export { afterClose, type CloseAction, closeCodes } from "./close-codes.ts";
export { Command, CommandId, ImportMessages, SendMessage, StartConversation, Watch } from "./commands.ts";
export {
  ConversationWelcome,
  FromConversation,
  SeenEvent,
  ToConversation,
} from "./conversation-frames.ts";
export { authorOf, type Context, type Decidable, decide, nextExpiry, targetOf } from "./decide.ts";
export {
  Event,
  Message,
  type MessageEvent,
  type Position,
  type Seen,
  type Stored,
  View,
  Visibility,
} from "./events.ts";
export { PatientFacts, PersonFacts, PracticeSettings, TeamMember, TeamRole } from "./facts.ts";
export { cardOf } from "./follow-roster.ts";
export { Kind, kinds, Policy } from "./kinds.ts";
export { limits, roomLimits } from "./limits.ts";
export { May } from "./may.ts";
export {
  type ConversationId,
  hooksRoom,
  Key,
  keyOf,
  type Party,
  type PatientId,
  type PersonId,
  PracticeId,
  parseRoomName,
  patientKey,
  personKey,
  practiceRoom,
  roomName,
} from "./names.ts";
export {
  changeSettings,
  defaultPersonSettings,
  isToldOfNews,
  Notification,
  NotificationReason,
  PersonSettings,
  remindedAt,
  SettingsChange,
} from "./notifications.ts";
export {
  defaultLevel,
  Grant,
  isNotified,
  isWatching,
  Level,
  Member,
  PatientCard,
  Person,
  Picture,
  Relation,
  Role,
  Side,
  Source,
} from "./people.ts";
export { FromPerson, PersonWelcome, ToPerson } from "./person-frames.ts";
export {
  firstPlaceOf,
  isForEveryone,
  markFor,
  presenceFor,
  project,
  receiptsFor,
  rowFor,
  rowSeenBy,
  stateFor,
  stateOf,
  typistFor,
  viewOf,
} from "./project.ts";
export { type Counts, readPast, readTo, receiversOf, recount, unreadBy } from "./reading.ts";
export { refusalAnswers } from "./refusal-answers.ts";
export { Params, type Refusal, RefusalCode, refusal, refusalRules } from "./refusals.ts";
export {
  AccessPage,
  AccessRow,
  EventPage,
  Follow,
  Imported,
  PatientMatch,
  PatientMatches,
  PatientQuery,
  Pushed,
  RefusedBody,
  RowPage,
  StaffMatch,
  StaffMatches,
  StaffQuery,
  Started,
} from "./rest.ts";
export { RosterPatient, RosterStaff } from "./roster.ts";
export { compareRows, parseRowCursor, Row, RowGone, type RowOrder, rowCursor } from "./row.ts";
export { Refused, wireVersion } from "./session-frames.ts";
export {
  type ConversationState,
  Head,
  LastMessage,
  Mark,
  Members,
  type News,
  type Reading,
  Receipts,
  type ViewState,
} from "./state.ts";
export { cleanText, preview, textProblem, titleProblem } from "./text.ts";
export { Claims, peekClaims } from "./token.ts";
export { Webhook, WebhookSecret, webhookHeaders, webhookSignature } from "./webhook.ts";
