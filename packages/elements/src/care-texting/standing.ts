/** How a patient stands to being texted, in words, and what can be done about it. */
import { deedsFor, mostReplies, type PatientTexting, type TextingDeed } from "@carethread/model";
import { html, nothing } from "lit";
import type { TextingWords } from "./english.ts";

type Deed = TextingDeed["deed"];

export interface Standing {
  readonly texting: PatientTexting;
  readonly words: TextingWords;
  /** When a text goes out that waits; null where none does. */
  readonly goesOutAt: string | null;
  readonly isBusy: boolean;
  readonly does: (deed: Deed) => void;
}

function aboutOf(
  { status, attempts, failedBy, optedOutBy }: PatientTexting,
  words: TextingWords,
  goesOutAt: string | null,
): string {
  switch (status) {
    case "none":
      return "";
    case "pending":
      return goesOutAt === null
        ? words.textingPending(mostReplies - attempts)
        : words.textingGoesOut(goesOutAt);
    case "enabled":
      return words.textingEnabled;
    case "failed":
      return words.textingFailed[failedBy ?? "unknown"];
    case "opted-out":
      return words.textingOptedOut[optedOutBy ?? "staff"];
  }
}

export function renderStanding({ texting, words, goesOutAt, isBusy, does }: Standing) {
  const { status, unclear = [] } = texting;
  const said: Partial<Record<Deed, string>> = {
    resend: words.textingResend,
    "opt-out": words.textingOptOut,
    consent: words.textingConsent,
  };
  // To invite them is the button's beside the number.
  const able = deedsFor(texting).filter(deed => said[deed] !== undefined);
  if (status === "none") return nothing;
  return html`<div class="standing">
    <p>
      <span part="status" data-status=${status}>${words.textingStatus[status]}</span>
      <span class="about">${aboutOf(texting, words, goesOutAt)}</span>
    </p>
    <div class="deeds">
      ${able.map(
        deed => html`<button
          part=${deed}
          type="button"
          class="link plain"
          aria-disabled=${isBusy ? "true" : nothing}
          @click=${() => does(deed)}
        >
          ${said[deed]}
        </button>`,
      )}
    </div>
    ${
      unclear.length === 0
        ? nothing
        : html`<div part="unclear">
            <p>${words.textingUnclear(unclear.length)}</p>
            <ul>
              ${unclear.map(({ text }) => html`<li dir="auto">${text}</li>`)}
            </ul>
            <button
              part="take"
              type="button"
              class="button"
              aria-disabled=${isBusy ? "true" : nothing}
              @click=${() => does("take")}
            >
              ${words.textingTake}
            </button>
          </div>`
    }
  </div>`;
}
