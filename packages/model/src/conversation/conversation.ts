export { apply, applyView } from "./apply.ts";
export {
  Command,
  CommandId,
  ImportMessages,
  SendMessage,
  StartConversation,
  Watch,
} from "./commands/commands.ts";
export { authorOf, type Context, type Decidable, targetOf } from "./context.ts";
export { decide, nextExpiry } from "./decide.ts";
export {
  Created,
  Event,
  MemberChanged,
  MemberJoined,
  MemberLeft,
  Message,
  type MessageEvent,
  PatientChanged,
  type Position,
  type Seen,
  type Stored,
  View,
  Visibility,
} from "./events/events.ts";
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
export { compareRows, parseRowCursor, Row, RowGone, type RowOrder, rowCursor } from "./row.ts";
export {
  type ConversationState,
  Head,
  LastMessage,
  Mark,
  type News,
  type Reading,
  Receipts,
  type ViewState,
} from "./state.ts";
