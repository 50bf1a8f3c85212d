/** The preset: what it would change is shown before it is taken. */
import {
  type FlagName,
  type PracticeSettings,
  type PresetName,
  presetChange,
  presets,
} from "@carethread/model";
import { html, nothing, type ReactiveControllerHost } from "lit";
import { formsOf } from "../words/words.ts";
import type { AdministrationWords } from "./english.ts";

interface Showing {
  readonly settings: PracticeSettings;
  readonly words: AdministrationWords;
  readonly language: string;
  readonly isBusy: boolean;
  readonly apply: (change: Readonly<Record<string, unknown>>) => void;
}

export class PresetField {
  readonly #host: ReactiveControllerHost;
  #chosen: PresetName | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  #choose(preset: PresetName | null): void {
    this.#chosen = preset;
    this.#host.requestUpdate();
  }

  reset(): void {
    this.#choose(null);
  }

  #renderWould(preset: PresetName, { settings, words, language, isBusy, apply }: Showing) {
    const change = presetChange(settings, preset);
    const changed = Object.entries(change) as [FlagName, unknown][];
    if (changed.length === 0) return html`<p class="hint">${words.presetSame}</p>`;
    const shown = (flag: FlagName, value: unknown): string => valueText(flag, value, words, language);
    return html`<p id="preset-would">${words.presetWould}</p>
      <dl part="would" class="would">
        ${changed.map(
          ([flag, value]) => html`<div>
            <dt>${words.flagNames[flag]}</dt>
            <dd>${words.presetTurns(shown(flag, settings[flag]), shown(flag, value))}</dd>
          </div>`,
        )}
      </dl>
      <div class="actions">
        <button type="button" part="apply" class="button primary" ?disabled=${isBusy} @click=${() => apply(change)}>
          ${words.presetApply}
        </button>
        <button type="button" class="button" ?disabled=${isBusy} @click=${() => this.reset()}>${words.cancel}</button>
      </div>`;
  }

  render(showing: Showing) {
    const { settings, words } = showing;
    const names: Readonly<Record<string, string>> = words.flagValues.preset;
    const chosen = this.#chosen ?? settings.preset;
    return html`<div part="flag" class="flag" data-flag="preset">
      <div class="field">
        <label for="preset">${words.flagNames.preset}</label>
        <select
          id="preset"
          part="field"
          aria-describedby="preset-about"
          @change=${(event: Event) => this.#choose(((event.target as HTMLSelectElement).value || null) as PresetName)}
        >
          ${
            settings.preset === undefined
              ? html`<option value="" ?selected=${chosen === undefined}>${words.presetNone}</option>`
              : nothing
          }
          ${Object.keys(presets).map(
            preset =>
              html`<option value=${preset} ?selected=${preset === chosen}>${names[preset] ?? preset}</option>`,
          )}
        </select>
      </div>
      <p class="hint" id="preset-about">${words.flagSentences.preset}</p>
      <p class="error" part="problem" id="preset-problem"></p>
      ${this.#chosen === null ? nothing : this.#renderWould(this.#chosen, showing)}
    </div>`;
  }
}

/** A flag's value as it is read in a line. */
function valueText(flag: FlagName, value: unknown, words: AdministrationWords, language: string): string {
  const values: Readonly<Record<string, Readonly<Record<string, string>>>> = words.flagValues;
  const parts: Readonly<Record<string, string>> = words.flagParts;
  const text = (part: unknown): string => {
    if (part === undefined || part === null) return words.flagUnset;
    if (typeof part === "boolean") return part ? words.flagOn : words.flagOff;
    if (typeof part === "number") return formsOf(language).number(part);
    if (typeof part === "string") return values[flag]?.[part] ?? part;
    const all = Array.isArray(part)
      ? part.map(text)
      : Object.entries(part).map(([name, inner]) => `${parts[name] ?? name}: ${text(inner)}`);
    return all.length === 0 ? words.flagNothing : formsOf(language).list(all);
  };
  return text(value);
}
