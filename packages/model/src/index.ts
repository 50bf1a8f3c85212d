export {
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
export { Command, CommandId, ImportMessages, SendMessage, StartConversation } from "./commands.ts";
export {
  ConversationWelcome,
  FromConversation,
  SeenEvent,
  ToConversation,
} from "./conversation-frames.ts";
export { authorOf, type Context, cardOf, type Decidable, decide, targetOf } from "./decide.ts";
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
export { Kind, kinds, Policy } from "./kinds.ts";
export { limits, roomLimits } from "./limits.ts";
export { May } from "./may.ts";
export {
  type ConversationId,
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
export { defaultLevel, Level, Member, PatientCard, Person, Relation, Role, Side, Source } from "./people.ts";
export { FromPerson, PersonWelcome, ToPerson } from "./person-frames.ts";
export {
  isForEveryone,
  markFor,
  project,
  receiptsFor,
  rowFor,
  stateFor,
  typistFor,
  viewOf,
} from "./project.ts";
export { readPast, readTo, receiversOf, recount } from "./reading.ts";
export { refusalAnswers } from "./refusal-answers.ts";
export { Params, type Refusal, RefusalCode, refusal, refusalRules } from "./refusals.ts";
export {
  EventPage,
  Imported,
  PatientMatch,
  PatientMatches,
  PatientQuery,
  Pushed,
  RefusedBody,
  RowPage,
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
  type Reading,
  Receipts,
  type ViewState,
} from "./state.ts";
export { cleanText, preview, textProblem, titleProblem } from "./text.ts";
export { Claims, peekClaims } from "./token.ts";
