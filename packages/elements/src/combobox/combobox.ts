/** A box for text with a list of choices beside it: the ARIA 1.2 combobox, whatever is chosen. */
import { html, type LitElement, nothing, type ReactiveController, type TemplateResult } from "lit";
import { Popup, type PopupOptions } from "../layers/layers.ts";

export { Asked } from "./asked.ts";

/** What the list has while it is open. */
export interface Choices<T> {
  readonly options: readonly T[];
  /** The one that is active before the person has moved; undefined where Enter is to take none. */
  readonly first: T | undefined;
  /** What is read below the options, or in their place. */
  readonly line: string;
}

export interface ComboboxOptions<T> extends Omit<PopupOptions, "popup"> {
  /** The list's id in the host's shadow root; those of its options begin with it. */
  readonly id: string;
  readonly choices: () => Choices<T>;
  readonly keyOf: (option: T) => string;
  readonly choose: (option: T) => void;
  /** What stands in an option. */
  readonly renderOption: (option: T) => TemplateResult;
  /** Those that are shown, and cannot be chosen. */
  readonly isDisabled?: (option: T) => boolean;
  /** Tab chooses, as Enter does. Elsewhere it goes on, and the list closes with the focus. */
  readonly tabChooses?: boolean;
}

/** What is read of the list. */
export interface ListWords {
  /** What the list is called. */
  readonly label: string;
  /** Says how many there are, to screen readers alone. */
  readonly count: (n: number) => string;
}

const nothingToChoose = { options: [], first: undefined, line: "" };

/**
 * The list and its keys. The box keeps the focus and names the active option by `activeId`; whoever renders it says when
 * the list opens, and asks `handleKey` first.
 */
export class Combobox<T> implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: ComboboxOptions<T>;
  #isOpen = false;
  /** The key of the option to which the person has moved; none before. */
  #moved: string | undefined;

  constructor(host: LitElement, options: ComboboxOptions<T>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
    new Popup(host, { ...options, popup: `[data-list="${options.id}"]` });
  }

  hostDisconnected(): void {
    this.close();
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Whether there are options to choose from. */
  get hasOptions(): boolean {
    return this.#choices().options.length > 0;
  }

  /** The active option's id; undefined where there is none. */
  get activeId(): string | undefined {
    const { options, active } = this.#choices();
    return active === undefined ? undefined : this.#idOf(options.indexOf(active));
  }

  open(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#host.requestUpdate();
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.restart();
  }

  /** Other options: the first one is active again. */
  restart(): void {
    this.#moved = undefined;
    this.#host.requestUpdate();
  }

  #idOf(index: number): string {
    return `${this.#options.id}-${index}`;
  }

  #choices() {
    const { options, first, line }: Choices<T> = this.#isOpen ? this.#options.choices() : nothingToChoose;
    const moved = options.find(option => this.#options.keyOf(option) === this.#moved);
    return { options, line, active: moved ?? first };
  }

  #choose(option: T): void {
    if (this.#options.isDisabled?.(option)) return;
    this.close();
    this.#options.choose(option);
  }

  #moveTo(option: T | undefined): void {
    this.#moved = option && this.#options.keyOf(option);
    this.#host.requestUpdate();
    this.#host.updateComplete.then(() => {
      const id = this.activeId;
      if (id !== undefined) this.#host.shadowRoot?.getElementById(id)?.scrollIntoView({ block: "nearest" });
    });
  }

  /** True where the key was for the list, and nothing around it has to do with it. */
  handleKey(event: KeyboardEvent): boolean {
    if (event.isComposing || event.keyCode === 229) return false;
    if (event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return false;
    if (!this.#isOpen || !this.#take(event.key)) return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  #take(key: string): boolean {
    const { options, active, line } = this.#choices();
    if (key === "Escape") {
      // What is not seen cannot be meant.
      const isSeen = options.length > 0 || line !== "";
      if (isSeen) this.close();
      return isSeen;
    }
    if (options.length === 0) return false;
    const at = active === undefined ? -1 : options.indexOf(active);
    switch (key) {
      case "ArrowDown":
        this.#moveTo(options[(at + 1) % options.length]);
        return true;
      case "ArrowUp":
        this.#moveTo(options.at(at < 0 ? -1 : at - 1));
        return true;
      case "Home":
      case "End":
        // They are the text's, until the person is in the list.
        if (this.#moved === undefined) return false;
        this.#moveTo(options.at(key === "Home" ? 0 : -1));
        return true;
      case "Enter":
        if (active !== undefined) this.#choose(active);
        return active !== undefined;
      case "Tab":
        return this.#tab(active);
      default:
        return false;
    }
  }

  #tab(active: T | undefined): boolean {
    if (!this.#options.tabChooses || active === undefined) return false;
    const isDisabled = this.#options.isDisabled?.(active) === true;
    if (isDisabled) this.close();
    else this.#choose(active);
    return !isDisabled;
  }

  #renderOption(option: T, index: number, isActive: boolean) {
    return html`<li
      part="option"
      id=${this.#idOf(index)}
      role="option"
      aria-selected=${isActive ? "true" : "false"}
      aria-disabled=${this.#options.isDisabled?.(option) ? "true" : nothing}
      class=${isActive ? "active" : ""}
      @click=${() => this.#choose(option)}
    >
      ${this.#options.renderOption(option)}
    </li>`;
  }

  /** The list, and what a screen reader says of it. */
  render({ label, count }: ListWords): TemplateResult {
    const { options, active, line } = this.#choices();
    const some = options.length > 0;
    const said = some ? `${count(options.length)} ${line}` : line;
    return html`<div
        part="popup"
        class="popup"
        data-list=${this.#options.id}
        popover="manual"
        ?hidden=${!some && line === ""}
        @mousedown=${(event: Event) => event.preventDefault()}
      >
        <ul id=${this.#options.id} role="listbox" aria-label=${label} ?hidden=${!some}>
          ${options.map((option, index) => this.#renderOption(option, index, option === active))}
        </ul>
        ${line === "" ? nothing : html`<p class="popup-line ${some ? "" : "alone"}" aria-hidden="true">${line}</p>`}
      </div>
      <div class="sr" role="status">${said.trim()}</div>`;
  }
}
