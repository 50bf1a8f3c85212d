import type { Entries } from "@carethread/client";
import type { ProblemCode, QuestionnaireItem } from "@carethread/model";
import type { QuestionnaireWords } from "../english.ts";

/** What a form's fields show, and what they do. */
export interface FieldsView {
  readonly words: QuestionnaireWords;
  readonly entries: Entries;
  /** The `linkId`s of what is asked now. */
  readonly asked: ReadonlySet<string>;
  /** What is wrong, by `linkId`. */
  readonly problems: ReadonlyMap<string, ProblemCode>;
  /** The language of the questions; undefined where they are in the page's. */
  readonly language: string | undefined;
  /** Nothing can be changed. */
  readonly locked: boolean;
  /** The id of an item in the document: a `linkId` may have any characters in it. */
  idOf(item: QuestionnaireItem): string;
  /** `isWhole` is false for what a browser takes for half of an answer, as a date without its year. */
  change(item: QuestionnaireItem, values: readonly string[], isWhole?: boolean): void;
}

export function textIn(item: QuestionnaireItem): string {
  return item.text ?? "";
}

/** What is wrong with an item, in words; empty for nothing. */
export function problemIn(item: QuestionnaireItem, { words, problems }: FieldsView): string {
  const code = problems.get(item.linkId);
  if (code === undefined) return "";
  return code === "not-a-number" && item.type === "integer" ? words.wholeNumber : words.answerProblems[code];
}
