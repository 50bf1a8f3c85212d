/** The words of the questionnaires. */
import { answers, general, questionnaire, refusals } from "../words/words.ts";

export const english = { ...answers, ...general, ...questionnaire, ...refusals };

export type QuestionnaireWords = typeof english;
