import type { Kind, StartForm } from "@carethread/model";
import { html, nothing, type TemplateResult } from "lit";
import type { FormWords } from "../english.ts";

export interface KindChoice {
  readonly forms: readonly StartForm[];
  readonly kind: Kind;
  readonly locked: boolean;
  readonly choose: (kind: Kind) => void;
}

/** What kind of conversation it is to be, where there are several. */
export function renderKindChoice(words: FormWords, { forms, kind, locked, choose }: KindChoice) {
  if (forms.length < 2) return nothing;
  const renderKind = (form: StartForm): TemplateResult =>
    html`<label part="kind" class="kind">
      <input
        type="radio"
        name="kind"
        .checked=${form.kind === kind}
        ?disabled=${locked}
        @change=${() => choose(form.kind)}
      />
      <span>${words.kindNames[form.kind]}</span>
    </label>`;
  return html`<fieldset class="kinds">
    <legend>${words.kindField}</legend>
    ${forms.map(renderKind)}
  </fieldset>`;
}
