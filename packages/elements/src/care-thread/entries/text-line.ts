/** The line under a message that came from a phone or also went to one: that it did, and what became of it. */
import { html, nothing, type TemplateResult } from "lit";
import { icons } from "../../text/text.ts";
import type { ThreadWords } from "../english.ts";
import type { MessageEntry } from "./entry.ts";

export function renderTextLine(
  { message, delivery }: MessageEntry,
  words: ThreadWords,
  again: (() => void) | null,
): TemplateResult | typeof nothing {
  if (message?.channel !== "sms") return nothing;
  const { omitted } = message;
  if (delivery?.status === "failed") {
    const { code } = delivery;
    const why =
      code === undefined ? words.textGone : (words.textProblems[String(code)] ?? words.textProblems.other);
    return html`<div part="text-line" class="note-line failed">
      <p>${icons.alert}<span>${words.textFailed(why)}</span></p>
      ${
        again === null
          ? nothing
          : html`<p class="actions">
              <button part="text-again" class="link plain" @click=${again}>${words.textAgain}</button>
            </p>`
      }
    </div>`;
  }
  const said = delivery === undefined ? words.textMessage : words.textDelivered[delivery.status];
  return html`<p part="text-line" class="note-line">
    ${said}${omitted === undefined ? nothing : html` · ${words.textOmitted(omitted)}`}
  </p>`;
}
