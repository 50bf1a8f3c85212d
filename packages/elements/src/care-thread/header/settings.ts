import { html, type LitElement, nothing, type TemplateResult } from "lit";
import { Attempt, type WordsController } from "../../controllers/controllers.ts";
import { Disclosure } from "../../layers/layers.ts";
import { icons } from "../../text/text.ts";
import type { english } from "../english.ts";
import type { Action, MenuAction } from "./actions.ts";
import { RhythmForm, type RhythmView } from "./rhythm.ts";

export interface SettingsView {
  /** What stands behind the gear. */
  readonly actions: readonly Action<MenuAction>[];
  readonly watching: boolean;
  readonly watch: (on: boolean) => Promise<void> | undefined;
  readonly rhythm: Omit<RhythmView, "done">;
  /** Takes the conversation out: as a file, or on paper. */
  readonly save: () => void;
  readonly print: () => void;
  /** How far that is. */
  readonly taking: unknown;
  readonly isTaking: boolean;
}

/** The gear and what it opens: the switch that watches a conversation, and the coach's rhythm. */
export class ConversationSettings {
  readonly #words: WordsController<typeof english>;
  readonly #attempt: Attempt;
  readonly #disclosure: Disclosure;
  readonly #rhythm: RhythmForm;

  constructor(host: LitElement, words: WordsController<typeof english>) {
    this.#words = words;
    this.#attempt = new Attempt(host, () => words.table);
    this.#disclosure = new Disclosure(host, {
      popup: "#settings-popup",
      button: "[part=settings]",
      first: "[part=watch]",
      changed: () => {
        this.#attempt.forget();
        this.#rhythm.reset();
      },
    });
    this.#rhythm = new RhythmForm(host, words, this.#attempt);
  }

  readonly #items: Readonly<
    Record<MenuAction, (action: Action<MenuAction>, view: SettingsView) => TemplateResult>
  > = {
    watch: (action, view) => this.#renderWatch(action, view),
    export: (_, view) => this.#renderExport(view),
    rhythm: (_, { rhythm }) => this.#rhythm.render({ ...rhythm, done: () => this.#disclosure.show(false) }),
  };

  #renderWatch({ refused }: Action<MenuAction>, { watching, watch }: SettingsView) {
    const words = this.#words.table;
    return html`<button
        part="watch"
        role="switch"
        aria-checked=${watching}
        aria-disabled=${refused !== null}
        aria-describedby="watch-hint"
        @click=${() => refused === null && this.#attempt.run(() => watch(!watching))}
      >
        <span>${words.watch}</span><i></i>
      </button>
      <p id="watch-hint" class="hint">${refused === null ? words.watchHint : words.refused[refused]}</p>`;
  }

  #renderExport({ save, print, taking, isTaking }: SettingsView) {
    const words = this.#words.table;
    return html`<div class="exporting">
      <div class="buttons">
        <button part="export" type="button" class="button" aria-disabled=${isTaking} @click=${save}>${words.exportConversation}</button>
        <button part="print" type="button" class="button" aria-disabled=${isTaking} @click=${print}>${words.printConversation}</button>
      </div>
      <p class="hint">${words.exportHint}</p>
      ${taking}
    </div>`;
  }

  render(view: SettingsView) {
    const words = this.#words.table;
    const { refused } = this.#attempt;
    // Where nothing can be set there is no gear.
    if (view.actions.length === 0) return nothing;
    const { isOpen, toggle, handleKey, handleBlur } = this.#disclosure;
    // Some browsers give no focus to a button that is pressed: what stands around it takes it.
    return html`<div class="settings" tabindex="-1" @keydown=${handleKey} @focusout=${handleBlur}>
      <button
        part="settings"
        class="button icon"
        aria-label=${words.settings}
        aria-haspopup="dialog"
        aria-expanded=${isOpen}
        @click=${toggle}
      >
        ${icons.gear}
      </button>
      ${
        isOpen
          ? html`<div id="settings-popup" part="popup" class="popup" popover="manual" role="dialog" aria-label=${words.settings}>
              ${view.actions.map(action => this.#items[action.name](action, view))}
              <p role="alert" class="error">${refused ?? nothing}</p>
            </div>`
          : nothing
      }
    </div>`;
  }
}
