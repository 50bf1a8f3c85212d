/** Corrections of messages: what the patient's side asks for, until when staff answer, and how it stands at the message. */
export { answerBy, correctionDays, daysLeft, extendedBy, extensionDays } from "./deadline.ts";
export { About, OpenCorrection, openWith } from "./open.ts";
export { AnsweredAs, ShownCorrection } from "./shown.ts";
export { type CorrectionProblem, correctionProblem } from "./words.ts";
