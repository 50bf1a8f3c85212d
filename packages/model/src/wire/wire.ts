/** Everything that comes in or goes out: frames, requests, tokens, webhooks. */
export { badgeFrames, type FromPersonToBadge } from "./badge-frames.ts";
export { afterClose, type CloseAction, closeCodes } from "./close-codes.ts";
export {
  ConversationWelcome,
  FromConversation,
  isKnown,
  LoggedEvent,
  SeenEvent,
} from "./conversation-frames.ts";
export { peekToken, type TokenPeek } from "./peek.ts";
export { FromPerson, PersonWelcome, ToPerson } from "./person-frames.ts";
export { operatorAudience, PushedRegistration, Registration } from "./registration.ts";
export {
  AccessPage,
  AccessRow,
  AllSessionsEnded,
  BeginUpload,
  CompleteUpload,
  ConversationEncounter,
  EndAllSessions,
  EndOwnSessions,
  EndSessions,
  EventPage,
  FindQuery,
  Follow,
  Found,
  HooksStatus,
  Imported,
  PartStored,
  PatientMatch,
  PatientMatches,
  PatientQuery,
  PatientTexting,
  PermissionChange,
  PersonPermissions,
  PhoneAnswer,
  PhoneQuery,
  PracticeChange,
  PracticeState,
  Pushed,
  PushedPractice,
  PushedQuestionnaire,
  parseSearchCursor,
  QuestionnaireAnswered,
  QuestionnaireList,
  QuestionnaireQuery,
  RefusedBody,
  RowPage,
  SearchHit,
  SearchHits,
  type SearchOrder,
  SearchQuery,
  SessionCard,
  SessionList,
  SessionsEnded,
  StaffEntry,
  StaffList,
  StaffListQuery,
  StaffMatch,
  StaffMatches,
  StaffQuery,
  StartChoices,
  Started,
  StreamItemTaken,
  searchCursor,
  startChoices,
  TaskDeed,
  TaskItem,
  TaskPage,
  TaskQuery,
  TasksLeft,
  TextingDeed,
  UnclearText,
  UnknownNumbers,
  UploadGone,
  UploadStatus,
  uploadHeaders,
} from "./rest/rest.ts";
export {
  PatientRoster,
  QuestionnairePush,
  RosterMerge,
  RosterPatient,
  RosterPractice,
  RosterQuestionnaire,
  RosterStaff,
  RosterWithdrawal,
  StaffRoster,
} from "./roster.ts";
export { ScanVerdict } from "./scanner.ts";
export { Refused } from "./session-frames.ts";
export { SignedIn } from "./signed-in.ts";
export { ToConversation } from "./to-conversation.ts";
export { Claims, needsSession, peekClaims } from "./token.ts";
export { readTolerantly, type Tolerated } from "./tolerant.ts";
export { wireVersion } from "./version.ts";
export {
  EncounterWebhook,
  NotificationWebhook,
  TextingWebhook,
  Webhook,
  WebhookSecret,
  webhookHeaders,
  webhookId,
  webhookSignature,
} from "./webhook.ts";
