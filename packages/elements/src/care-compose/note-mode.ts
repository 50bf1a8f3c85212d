import type { Draft } from "@carethread/client";
import type { RefusalCode, Visibility } from "@carethread/model";
import { html, type LitElement } from "lit";
import { icons } from "../text/text.ts";
import type { ComposeWords } from "./english.ts";

export interface NoteView {
  /** Why nothing but notes can be written. */
  readonly refused: RefusalCode | null;
  readonly isNote: boolean;
  readonly turn: () => void;
}

/** Whether what is written is a staff-only note: by hand, until it is switched back, or by whom it names, for this text alone. */
export class NoteMode {
  readonly #host: LitElement;
  #isNote = false;
  /** The person has said themselves who is to see this text. */
  #isSwitched = false;
  #isByMention = false;

  constructor(host: LitElement) {
    this.#host = host;
  }

  get isNote(): boolean {
    return this.#isNote;
  }

  /** Whether a name may still make a note of it. */
  get isOpen(): boolean {
    return !this.#isNote && !this.#isSwitched;
  }

  /** As it is kept with the text. */
  get kept(): Pick<Draft, "visibility" | "byMention"> {
    const visibility: Visibility = this.#isNote ? "staff" : "everyone";
    return this.#isByMention ? { visibility, byMention: true } : { visibility };
  }

  /** Another conversation. */
  reset(): void {
    this.#isSwitched = false;
    this.#isByMention = false;
  }

  show({ visibility, byMention }: Pick<Draft, "visibility" | "byMention">): void {
    this.#isByMention = byMention === true;
    this.#set(visibility === "staff");
  }

  /** By hand. */
  turn(on = !this.#isNote): void {
    this.#isSwitched = true;
    this.#isByMention = false;
    this.#set(on);
  }

  /** The text names somebody. */
  name(): void {
    this.#isByMention = true;
    this.#set(true);
  }

  sent(): void {
    if (this.#isByMention) this.#set(false);
    this.reset();
  }

  #set(isNote: boolean): void {
    if (isNote !== this.#isNote) this.#host.requestUpdate();
    this.#isNote = isNote;
  }

  /** Says what is being written, in words, too: a note to staff must not be taken for one to the patient. */
  render(words: ComposeWords, { refused, isNote, turn }: NoteView) {
    return html`<div class="mode">
      ${
        refused === null
          ? html`<button
              type="button"
              part="note"
              role="switch"
              aria-checked=${isNote}
              @mousedown=${(event: Event) => event.preventDefault()}
              @click=${turn}
            >
              <span>${icons.lock}${words.note}</span><i></i>
            </button>`
          : html`<span>${icons.lock}${words.note}</span>`
      }
      <span class="why">${refused === null ? "" : words.refused[refused]} ${isNote ? words.noteHint : ""}</span>
    </div>`;
  }
}
