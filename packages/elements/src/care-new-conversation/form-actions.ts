/** The buttons below the form. */
import type { StartForm } from "@carethread/model";
import { html } from "lit";
import type { FormWords } from "./english.ts";

export interface FormActions {
  readonly sending: boolean;
  /** Nothing can be begun by the form as it is. */
  readonly isOff: boolean;
  readonly cancel: () => void;
}

/** Of a form that is not known nothing is sent. */
export function renderActions(
  words: FormWords,
  flags: StartForm | undefined,
  { sending, isOff, cancel }: FormActions,
) {
  const label = flags?.empty
    ? sending
      ? words.creating
      : words.create
    : sending
      ? words.sendingMessage
      : words.sendMessage;
  return html`<div class="actions">
    <button part="cancel" type="button" class="button" @click=${cancel}>${words.cancel}</button>
    <button part="send" class="button primary" ?disabled=${sending || isOff || flags === undefined}>${label}</button>
  </div>`;
}
