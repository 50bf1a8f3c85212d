/** To whom a task is handed over, and with which words: a small form in the task's own row. */
import type { CareClient } from "@carethread/client";
import { limits, type StaffMatch, type TaskItem } from "@carethread/model";
import { html, type LitElement, nothing, type ReactiveController } from "lit";
import { live } from "lit/directives/live.js";
import { Asked } from "../combobox/asked.ts";
import { type Choices, Combobox } from "../combobox/combobox.ts";
import { directionOf } from "../text/text.ts";
import { errorSentence } from "../words/words.ts";
import type { TasksWords } from "./english.ts";

export interface HandOverOptions {
  readonly client: () => CareClient | undefined;
  readonly words: () => TasksWords;
  readonly me: () => string;
  /** Somebody was chosen, and is to have it. */
  readonly give: (item: TaskItem, to: StaffMatch["person"], note: string) => void;
}

export class HandOver implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: HandOverOptions;
  readonly #list: Combobox<StaffMatch>;
  #item: TaskItem | null = null;
  #text = "";
  #note = "";
  #chosen: StaffMatch["person"] | null = null;
  readonly #asked: Asked<readonly StaffMatch[]>;
  #isMissing = false;

  constructor(host: LitElement, options: HandOverOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
    this.#asked = new Asked(host, {
      ask: (text, signal) => this.#find(text, signal),
      answered: () => this.#list.restart(),
    });
    this.#list = new Combobox(host, {
      id: "staff",
      beside: "#hand-over-to",
      prefers: "below",
      fit: "wide",
      choices: () => this.#choices(),
      keyOf: ({ person }) => person.id,
      choose: ({ person }) => this.#choose(person),
      isDisabled: ({ mention }) => mention !== null,
      renderOption: match => this.#renderOption(match),
    });
  }

  hostDisconnected(): void {
    this.close();
  }

  /** The task that is being handed over. */
  get task(): string | null {
    return this.#item?.task.id ?? null;
  }

  open(item: TaskItem): void {
    this.close();
    this.#item = item;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#field()?.focus());
  }

  close(): void {
    this.#asked.reset();
    this.#item = null;
    this.#text = "";
    this.#note = "";
    this.#chosen = null;
    this.#isMissing = false;
    this.#list.close();
    this.#host.requestUpdate();
  }

  #field(): HTMLElement | null | undefined {
    return this.#host.shadowRoot?.getElementById("hand-over-to");
  }

  #choose(person: StaffMatch["person"]): void {
    this.#chosen = person;
    this.#text = person.name;
    this.#asked.reset();
    this.#isMissing = false;
    this.#host.requestUpdate();
  }

  /** Of the staff those who do not have it yet. */
  async #find(text: string, signal: AbortSignal): Promise<readonly StaffMatch[] | undefined> {
    const { client, me } = this.#options;
    const item = this.#item;
    const found = await client()?.findStaff(text, item?.patient.id ?? "", { signal });
    return found?.staff.filter(({ person }) => person.id !== item?.task.owner?.id && person.id !== me());
  }

  #choices(): Choices<StaffMatch> {
    const options = this.#asked.answer ?? [];
    const first = this.#text.trim() === "" ? undefined : options.find(({ mention }) => mention === null);
    return { options, first, line: this.#line() };
  }

  #line(): string {
    const words = this.#options.words();
    const { state } = this.#asked;
    switch (state.is) {
      case "idle":
        return "";
      case "searching":
        return words.handOverSearching;
      case "failed":
        return errorSentence(state.error, words);
      case "found":
        return state.answer.length === 0 ? words.handOverNobody : "";
    }
  }

  #renderOption({ person, mention }: StaffMatch) {
    const { handOverCannot } = this.#options.words();
    return html`<bdi class="option-name">${person.name}</bdi>
      <span class="hint">${mention === null ? html`<bdi>${person.title ?? ""}</bdi>` : handOverCannot}</span>`;
  }

  readonly #handleInput = (event: Event): void => {
    this.#text = (event.target as HTMLInputElement).value;
    this.#chosen = null;
    this.#list.open();
    this.#asked.ask(this.#text);
  };

  readonly #handleClick = (): void => {
    if (this.#list.isOpen) return;
    this.#list.open();
    if (this.#asked.state.is !== "found") this.#asked.ask(this.#text, 0);
  };

  readonly #handleKey = (event: KeyboardEvent): void => {
    if (this.#list.handleKey(event) || event.isComposing) return;
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    this.#handleClick();
  };

  readonly #handleSubmit = (event: Event): void => {
    event.preventDefault();
    if (this.#item === null) return;
    if (this.#chosen === null) {
      this.#isMissing = true;
      this.#host.requestUpdate();
      this.#field()?.focus();
    } else this.#options.give(this.#item, this.#chosen, this.#note.trim());
  };

  readonly #handleEscape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    this.#leave();
  };

  /** Back to where it was opened. */
  #leave(): void {
    const id = this.task;
    this.close();
    void this.#host.updateComplete.then(() =>
      this.#host.shadowRoot?.querySelector<HTMLElement>(`[data-task="${id}"] [part~=hand-over]`)?.focus(),
    );
  }

  /** `name` is what the task is called. */
  render(name: string, isBusy: boolean) {
    const words = this.#options.words();
    return html`<form
      part="hand-over-form"
      class="hand-over-form"
      aria-label=${words.handOverHeading(name)}
      novalidate
      @submit=${this.#handleSubmit}
      @keydown=${this.#handleEscape}
    >
      <div class="field">
        <label for="hand-over-to">${words.handOverTo}</label>
        <input
          part="hand-over-to"
          id="hand-over-to"
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck="false"
          dir=${directionOf(this.#text)}
          aria-autocomplete="list"
          aria-expanded=${this.#list.hasOptions ? "true" : "false"}
          aria-controls="staff"
          aria-activedescendant=${this.#list.activeId ?? nothing}
          aria-describedby="hand-over-error"
          aria-invalid=${this.#isMissing ? "true" : nothing}
          aria-required="true"
          placeholder=${words.handOverToHint}
          .value=${live(this.#text)}
          @input=${this.#handleInput}
          @keydown=${this.#handleKey}
          @click=${this.#handleClick}
          @blur=${() => this.#list.close()}
        />
        ${this.#list.render({ label: words.handOverTo, count: words.staffFoundCount })}
        <p part="error" class="error" id="hand-over-error">${this.#isMissing ? words.handOverWho : ""}</p>
      </div>
      <div class="field">
        <label for="hand-over-note">${words.handOverNote}</label>
        <textarea
          part="hand-over-note"
          id="hand-over-note"
          rows="2"
          maxlength=${limits.taskNoteLength}
          aria-describedby="hand-over-hint"
          .value=${live(this.#note)}
          @input=${(event: Event) => {
            this.#note = (event.target as HTMLTextAreaElement).value;
          }}
        ></textarea>
        <p class="hint" id="hand-over-hint">${words.handOverNoteHint}</p>
      </div>
      <div class="form-actions">
        <button part="hand-over-send" class="button primary" ?disabled=${isBusy}>${words.handOver}</button>
        <button part="hand-over-cancel" class="button" type="button" @click=${() => this.#leave()}>
          ${words.cancel}
        </button>
      </div>
    </form>`;
  }
}
