import type { ConversationStore, Finding } from "@carethread/client";
import { html, type LitElement, nothing, type ReactiveController, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { StoreController, type WordsController } from "../../controllers/controllers.ts";
import type { FoundPlace } from "../../events/events.ts";
import { icons } from "../../text/text.ts";
import type { english } from "../english.ts";

export interface FindBarOptions {
  readonly words: WordsController<typeof english>;
  readonly store: () => ConversationStore | undefined;
  /** What the page says was found here. */
  readonly given: () => FoundPlace | null;
  /** Whether it is known where the log is. */
  readonly isPlaced: () => boolean;
  /** Brings a place of the log onto the screen. */
  readonly show: (pos: number) => void;
}

/** *Find in conversation*: what is looked for in a thread, and where in it one is. */
export class FindBar implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: FindBarOptions;
  readonly #finding: StoreController<Finding | null>;
  #store: ConversationStore | undefined;
  #isOpen = false;
  #q = "";
  #shown: number | null = null;
  /** What of the page's was brought onto the screen. */
  #reached: FoundPlace | null = null;

  constructor(host: LitElement, options: FindBarOptions) {
    this.#host = host;
    this.#options = options;
    this.#finding = new StoreController(host, () => options.store()?.$finding);
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** What is marked in the thread; null where nothing is looked for. */
  get found(): FoundPlace | null {
    const finding = this.#finding.value;
    if (!this.#isOpen || !finding) return this.#options.given();
    return { q: finding.q, pos: finding.current ?? 0 };
  }

  hostUpdate(): void {
    const store = this.#options.store();
    if (store !== this.#store) {
      // What was looked for in another conversation is no question to this one.
      this.#store?.find("");
      this.#store = store;
      this.#isOpen = false;
      this.#q = "";
      this.#shown = null;
    }
    const current = this.#finding.value?.current ?? null;
    if (current !== null && current !== this.#shown) this.#options.show(current);
    this.#shown = current;
  }

  hostUpdated(): void {
    const given = this.#options.given();
    if (given === this.#reached || !this.#options.isPlaced()) return;
    this.#reached = given;
    if (given !== null) this.#options.show(given.pos);
  }

  hostDisconnected(): void {
    this.#store?.find("");
  }

  async toggle(): Promise<void> {
    if (this.#isOpen) return this.#close();
    this.#isOpen = true;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#focus("#find");
  }

  async #close(): Promise<void> {
    this.#isOpen = false;
    this.#find("");
    await this.#host.updateComplete;
    this.#focus("[part=find]");
  }

  #find(q: string): void {
    this.#q = q;
    this.#shown = null;
    this.#store?.find(q);
    this.#host.requestUpdate();
  }

  #go(step: 1 | -1): void {
    // The reader stays where they are.
    this.#store?.findNext(step).catch(() => {});
  }

  #focus(selector: string): void {
    this.#host.shadowRoot?.querySelector<HTMLElement>(selector)?.focus();
  }

  readonly #handleKey = (event: KeyboardEvent): void => {
    if (event.isComposing || event.keyCode === 229) return;
    const isInField = (event.target as Element).id === "find";
    if (event.key === "Escape") void this.#close();
    else if (event.key === "Enter" && isInField) this.#go(event.shiftKey ? 1 : -1);
    else return;
    event.preventDefault();
  };

  #renderCount() {
    const words = this.#options.words.table;
    const finding = this.#finding.value;
    if (!finding || this.#q.trim() === "") return nothing;
    const { state, places, current, more } = finding;
    if (state === "searching") return words.searching;
    if (state === "failed") return words.searchFailed;
    if (places.length === 0) return words.foundNothing;
    const at = current === null ? places.length : places.indexOf(current) + 1;
    return (more ? words.foundAtOfMore : words.foundAt)(at, places.length);
  }

  render(): TemplateResult | typeof nothing {
    if (!this.#isOpen) return nothing;
    const words = this.#options.words.table;
    const isFound = (this.#finding.value?.places.length ?? 0) > 0;
    const step = (by: 1 | -1, label: string, part: string) => html`<button
      part=${part}
      class="button icon"
      aria-label=${label}
      ?disabled=${!isFound}
      @click=${() => this.#go(by)}
    >
      ${by < 0 ? icons.up : icons.down}
    </button>`;
    return html`<div part="find-bar" class="find-bar" role="search" @keydown=${this.#handleKey}>
      <label class="sr" for="find">${words.findInConversation}</label>
      <input
        part="find-field"
        id="find"
        type="search"
        autocomplete="off"
        enterkeyhint="search"
        maxlength="200"
        dir="auto"
        placeholder=${words.findInConversation}
        .value=${live(this.#q)}
        @input=${(event: Event) => this.#find((event.target as HTMLInputElement).value)}
      />
      <span part="find-count" class="find-count" role="status">${this.#renderCount()}</span>
      ${step(-1, words.findPrevious, "find-previous")} ${step(1, words.findNext, "find-next")}
      <button part="find-close" class="button icon" aria-label=${words.closeFind} @click=${() => this.#close()}>
        ${icons.close}
      </button>
    </div>`;
  }
}
