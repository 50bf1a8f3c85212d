export { refusalAnswers } from "./answers.ts";
export { Params, type Refusal, RefusalCode, refusal, refusalRules } from "./codes.ts";
