import type { CareClient } from "@carethread/client";
import type { PatientMatch } from "@carethread/model";
import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from "lit";
import { live } from "lit/directives/live.js";
import { Popup } from "../controllers/controllers.ts";
import { birthDate } from "../text/text.ts";
import { errorSentence, words } from "../words/words.ts";

/** What the field is for. */
export interface PatientFieldOptions {
  /** Those about whom one may start a conversation, or whom one may see. */
  readonly for: "start" | "open";
  readonly label: string;
}

/** From the last key to the question. */
const debounce = 200;

/**
 * The field *Patient*: a combobox with a list below it (ARIA 1.2), which asks the server as the person types.
 * The host renders it and reads `chosen`.
 */
export class PatientField implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #client: () => CareClient | undefined;
  readonly #changed: () => void;
  readonly #options: PatientFieldOptions;
  #text = "";
  #matches: readonly PatientMatch[] = [];
  #more = false;
  #open = false;
  #active = -1;
  #state: "idle" | "searching" | "found" | "failed" = "idle";
  #problem = "";
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: AbortController | undefined;

  chosen: PatientMatch | null = null;

  /** `changed`: the person chose another patient, or none. */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    client: () => CareClient | undefined,
    changed: () => void,
    options: PatientFieldOptions = { for: "start", label: words.patientField },
  ) {
    this.#options = options;
    this.#host = host;
    this.#client = client;
    this.#changed = changed;
    host.addController(this);
    new Popup(host, { popup: ".popup", beside: "#patient", prefers: "below", fit: "wide" });
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
  }

  reset(): void {
    this.chosen = null;
    this.#text = "";
    this.#matches = [];
    this.#state = "idle";
    this.#close();
  }

  /** Shows what was chosen before; the words of a search that goes on stay. */
  show(patient: PatientMatch | null): void {
    if (patient?.id === this.chosen?.id) return;
    this.chosen = patient;
    this.#text = patient?.name ?? "";
    this.#state = "idle";
  }

  /** The network is back: a search that failed is made again. */
  retry(): void {
    if (this.#state !== "failed") return;
    if (this.#open) this.#ask(0);
    else this.#state = "idle";
  }

  #update(): void {
    this.#host.requestUpdate();
  }

  #ask(wait: number): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#state = "searching";
    this.#timer = setTimeout(() => this.#find(), wait);
    this.#update();
  }

  async #find(): Promise<void> {
    const asking = new AbortController();
    this.#asking = asking;
    try {
      const answer = await this.#client()?.findPatients(this.#text.trim(), {
        signal: asking.signal,
        for: this.#options.for,
      });
      if (asking.signal.aborted || answer === undefined) return;
      this.#matches = answer.patients;
      this.#more = answer.more;
      this.#active = answer.patients.length > 0 && this.#text.trim() !== "" ? 0 : -1;
      this.#state = "found";
    } catch (error) {
      if (asking.signal.aborted) return;
      this.#matches = [];
      this.#problem = errorSentence(error);
      this.#state = "failed";
    }
    this.#update();
  }

  #show(): void {
    if (this.#open) return;
    this.#open = true;
    if (this.#state === "idle" || this.#state === "failed") this.#ask(0);
    this.#update();
  }

  #close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#active = -1;
    this.#update();
  }

  #choose(match: PatientMatch): void {
    this.chosen = match;
    this.#text = match.name;
    // The next look begins anew.
    this.#state = "idle";
    this.#close();
    this.#changed();
    this.#update();
  }

  readonly #handleInput = (event: Event): void => {
    this.#text = (event.target as HTMLInputElement).value;
    const wasChosen = this.chosen !== null;
    this.chosen = null;
    this.#open = true;
    this.#ask(debounce);
    if (wasChosen) this.#changed();
  };

  readonly #handleKey = (event: KeyboardEvent): void => {
    if (event.isComposing || event.keyCode === 229) return;
    const count = this.#matches.length;
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp": {
        event.preventDefault();
        if (!this.#open) this.#show();
        else if (count > 0) {
          const step = event.key === "ArrowDown" ? 1 : -1;
          const from = this.#active < 0 && step < 0 ? 0 : this.#active;
          this.#active = (from + step + count) % count;
        }
        this.#update();
        return;
      }
      case "Enter": {
        // Enter picks from the list, or opens it; it sends no form, which would find fault with every other field.
        event.preventDefault();
        if (!this.#open) {
          if (this.chosen === null) this.#show();
          return;
        }
        const match = this.#matches[this.#active];
        if (match !== undefined && this.#state === "found") this.#choose(match);
        return;
      }
      case "Escape": {
        if (!this.#open) return;
        event.preventDefault();
        event.stopPropagation();
        this.#close();
        return;
      }
    }
  };

  readonly #handleBlur = (): void => this.#close();

  #renderOption(match: PatientMatch, index: number, language: string) {
    const details = [words.patientId(match.patientId)];
    if (match.birthDate !== undefined) details.push(words.born(birthDate(language, match.birthDate)));
    return html`<li
      part="option"
      id="option-${index}"
      role="option"
      aria-selected=${index === this.#active ? "true" : "false"}
      class=${index === this.#active ? "active" : ""}
      @mousedown=${(event: Event) => event.preventDefault()}
      @click=${() => this.#choose(match)}
    >
      <bdi class="option-name">${match.name}</bdi> <span class="hint">${details.join(" · ")}</span>
    </li>`;
  }

  #sentence(): string {
    switch (this.#state) {
      case "idle":
        return "";
      case "searching":
        return words.patientSearching;
      case "failed":
        return this.#problem;
      case "found":
        if (this.#matches.length === 0) return words.patientNone;
        return this.#more ? words.patientMore : "";
    }
  }

  /** `error` stands beside the field. */
  render(language: string, error: string, locked: boolean): TemplateResult {
    const shown = this.#open && this.#state === "found" && this.#matches.length > 0;
    const sentence = this.#open ? this.#sentence() : "";
    const { label } = this.#options;
    return html`<div class="field combobox">
      <label for="patient">${label}</label>
      <div class="over"><input
        part="patient-field"
        id="patient"
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck="false"
        dir="auto"
        aria-autocomplete="list"
        aria-expanded=${shown ? "true" : "false"}
        aria-controls="patients"
        aria-activedescendant=${shown && this.#active >= 0 ? `option-${this.#active}` : nothing}
        aria-describedby="patient-hint patient-error"
        aria-invalid=${error === "" ? nothing : "true"}
        aria-required="true"
        placeholder=${words.patientHint}
        ?readonly=${locked}
        .value=${live(this.#text)}
        @input=${this.#handleInput}
        @keydown=${this.#handleKey}
        @click=${() => this.#show()}
        @blur=${this.#handleBlur}
      />
      <div class="popup" popover="manual" ?hidden=${!shown && sentence === ""}>
        <ul id="patients" role="listbox" aria-label=${label} ?hidden=${!shown}>
          ${shown ? this.#matches.map((match, index) => this.#renderOption(match, index, language)) : nothing}
        </ul>
        <div role="status">
          ${sentence === "" ? nothing : html`<p class="popup-line ${shown ? "" : "alone"}">${sentence}</p>`}
          ${shown ? html`<p class="sr">${words.patientCount(this.#matches.length)}</p>` : nothing}
        </div>
      </div></div>
      <p class="hint" id="patient-hint">
        ${
          this.chosen === null
            ? nothing
            : html`${words.patientId(this.chosen.patientId)}${
                this.chosen.birthDate === undefined
                  ? nothing
                  : ` · ${words.born(birthDate(language, this.chosen.birthDate))}`
              }`
        }
      </p>
      <p part="error" class="error" id="patient-error">${error}</p>
    </div>`;
  }
}
