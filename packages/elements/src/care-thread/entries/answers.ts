/** A message that was made of the answers to a questionnaire: question by question. */
import {
  type Answer,
  type AnswerLine,
  plainAnswer,
  type QuestionnaireResponse,
  readable,
} from "@carethread/model";
import { html, nothing } from "lit";
import { birthDate } from "../../text/text.ts";
import type { Viewer } from "../english.ts";

/** Questions below one heading, or below none. */
interface Section {
  readonly heading: string | null;
  readonly lines: AnswerLine[];
}

function sectionsOf(lines: readonly AnswerLine[]): readonly Section[] {
  const sections: Section[] = [{ heading: null, lines: [] }];
  for (const line of lines) {
    if (line.answers.length === 0) sections.push({ heading: line.text, lines: [] });
    else sections.at(-1)?.lines.push(line);
  }
  return sections.filter(({ heading, lines }) => heading !== null || lines.length > 0);
}

function inWords(answer: Answer, { words, language }: Viewer): string {
  if ("valueBoolean" in answer) return answer.valueBoolean ? words.answerYes : words.answerNo;
  if ("valueDecimal" in answer)
    return answer.valueDecimal.toLocaleString(language, { maximumFractionDigits: 20 });
  return "valueDate" in answer ? birthDate(language, answer.valueDate) : plainAnswer(answer);
}

/** The line ends between them are for who copies it. */
export function renderAnswers(response: QuestionnaireResponse, viewer: Viewer) {
  const lines = readable(response, answer => inWords(answer, viewer));
  return html`<div part="answers" class="answers">
    ${sectionsOf(lines).map(
      ({ heading, lines }) =>
        html`${heading === null ? nothing : html`<p class="answers-heading" dir="auto">${heading}</p>${"\n"}`}
          ${
            lines.length === 0
              ? nothing
              : html`<dl>
                  ${lines.map(
                    ({ text, answers }) =>
                      html`<div>
                        <dt part="question" dir="auto">${text}</dt>${"\n"}
                        ${answers.map(answer => html`<dd part="answer" dir="auto">${answer}</dd>${"\n"}`)}
                      </div>`,
                  )}
                </dl>`
          }`,
    )}
  </div>`;
}
