/** Questionnaires: FHIR R4 resources that people answer, and what becomes of their answers. */
export { AnsweredStart, answeredBy, QuestionnaireAnswers } from "./answered.ts";
export { bounds as questionnaireBounds } from "./bounds.ts";
export { enabledItems } from "./enabled.ts";
export { givenTo, initialAnswers } from "./given.ts";
export { type AnswerProblem, type ProblemCode, problems } from "./problems.ts";
export {
  type AnswerLine,
  plainAnswer,
  QuestionnaireResponse,
  ResponseItem,
  readable,
  readableText,
  responseOf,
} from "./response.ts";
export {
  type Item,
  isQuestion,
  Questionnaire,
  QuestionnaireCard,
  QuestionnaireId,
  valueIn,
} from "./schema.ts";
export { cardFor, takeQuestionnaire } from "./take.ts";
export { Answer, Answers } from "./values.ts";
