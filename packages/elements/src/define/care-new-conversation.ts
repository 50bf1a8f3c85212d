import { CareNewConversation } from "../care-new-conversation/care-new-conversation.ts";
import { exportParts } from "../exported-parts/exported-parts.ts";
import { register } from "./register.ts";

exportParts(
  "start",
  "header status kind staff-only emergency expected acting patient-field popup option regarding-field recipient-field nobody topic-field suggestion message-field encrypt-field attach camera drop attachments__tile attachments__file-name attachments__file-status attachments__progress attachments__error attachments__remove attachments__retry attachments__describe attachments__alt-field answering error policy try-again cancel send questionnaire__header questionnaire__back questionnaire__status questionnaire__try-again questionnaire__none questionnaire__questionnaire questionnaire__begin questionnaire__summary questionnaire__summary-link questionnaire__answer-group questionnaire__answer-text questionnaire__answer-field questionnaire__answer-option questionnaire__answer-clear questionnaire__error questionnaire__cancel questionnaire__submit",
);
register("care-new-conversation", CareNewConversation);

// For TypeScript alone: who imports this module knows the tag and its events.
export type { CareNewConversation } from "../care-new-conversation/care-new-conversation.ts";
export type { CareConversationStartEvent, CareStartCancelEvent } from "../events/events.ts";
