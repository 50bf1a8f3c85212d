import { CareQuestionnaire } from "../care-questionnaire/care-questionnaire.ts";
import { register } from "./register.ts";

register("care-questionnaire", CareQuestionnaire);

// For TypeScript alone: who imports this module knows the tag and its events.
export type { CareQuestionnaire } from "../care-questionnaire/care-questionnaire.ts";
export type { CareQuestionnaireCancelEvent, CareQuestionnaireSubmitEvent } from "../events/events.ts";
