/** Why something was refused, and how that is answered. */
export { refusalAnswers } from "./answers.ts";
export { Params, type Refusal, RefusalCode, refusal, refusalRules } from "./codes.ts";
