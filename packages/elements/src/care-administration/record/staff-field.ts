/** The field for one of the staff: a combobox that asks the practice's directory as the person types. */
import type { AuditRecord } from "@carethread/client";
import type { Person } from "@carethread/model";
import { html, type LitElement, nothing, type ReactiveController } from "lit";
import { live } from "lit/directives/live.js";
import { type Choices, Combobox } from "../../combobox/combobox.ts";
import { directionOf } from "../../text/text.ts";
import { errorSentence } from "../../words/words.ts";
import type { AdministrationWords } from "../english.ts";

/** From the last key to the question. */
const debounce = 200;

export interface StaffFieldOptions {
  readonly record: () => AuditRecord | null;
  readonly words: () => AdministrationWords;
  readonly changed: () => void;
}

export class StaffField implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: StaffFieldOptions;
  readonly #list: Combobox<Person>;
  #text = "";
  #found: readonly Person[] | null = null;
  #error: unknown = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: AbortController | undefined;

  chosen: Pick<Person, "id" | "name"> | null = null;

  constructor(host: LitElement, options: StaffFieldOptions) {
    this.#host = host;
    this.#options = options;
    this.#list = new Combobox(host, {
      id: "record-staff-list",
      beside: "#record-staff",
      prefers: "below",
      fit: "wide",
      choices: () => this.#choices(),
      keyOf: ({ id }) => id,
      choose: person => {
        this.show(person);
        this.#options.changed();
      },
      renderOption: ({ name, title }) =>
        html`<bdi class="option-name">${name}</bdi> ${title ? html`<bdi class="hint">${title}</bdi>` : nothing}`,
    });
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
  }

  show(person: Pick<Person, "id" | "name"> | null): void {
    this.chosen = person;
    this.#text = person?.name ?? "";
    this.#found = null;
    this.#list.close();
    this.#host.requestUpdate();
  }

  #ask(wait: number): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#found = null;
    this.#error = null;
    this.#timer = setTimeout(() => void this.#find(), wait);
    this.#host.requestUpdate();
  }

  async #find(): Promise<void> {
    const asking = new AbortController();
    this.#asking = asking;
    try {
      const answer = await this.#options.record()?.staff(this.#text, { signal: asking.signal });
      if (asking.signal.aborted || answer === undefined) return;
      this.#found = answer.staff.map(({ person }) => person);
    } catch (error) {
      if (asking.signal.aborted) return;
      this.#error = error;
    }
    this.#list.restart();
  }

  #choices(): Choices<Person> {
    const words = this.#options.words();
    const options = this.#found ?? [];
    const line =
      this.#error !== null
        ? errorSentence(this.#error, words)
        : this.#found === null
          ? words.patientSearching
          : options.length === 0
            ? words.recordStaffNone
            : "";
    return { options, first: this.#text.trim() === "" ? undefined : options[0], line };
  }

  #open(): void {
    this.#list.open();
    this.#ask(0);
  }

  readonly #handleInput = (event: Event): void => {
    this.#text = (event.target as HTMLInputElement).value;
    const wasChosen = this.chosen !== null;
    this.chosen = null;
    this.#list.open();
    this.#ask(debounce);
    if (wasChosen) this.#options.changed();
  };

  readonly #handleKey = (event: KeyboardEvent): void => {
    if (this.#list.handleKey(event) || event.isComposing || event.keyCode === 229) return;
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    if (!this.#list.isOpen) this.#open();
  };

  render() {
    const words = this.#options.words();
    return html`<div class="field">
      <label for="record-staff">${words.recordStaff}</label>
      <input
        id="record-staff"
        part="field"
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck="false"
        dir=${directionOf(this.#text)}
        aria-autocomplete="list"
        aria-expanded=${this.#list.hasOptions ? "true" : "false"}
        aria-controls="record-staff-list"
        aria-activedescendant=${this.#list.activeId ?? nothing}
        placeholder=${words.recordStaffHint}
        .value=${live(this.#text)}
        @input=${this.#handleInput}
        @keydown=${this.#handleKey}
        @click=${() => {
          if (!this.#list.isOpen) this.#open();
        }}
        @blur=${() => this.#list.close()}
      />
      ${this.#list.render({ label: words.recordStaff, count: words.staffCount })}
    </div>`;
  }
}
