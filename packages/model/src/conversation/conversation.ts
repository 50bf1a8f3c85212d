/** A conversation as one pure state machine: decide, apply, project, and what is read of it. */
export { apply, applyView } from "./apply.ts";
export { receiversOf } from "./badge.ts";
export {
  type CardView,
  ConversationCard,
  cardSeenBy,
  conversationCard,
  rowOfCard,
  withdraws,
  worksOn,
} from "./card/card.ts";
export {
  Archive,
  Command,
  CommandId,
  type Decidable,
  EncounterChange,
  FinishEncounter,
  ImportMessages,
  LinkToEncounter,
  MarkUnread,
  nextDayEnd,
  nextDue,
  nextExpiry,
  nextLapse,
  nextTask,
  Remove,
  SendMessage,
  SetRhythm,
  StartConversation,
  TaskCommand,
  Watch,
} from "./commands/commands.ts";
export { authorOf, type Context, type Decided, targetOf } from "./context.ts";
export { type CorrectionEvent, correctionsAfter, isOfCorrection } from "./corrections/corrections.ts";
export { decide } from "./decide.ts";
export {
  Actor,
  Event,
  eventViews,
  filtersOf,
  Message,
  type MessageEvent,
  placeBefore,
  type Seen,
  type Stored,
  UnknownEvent,
} from "./events/events.ts";
export { type PastTask, taskHistory, tasksAfter } from "./history/history.ts";
export { readersOfStart } from "./joining/joining.ts";
export { type ChainEnd, linked, type Purged, purged, type Verified, verifyLog } from "./link.ts";
export {
  changeSettings,
  defaultPersonSettings,
  isToldOfAnswer,
  isToldOfNews,
  isToldOfTask,
  isToldOfTexting,
  mayTellAgain,
  Notification,
  NotificationReason,
  PersonSettings,
  remindedAt,
  SettingsChange,
  wasRead,
} from "./notifications.ts";
export { Answered, Resolved } from "./pace/pace.ts";
export { type Present, presentIn, withPresent } from "./present.ts";
export {
  firstPlaceOf,
  isArchived,
  isForEveryone,
  markFor,
  presenceFor,
  project,
  projectFrom,
  receiptsFor,
  rowFor,
  rowSeenBy,
  stateFor,
  stateOf,
  typistFor,
  viewOf,
} from "./project.ts";
export {
  type Counts,
  isPatientsNews,
  isToBeRead,
  movesMark,
  type Reach,
  readPast,
  readTo,
  recount,
  unreadBy,
  type WayBack,
} from "./reading.ts";
export {
  badgeIn,
  compareRows,
  isMarked,
  LastMessage,
  Lifecycle,
  type ListRules,
  parseRowCursor,
  Row,
  RowGone,
  type RowOrder,
  rowCursor,
  rowOrder,
  Tab,
  TabCounts,
  tabsOf,
} from "./row.ts";
export {
  type ConversationState,
  Head,
  Mark,
  type News,
  type Position,
  type Reading,
  Receipts,
  type Shown,
  stand,
  View,
  type ViewState,
  Visibility,
} from "./state.ts";
