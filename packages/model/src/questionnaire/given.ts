/** What counts as an answer to a question: cleaned, and of the question's own sort. */
import { cleanText, textProblem } from "../text/text.ts";
import { type Item, isQuestion, valueIn } from "./schema.ts";
import { type Answer, type Answers, isDate, isSameValue } from "./values.ts";

/** What can be wrong with one answer. */
export type AnswerFault = "too-long" | "malformed" | "not-a-number" | "not-a-date" | "not-an-option";

const integerMost = 2 ** 31 - 1;

/** White space around a text is nobody's answer; null where nothing is left. */
function cleaned(answer: Answer): Answer | null {
  if (!("valueString" in answer)) return answer;
  const valueString = cleanText(answer.valueString);
  return valueString === "" ? null : { valueString };
}

/** The answers to a question, those without a visible character left out. */
export function cleanAnswers({ linkId }: Item, answers: Answers): readonly Answer[] {
  const own = Object.hasOwn(answers, linkId) ? (answers[linkId] ?? []) : [];
  return own.flatMap(answer => cleaned(answer) ?? []);
}

/** The option that an answer is, as the questionnaire has it. */
export function optionOf({ answerOption = [] }: Item, answer: Answer): Answer | undefined {
  return answerOption.map(valueIn).find(option => isSameValue(option, answer));
}

function textFault(text: string, { maxLength }: Item): AnswerFault | null {
  const problem = textProblem(text);
  if (problem === "text-too-long" || text.length > (maxLength ?? text.length)) return "too-long";
  return problem === null ? null : "malformed";
}

/** What is wrong with a cleaned answer to this question, or null. */
export function faultIn(item: Item, answer: Answer): AnswerFault | null {
  switch (item.type) {
    case "string":
    case "text":
      return "valueString" in answer ? textFault(answer.valueString, item) : "malformed";
    case "boolean":
      return "valueBoolean" in answer ? null : "malformed";
    case "date":
      return "valueDate" in answer && isDate(answer.valueDate) ? null : "not-a-date";
    case "integer": {
      const value = "valueInteger" in answer ? answer.valueInteger : Number.NaN;
      return Number.isInteger(value) && Math.abs(value) <= integerMost ? null : "not-a-number";
    }
    case "decimal":
      return "valueDecimal" in answer && Number.isFinite(answer.valueDecimal) ? null : "not-a-number";
    case "choice":
      return optionOf(item, answer) === undefined ? "not-an-option" : null;
    case "open-choice":
      if (optionOf(item, answer) !== undefined) return null;
      return "valueString" in answer ? textFault(answer.valueString, item) : "not-an-option";
    default:
      return "malformed";
  }
}

/** The answers to a question that can stand: options as the questionnaire has them, each once. */
export function givenTo(item: Item, answers: Answers): readonly Answer[] {
  if (!isQuestion(item)) return [];
  const fitting = cleanAnswers(item, answers)
    .filter(answer => faultIn(item, answer) === null)
    .map(answer => optionOf(item, answer) ?? answer);
  const once = fitting.filter((answer, at) => fitting.findIndex(other => isSameValue(other, answer)) === at);
  return item.repeats === true ? once : once.slice(0, 1);
}

/** What the questions begin with. */
export function initialAnswers(items: readonly Item[]): Answers {
  const all: Answers = {};
  for (const item of items) {
    const values = [
      ...(item.initial ?? []).map(valueIn),
      ...(item.answerOption ?? []).filter(({ initialSelected }) => initialSelected).map(valueIn),
    ];
    const given = givenTo(item, { [item.linkId]: values });
    if (given.length > 0) all[item.linkId] = [...given];
    Object.assign(all, initialAnswers(item.item ?? []));
  }
  return all;
}
