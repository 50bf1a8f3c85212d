/** Everything that comes in or goes out: frames, requests, tokens, webhooks. */
export {
  PermissionChange,
  PersonPermissions,
  PracticeChange,
  PracticeState,
  StaffEntry,
  StaffList,
  StaffListQuery,
} from "./administration.ts";
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
  EventPage,
  Follow,
  HooksStatus,
  Imported,
  PatientMatch,
  PatientMatches,
  PatientQuery,
  Pushed,
  PushedPractice,
  PushedQuestionnaire,
  QuestionnaireAnswered,
  QuestionnaireList,
  QuestionnaireQuery,
  RefusedBody,
  RowPage,
  StaffMatch,
  StaffMatches,
  StaffQuery,
  StartChoices,
  Started,
  startChoices,
} from "./rest.ts";
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
export { Refused } from "./session-frames.ts";
export { ToConversation } from "./to-conversation.ts";
export { Claims, needsSession, peekClaims } from "./token.ts";
export { readTolerantly, type Tolerated } from "./tolerant.ts";
export { wireVersion } from "./version.ts";
export { Webhook, WebhookSecret, webhookHeaders, webhookSignature } from "./webhook.ts";
