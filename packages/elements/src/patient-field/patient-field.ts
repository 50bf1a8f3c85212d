import type { CareClient } from "@carethread/client";
import type { PatientMatch, PatientMatches } from "@carethread/model";
import { html, type LitElement, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { Asked } from "../combobox/asked.ts";
import { type Choices, Combobox } from "../combobox/combobox.ts";
import type { WordsController } from "../controllers/controllers.ts";
import { birthDate, directionOf } from "../text/text.ts";
import { errorSentence, type general, type refusals, type starting } from "../words/words.ts";

type FieldWords = typeof general & typeof refusals & typeof starting;

export interface PatientFieldOptions {
  readonly client: () => CareClient | undefined;
  readonly words: WordsController<FieldWords>;
  /** The word that stands over the field. */
  readonly label: "patientField" | "searchPatients";
  /** Finds those about whom one may start a conversation, whom one may see, whose record one may read, or of whom one may hold something. */
  readonly for: "start" | "open" | "audit" | "hold";
  /** By which it is known among other fields of this kind; `patient` where it is the only one. */
  readonly id?: string;
  /** The person chose another patient, or none. */
  readonly changed: () => void;
}

/**
 * The field *Patient*: a combobox that asks the server as the person types. The host renders it and reads `chosen`.
 */
export class PatientField {
  readonly #host: LitElement;
  readonly #options: PatientFieldOptions;
  readonly #list: Combobox<PatientMatch>;
  readonly #id: string;
  #text = "";
  readonly #asked: Asked<PatientMatches>;

  chosen: PatientMatch | null = null;

  constructor(host: LitElement, options: PatientFieldOptions) {
    this.#host = host;
    this.#options = options;
    this.#id = options.id ?? "patient";
    this.#asked = new Asked(host, {
      ask: async (text, signal) => options.client()?.findPatients(text, { signal, for: options.for }),
      answered: () => this.#list.restart(),
    });
    this.#list = new Combobox(host, {
      id: `${this.#id}s`,
      beside: `#${this.#id}`,
      prefers: "below",
      fit: "wide",
      choices: () => this.#choices(),
      keyOf: ({ id }) => id,
      choose: match => this.#choose(match),
      renderOption: match => this.#renderOption(match),
    });
  }

  get #words(): FieldWords {
    return this.#options.words.table;
  }

  get isEmpty(): boolean {
    return this.#text === "";
  }

  focus(options?: FocusOptions): void {
    this.#host.shadowRoot?.getElementById(this.#id)?.focus(options);
  }

  reset(): void {
    this.chosen = null;
    this.#text = "";
    this.#asked.reset();
    this.#list.close();
  }

  /** Shows what was chosen before; the words of a search that goes on stay. */
  show(patient: PatientMatch | null): void {
    if (patient?.id === this.chosen?.id) return;
    this.chosen = patient;
    this.#text = patient?.name ?? "";
    this.#asked.reset();
  }

  /** The network is back: a search that failed is made again. */
  retry(): void {
    if (this.#asked.state.is !== "failed") return;
    if (this.#list.isOpen) this.#asked.ask(this.#text, 0);
    else this.#asked.reset();
  }

  #open(): void {
    this.#list.open();
    const { is } = this.#asked.state;
    if (is === "idle" || is === "failed") this.#asked.ask(this.#text, 0);
  }

  #choose(match: PatientMatch): void {
    this.chosen = match;
    this.#text = match.name;
    this.#asked.reset();
    this.#options.changed();
    this.#host.requestUpdate();
  }

  #choices(): Choices<PatientMatch> {
    const options = this.#asked.answer?.patients ?? [];
    // Who has typed nothing has meant nobody yet.
    return { options, first: this.#text.trim() === "" ? undefined : options[0], line: this.#line() };
  }

  #line(): string {
    const { state } = this.#asked;
    switch (state.is) {
      case "idle":
        return "";
      case "searching":
        return this.#words.patientSearching;
      case "failed":
        return errorSentence(state.error, this.#words);
      case "found":
        if (state.answer.patients.length === 0) return this.#words.patientNone;
        return state.answer.more ? this.#words.patientMore : "";
    }
  }

  readonly #handleInput = (event: Event): void => {
    this.#text = (event.target as HTMLInputElement).value;
    const wasChosen = this.chosen !== null;
    this.chosen = null;
    this.#list.open();
    this.#asked.ask(this.#text);
    if (wasChosen) this.#options.changed();
  };

  readonly #handleClick = (): void => {
    if (!this.#list.isOpen) this.#open();
  };

  readonly #handleKey = (event: KeyboardEvent): void => {
    if (this.#list.handleKey(event) || event.isComposing || event.keyCode === 229) return;
    const isArrow = event.key === "ArrowDown" || event.key === "ArrowUp";
    if (!isArrow && event.key !== "Enter") return;
    // Enter picks from the list, or opens it; it sends no form, which would find fault with every other field.
    event.preventDefault();
    if (!this.#list.isOpen && (isArrow || this.chosen === null)) this.#open();
  };

  readonly #handleBlur = (): void => this.#list.close();

  #details({ patientId, birthDate: born }: PatientMatch): string {
    const id = this.#words.patientId(patientId);
    if (born === undefined) return id;
    return `${id} · ${this.#words.born(birthDate(this.#options.words.language, born))}`;
  }

  #renderOption(match: PatientMatch) {
    return html`<bdi class="option-name">${match.name}</bdi> <span class="hint">${this.#details(match)}</span>`;
  }

  /** `error` stands beside the field. */
  render(error: string, locked: boolean): TemplateResult {
    const words = this.#words;
    const label = words[this.#options.label];
    const id = this.#id;
    return html`<div class="field">
      <label for=${id}>${label}</label>
      <input
        part="patient-field"
        id=${id}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck="false"
        dir=${directionOf(this.#text)}
        aria-autocomplete="list"
        aria-expanded=${this.#list.hasOptions ? "true" : "false"}
        aria-controls="${id}s"
        aria-activedescendant=${this.#list.activeId ?? nothing}
        aria-describedby="${id}-hint ${id}-error"
        aria-invalid=${error === "" ? nothing : "true"}
        aria-required=${this.#options.for === "start" ? "true" : nothing}
        placeholder=${words.patientHint}
        ?readonly=${locked}
        .value=${live(this.#text)}
        @input=${this.#handleInput}
        @keydown=${this.#handleKey}
        @click=${this.#handleClick}
        @blur=${this.#handleBlur}
      />
      ${this.#list.render({ label, count: words.patientCount })}
      <p class="hint" id="${id}-hint">${this.chosen === null ? nothing : this.#details(this.chosen)}</p>
      <p part="error" class="error" id="${id}-error">${error}</p>
    </div>`;
  }
}
