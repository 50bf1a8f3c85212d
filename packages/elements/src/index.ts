export { CareAdministration } from "./care-administration/care-administration.ts";
export { CareAttached } from "./care-attached/care-attached.ts";
export { CareAttachments } from "./care-attachments/care-attachments.ts";
export { CareBadge } from "./care-badge/care-badge.ts";
export { CareCompose } from "./care-compose/care-compose.ts";
export { CareHelp } from "./care-help/care-help.ts";
export { CareInbox } from "./care-inbox/care-inbox.ts";
export { CareMessenger } from "./care-messenger/care-messenger.ts";
export { CareNewConversation } from "./care-new-conversation/care-new-conversation.ts";
export { CarePatientSearch } from "./care-patient-search/care-patient-search.ts";
export { CareProvider } from "./care-provider/care-provider.ts";
export { CareQuestionnaire } from "./care-questionnaire/care-questionnaire.ts";
export { CareSettings } from "./care-settings/care-settings.ts";
export { CareStats } from "./care-stats/care-stats.ts";
export { CareTasks } from "./care-tasks/care-tasks.ts";
export { CareTeam } from "./care-team/care-team.ts";
export { CareTexting } from "./care-texting/care-texting.ts";
export { CareThread } from "./care-thread/care-thread.ts";
export { clientContext } from "./controllers/controllers.ts";
export {
  CareConversationLeaveEvent,
  CareConversationStartEvent,
  CareErrorEvent,
  CareListChangeEvent,
  CareMessageEditEvent,
  CareNewMessageEvent,
  CareNotificationEvent,
  CareOpenConversationEvent,
  CareOpenEncounterEvent,
  CareOpenPatientEvent,
  CarePatientSelectEvent,
  CarePhoneChangeEvent,
  CareQuestionnaireCancelEvent,
  CareQuestionnaireSubmitEvent,
  CareSessionExpiredEvent,
  CareSessionWarningEvent,
  CareSignInAskEvent,
  CareSignOutAskEvent,
  CareStartCancelEvent,
  CareTextingMoveEvent,
  CareUnavailableEvent,
} from "./events/events.ts";
export { addWords, type OwnWords, type Words } from "./words/words.ts";
