/** A conversation that begins with answers: its title, and its first message. */
import * as z from "zod/mini";
import { type Refusal, refusal } from "../refusals/refusals.ts";
import { textProblem } from "../text/text.ts";
import { bounds } from "./bounds.ts";
import { problems } from "./problems.ts";
import { QuestionnaireResponse, readableText, responseOf } from "./response.ts";
import { type Questionnaire, QuestionnaireId } from "./schema.ts";
import { Answers } from "./values.ts";

/** What somebody answered: by the `linkId` of each question. */
export const QuestionnaireAnswers = /* @__PURE__ */ z.object({
  questionnaire: QuestionnaireId,
  items: Answers,
});
export type QuestionnaireAnswers = z.infer<typeof QuestionnaireAnswers>;

/** What a conversation begins with, as a room made it of the answers. */
export const AnsweredStart = /* @__PURE__ */ z.object({
  title: z.string(),
  text: z.string(),
  response: QuestionnaireResponse,
});
export type AnsweredStart = z.infer<typeof AnsweredStart>;

/** `at` is when it was given in, milliseconds since 1970. */
export function answeredBy(
  questionnaire: Questionnaire,
  answers: Answers,
  at: number,
): AnsweredStart | Refusal {
  const [problem] = problems(questionnaire, answers);
  if (problem !== undefined) {
    const { linkId, code } = problem;
    return refusal("answers-incomplete", { linkId, problem: code });
  }
  const response = responseOf(questionnaire, answers, at);
  const text = readableText(response);
  const size = new TextEncoder().encode(JSON.stringify(response)).byteLength;
  if (textProblem(text) === "text-too-long" || size > bounds.response) return refusal("answers-too-long");
  return { title: questionnaire.title, text, response };
}
