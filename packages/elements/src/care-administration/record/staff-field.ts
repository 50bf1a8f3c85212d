/** The field for one of the staff: a combobox that asks the practice's directory as the person types. */
import type { AuditRecord } from "@carethread/client";
import type { Person } from "@carethread/model";
import { html, type LitElement, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { Asked } from "../../combobox/asked.ts";
import { type Choices, Combobox } from "../../combobox/combobox.ts";
import { directionOf } from "../../text/text.ts";
import { errorSentence } from "../../words/words.ts";
import type { AdministrationWords } from "../english.ts";

export interface StaffFieldOptions {
  readonly record: () => AuditRecord | null;
  readonly words: () => AdministrationWords;
  readonly changed: () => void;
}

export class StaffField {
  readonly #host: LitElement;
  readonly #options: StaffFieldOptions;
  readonly #list: Combobox<Person>;
  #text = "";
  readonly #asked: Asked<readonly Person[]>;

  chosen: Pick<Person, "id" | "name"> | null = null;

  constructor(host: LitElement, options: StaffFieldOptions) {
    this.#host = host;
    this.#options = options;
    this.#asked = new Asked(host, {
      ask: async (text, signal) =>
        (await options.record()?.staff(text, { signal }))?.staff.map(({ person }) => person),
      answered: () => this.#list.restart(),
    });
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
  }

  show(person: Pick<Person, "id" | "name"> | null): void {
    this.chosen = person;
    this.#text = person?.name ?? "";
    this.#asked.reset();
    this.#list.close();
    this.#host.requestUpdate();
  }

  #choices(): Choices<Person> {
    const words = this.#options.words();
    const options = this.#asked.answer ?? [];
    return { options, first: this.#text.trim() === "" ? undefined : options[0], line: this.#line(words) };
  }

  #line(words: AdministrationWords): string {
    const { state } = this.#asked;
    switch (state.is) {
      case "idle":
      case "searching":
        return words.patientSearching;
      case "failed":
        return errorSentence(state.error, words);
      case "found":
        return state.answer.length === 0 ? words.recordStaffNone : "";
    }
  }

  #open(): void {
    this.#list.open();
    this.#asked.ask(this.#text, 0);
  }

  readonly #handleInput = (event: Event): void => {
    this.#text = (event.target as HTMLInputElement).value;
    const wasChosen = this.chosen !== null;
    this.chosen = null;
    this.#list.open();
    this.#asked.ask(this.#text);
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
