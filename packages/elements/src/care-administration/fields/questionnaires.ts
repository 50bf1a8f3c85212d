/** Which of the practice's questionnaires are offered: those that are not named as off. */
import { html } from "lit";
import type { Field } from "./field.ts";
import { renderChoices } from "./simple.ts";

/** A questionnaire that the practice has. */
export interface Offered {
  readonly id: string;
  readonly title: string;
}

/** Of a list that is not known yet nothing is said. */
export function renderQuestionnaires(field: Field<readonly string[]>, list: readonly Offered[] | null) {
  const { value, words } = field;
  if (list === null) return null;
  if (list.length === 0) return html`<p class="hint">${words.questionnairesNone}</p>`;
  const ids = list.map(({ id }) => id);
  // What was switched off and is not there now stays off, should it come back.
  const others = value.filter(id => !ids.includes(id));
  const off = (on: readonly string[]): string[] => [...others, ...ids.filter(id => !on.includes(id))];
  return renderChoices(
    {
      ...field,
      names: Object.fromEntries(list.map(({ id, title }) => [id, title])),
      value: ids.filter(id => !value.includes(id)),
      set: on => field.set(off(on ?? [])),
    },
    ids,
  );
}
