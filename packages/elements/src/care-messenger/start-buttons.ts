import type { PagePractice, Person } from "@carethread/model";
import { html, nothing, type TemplateResult } from "lit";
import { icons } from "../text/text.ts";
import type { MessengerWords } from "./english.ts";

/**
 * How a conversation is begun from the list: not at all, by a button in words, or by a plus, where what is begun has no
 * first message. A portal user reads the latter in words, too.
 */
export type StartButton = "none" | "words" | "plus" | "plus-and-words";

/** Of a kind of which a patient has one, choosing the patient is enough. */
export function startButtonOf(
  practice: PagePractice | null | undefined,
  me: Person | null | undefined,
): StartButton {
  if (me == null) return "none";
  // Rooms that say nothing of their practice.
  if (practice == null) return "words";
  const forms = practice.starts.filter(({ unique }) => !unique);
  if (forms.length === 0) return "none";
  if (!forms.every(({ empty, questionnaire }) => empty || questionnaire)) return "words";
  return me.side === "portal" ? "plus-and-words" : "plus";
}

export function renderStartButton(words: MessengerWords, button: StartButton, start: () => void) {
  if (button === "none") return nothing;
  if (button === "words")
    return html`<button part="new-message" class="button primary new-message" @click=${start}>
      ${icons.plus}${words.newMessage}
    </button>`;
  const name = words.plusNamed(words.newMessage);
  return html`<button
    part="new-message"
    class="button primary new-message plus"
    aria-label=${name}
    title=${name}
    @click=${start}
  >
    +
  </button>`;
}

export function renderSendAMessage(
  words: MessengerWords,
  button: StartButton,
  start: () => void,
): TemplateResult | typeof nothing {
  if (button !== "plus-and-words") return nothing;
  return html`<p class="send-a-message">
    <button part="send-a-message" class="button" @click=${start}>${words.sendAMessage}</button>
  </p>`;
}
