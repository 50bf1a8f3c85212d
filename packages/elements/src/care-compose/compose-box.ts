import { html, type LitElement, nothing, type ReactiveController } from "lit";
import { live } from "lit/directives/live.js";
import { directionOf } from "../text/text.ts";
import type { MentionList } from "./mention-list.ts";

/** What the text box tells of. */
export interface BoxEvents {
  /** The person has made its text another. */
  readonly typed: (text: string) => void;
  /** The keys were pressed that send. */
  readonly entered: () => void;
  /** Whether Enter sends; else it begins a new line, and with Ctrl (⌘) it sends. */
  readonly enterSends: () => boolean;
  /** It has lost the focus; `typed` where something was typed since it had it. */
  readonly left: (typed: boolean) => void;
}

export interface BoxLooks {
  readonly label: string;
  readonly placeholder: string;
  readonly isInvalid: boolean;
  /** There is a list of whom to mention. */
  readonly hasMentions: boolean;
}

/** The text box: as high as its text, with a list over it while an @ is being written. */
export class ComposeBox implements ReactiveController {
  readonly #host: LitElement;
  readonly #mentions: MentionList;
  readonly #on: BoxEvents;
  #text = "";
  /** The text by which it has its height. */
  #grownTo: string | undefined;
  /** Something was typed since the box got the focus. */
  #isTyping = false;

  constructor(host: LitElement, mentions: MentionList, on: BoxEvents) {
    this.#host = host;
    this.#mentions = mentions;
    this.#on = on;
    host.addController(this);
  }

  get element(): HTMLTextAreaElement | null {
    return this.#host.shadowRoot?.querySelector("textarea") ?? null;
  }

  get text(): string {
    return this.#text;
  }

  /** What is being typed here comes before what was typed elsewhere, or words, caret and a composition would vanish. */
  get isHeld(): boolean {
    return this.#isTyping && this.element !== null && this.#host.shadowRoot?.activeElement === this.element;
  }

  show(text: string): void {
    if (text === this.#text) return;
    this.#text = text;
    this.#host.requestUpdate();
  }

  /** What was typed is done with: what is shown next need not wait for the focus to go. */
  release(): void {
    this.#isTyping = false;
  }

  /** As if it were typed, so that it can be undone. */
  replace(from: number, to: number, by: string): void {
    const box = this.element;
    if (box === null) return;
    box.focus();
    box.setSelectionRange(from, to);
    if (!document.execCommand(by === "" ? "delete" : "insertText", false, by)) {
      box.setRangeText(by, from, to, "end");
      this.#handleTyped(box.value);
    }
  }

  #handleTyped(text: string): void {
    this.show(text);
    this.#on.typed(text);
  }

  hostUpdated(): void {
    const box = this.element;
    if (box !== null && this.#text === this.#grownTo) return;
    this.#grownTo = box === null ? undefined : this.#text;
    if (box === null) return;
    // The line keeps its height while the box is measured without one, or the thread above grew for a moment and lost its
    // place.
    const line = box.parentElement as HTMLElement;
    line.style.minBlockSize = `${line.offsetHeight}px`;
    box.style.blockSize = "auto";
    // Borders are part of the box and not of scrollHeight.
    box.style.blockSize = `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`;
    line.style.minBlockSize = "";
  }

  readonly #handleInput = (event: Event): void => {
    this.#isTyping = true;
    this.#handleTyped((event.target as HTMLTextAreaElement).value);
    if (!(event as InputEvent).isComposing) this.#mentions.look(true);
  };

  readonly #handleKey = (event: KeyboardEvent): void => {
    if (this.#mentions.handleKey(event)) return;
    if (event.key !== "Enter" || event.shiftKey || event.altKey) return;
    if (!this.#on.enterSends() && !event.ctrlKey && !event.metaKey) return;
    // Enter that ends a composition picks a word; Safari tells it by the key code alone.
    if (event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.#on.entered();
  };

  /** Also when the whole window loses the focus: another one may be typed in from here on. */
  readonly #handleBlur = (): void => {
    this.#mentions.close();
    const typed = this.#isTyping;
    this.#isTyping = false;
    this.#on.left(typed);
  };

  readonly #look = (): void => this.#mentions.look(false);

  render({ label, placeholder, isInvalid, hasMentions }: BoxLooks) {
    return html`<textarea
      part="box"
      rows="1"
      dir=${directionOf(this.#text)}
      aria-label=${label}
      aria-describedby="error count policy"
      aria-invalid=${isInvalid ? "true" : nothing}
      aria-autocomplete=${hasMentions ? "list" : nothing}
      aria-haspopup=${hasMentions ? "listbox" : nothing}
      aria-controls=${hasMentions ? "mentions" : nothing}
      aria-activedescendant=${this.#mentions.activeId ?? nothing}
      placeholder=${placeholder}
      enterkeyhint=${this.#on.enterSends() ? "send" : "enter"}
      .value=${live(this.#text)}
      @input=${this.#handleInput}
      @compositionend=${() => this.#mentions.look(true)}
      @keydown=${this.#handleKey}
      @keyup=${this.#look}
      @click=${this.#look}
      @blur=${this.#handleBlur}
    ></textarea>`;
  }
}
