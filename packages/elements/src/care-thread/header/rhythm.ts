/** How often a message to the patient is due: what the coach sets, behind the gear. */
import { type Coaching, dayAfter, longestRhythm, type Rhythm, type RhythmReason } from "@carethread/model";
import { html, type LitElement, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Attempt, WordsController } from "../../controllers/controllers.ts";
import type { english } from "../english.ts";

export interface RhythmView {
  /** What holds; absent where neither a plan nor a rhythm is. */
  readonly coaching: Coaching | undefined;
  /** Of the practice's calendar. */
  readonly today: string;
  readonly set: (rhythm: Rhythm) => Promise<void> | undefined;
  /** It is set. */
  readonly done: () => void;
}

/** A rhythm as it is being filled in. */
interface Draft {
  readonly type: Rhythm["type"];
  readonly every: number;
  readonly until: string;
  readonly reason: RhythmReason | "";
}

const choices = ["plan", "daily", "weekly", "days", "paused", "as-needed"] as const;
const reasons = ["preference", "readiness"] as const;

/** Days from message to message that are offered first: between each day and each week. */
const usualDays = 3;

export class RhythmForm {
  readonly #host: LitElement;
  readonly #words: WordsController<typeof english>;
  readonly #attempt: Attempt;
  #draft: Draft | null = null;

  constructor(host: LitElement, words: WordsController<typeof english>, attempt: Attempt) {
    this.#host = host;
    this.#words = words;
    this.#attempt = attempt;
  }

  /** What was filled in and not saved is let go. */
  reset(): void {
    this.#draft = null;
  }

  /** As it is by now, which may be more than is shown. */
  #now({ coaching }: RhythmView): Draft {
    return this.#draft ?? draftOf(coaching);
  }

  #change(view: RhythmView, change: Partial<Draft>): void {
    this.#draft = { ...this.#now(view), ...change };
    this.#host.requestUpdate();
  }

  async #save(event: Event, view: RhythmView): Promise<void> {
    event.preventDefault();
    const { set, done } = view;
    await this.#attempt.run(() => set(rhythmOf(this.#now(view))));
    if (this.#attempt.refused === null) done();
  }

  #renderField(id: string, label: string, field: TemplateResult) {
    return html`<div class="field"><label for=${id}>${label}</label>${field}</div>`;
  }

  #renderMore(draft: Draft, view: RhythmView) {
    const words = this.#words.table;
    if (draft.type === "days")
      return this.#renderField(
        "rhythm-every",
        words.rhythmEvery,
        html`<input
          id="rhythm-every"
          part="rhythm-every"
          type="number"
          inputmode="numeric"
          min="2"
          max=${longestRhythm}
          required
          .value=${live(String(draft.every))}
          @input=${(event: InputEvent) => this.#change(view, { every: inputOf(event).valueAsNumber })}
        />`,
      );
    if (draft.type !== "paused") return nothing;
    return html`${this.#renderField(
      "rhythm-until",
      words.rhythmUntil,
      html`<input
        id="rhythm-until"
        part="rhythm-until"
        type="date"
        min=${dayAfter(view.today, 1)}
        aria-describedby="rhythm-until-hint"
        .value=${live(draft.until)}
        @input=${(event: InputEvent) => this.#change(view, { until: inputOf(event).value })}
      />`,
    )}
      <p class="hint" id="rhythm-until-hint">${words.rhythmUntilHint}</p>`;
  }

  render(view: RhythmView): TemplateResult {
    const words = this.#words.table;
    const draft = this.#now(view);
    // Without a plan nothing goes by it.
    const offered = choices.filter(type => type !== "plan" || view.coaching?.plan !== undefined);
    return html`<form part="rhythm" class="rhythm" @submit=${(event: Event) => this.#save(event, view)}>
      ${this.#renderField(
        "rhythm-type",
        words.rhythm,
        html`<select
          id="rhythm-type"
          part="rhythm-type"
          aria-describedby="rhythm-hint"
          @change=${(event: Event) => this.#change(view, { type: chosen<Rhythm["type"]>(event) })}
        >
          ${offered.map(
            type =>
              html`<option value=${type} .selected=${type === draft.type}>${words.rhythmChoices[type]}</option>`,
          )}
        </select>`,
      )}
      <p class="hint" id="rhythm-hint">${words.rhythmHint}</p>
      ${this.#renderMore(draft, view)}
      ${this.#renderField(
        "rhythm-reason",
        words.rhythmReason,
        html`<select
          id="rhythm-reason"
          part="rhythm-reason"
          @change=${(event: Event) => this.#change(view, { reason: chosen<Draft["reason"]>(event) })}
        >
          <option value="" .selected=${draft.reason === ""}>${words.noRhythmReason}</option>
          ${reasons.map(
            reason =>
              html`<option value=${reason} .selected=${reason === draft.reason}>${words.rhythmReasons[reason]}</option>`,
          )}
        </select>`,
      )}
      <button part="rhythm-save" class="button primary" aria-busy=${this.#attempt.busy ? "true" : nothing}>
        ${words.saveRhythm}
      </button>
    </form>`;
  }
}

const inputOf = ({ target }: Event) => target as HTMLInputElement;
const chosen = <T extends string>({ target }: Event): T => (target as HTMLSelectElement).value as T;

function draftOf(coaching: Coaching | undefined): Draft {
  const rhythm: Rhythm = coaching?.rhythm ?? { type: "as-needed" };
  return {
    type: rhythm.type,
    every: rhythm.type === "days" ? rhythm.every : usualDays,
    until: (rhythm.type === "paused" ? rhythm.until : undefined) ?? "",
    reason: rhythm.reason ?? "",
  };
}

function rhythmOf({ type, every, until, reason }: Draft): Rhythm {
  const why = reason === "" ? {} : { reason };
  if (type === "days") return { type, every, ...why };
  if (type === "paused") return { type, ...(until === "" ? {} : { until }), ...why };
  return { type, ...why };
}
