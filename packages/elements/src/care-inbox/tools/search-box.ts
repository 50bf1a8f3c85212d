import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { directionOf, icons } from "../../text/text.ts";
import type { ToolsWords } from "./english.ts";

export interface SearchBoxView {
  readonly words: ToolsWords;
  readonly q: string;
  /** How many characters a search needs, where too few are typed; else 0. */
  readonly needed: number;
  readonly search: (q: string) => void;
  readonly clear: () => void;
  /** On into what is below. */
  readonly down: () => void;
}

export function renderSearchBox({ words, q, needed, search, clear, down }: SearchBoxView): TemplateResult {
  const handleKey = (event: KeyboardEvent): void => {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape" && q !== "") clear();
    else if (event.key === "ArrowDown") down();
    else return;
    event.preventDefault();
  };
  return html`<div class="search">
    <label class="sr" for="q">${words.searchConversations}</label>
    ${icons.search}
    <input
      part="search-field"
      id="q"
      type="search"
      autocomplete="off"
      enterkeyhint="search"
      maxlength="200"
      dir=${directionOf(q)}
      placeholder=${words.searchConversations}
      aria-describedby="q-hint"
      .value=${live(q)}
      @input=${(event: Event) => search((event.target as HTMLInputElement).value)}
      @keydown=${handleKey}
    />
    ${
      q === ""
        ? nothing
        : html`<button part="clear-search" class="button icon" aria-label=${words.clearSearch} @click=${clear}>
            ${icons.close}
          </button>`
    }
    </div>
    <p part="search-hint" id="q-hint" class=${needed > 0 ? "search-hint needed" : "search-hint"} role="status">
      ${needed > 0 ? words.typeAtLeast(needed) : nothing}
    </p>`;
}
