import type { Entries } from "@carethread/client";
import { initialAnswers, type Questionnaire, type QuestionnaireItem } from "@carethread/model";
import { entriesFrom } from "./entries.ts";

/** A questionnaire as its form needs it. */
export interface Form {
  readonly of: Questionnaire;
  /** All items in the order in which they stand. */
  readonly items: readonly QuestionnaireItem[];
  readonly initial: Entries;
}

function itemsIn(items: readonly QuestionnaireItem[]): readonly QuestionnaireItem[] {
  return items.flatMap(item => [item, ...itemsIn(item.item ?? [])]);
}

export function formOf(of: Questionnaire): Form {
  const items = itemsIn(of.item);
  return { of, items, initial: entriesFrom(items, initialAnswers(of.item)) };
}
