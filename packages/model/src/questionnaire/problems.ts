/** What stands against answers: one code for each question that is not well answered. */
import { enabledItems } from "./enabled.ts";
import { type AnswerFault, cleanAnswers, faultIn, givenTo } from "./given.ts";
import { type Item, isQuestion, placedItems, type Questionnaire } from "./schema.ts";
import type { Answers } from "./values.ts";

/**
 * `required`: nothing is answered; `too-many`: one answer alone is wanted; `not-asked`: the questionnaire has no such
 * question; `empty`: nothing at all is answered.
 */
export type ProblemCode = AnswerFault | "required" | "too-many" | "not-asked" | "empty";

export interface AnswerProblem {
  readonly linkId: string;
  readonly code: ProblemCode;
}

export function problems(
  questionnaire: Pick<Questionnaire, "item">,
  answers: Answers,
): readonly AnswerProblem[] {
  const enabled = enabledItems(questionnaire, answers);
  const placed = [...placedItems(questionnaire.item)].map(({ item }) => item);
  const found: AnswerProblem[] = [];
  for (const item of placed.filter(({ linkId }) => enabled.has(linkId))) {
    const code = isQuestion(item) ? faultOf(item, answers) : groupFault(item, answers, enabled);
    if (code !== null) found.push({ linkId: item.linkId, code });
  }
  const questions = new Set(placed.filter(isQuestion).map(({ linkId }) => linkId));
  for (const linkId of Object.keys(answers))
    if (!questions.has(linkId)) found.push({ linkId, code: "not-asked" });
  if (found.length > 0) return found;
  const asked = placed.filter(item => isQuestion(item) && enabled.has(item.linkId));
  if (asked.some(item => givenTo(item, answers).length > 0)) return [];
  return asked.slice(0, 1).map(({ linkId }) => ({ linkId, code: "empty" }));
}

function faultOf(item: Item, answers: Answers): ProblemCode | null {
  const own = cleanAnswers(item, answers);
  for (const answer of own) {
    const fault = faultIn(item, answer);
    if (fault !== null) return fault;
  }
  if (own.length > 1 && item.repeats !== true) return "too-many";
  return own.length === 0 && item.required === true ? "required" : null;
}

/** Of a group that must be answered, one of its questions is. */
function groupFault(group: Item, answers: Answers, enabled: ReadonlySet<string>): ProblemCode | null {
  if (group.required !== true) return null;
  const asked = [...placedItems(group.item ?? [])]
    .map(({ item }) => item)
    .filter(item => isQuestion(item) && enabled.has(item.linkId));
  return asked.length === 0 || asked.some(item => cleanAnswers(item, answers).length > 0) ? null : "required";
}
