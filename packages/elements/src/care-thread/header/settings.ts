import { html, type LitElement, nothing, type ReactiveController, type TemplateResult } from "lit";
import { Attempt, Popup, type WordsController } from "../../controllers/controllers.ts";
import { icons } from "../../text/text.ts";
import type { english } from "../english.ts";
import type { Action, MenuAction } from "./actions.ts";

export interface SettingsView {
  /** What stands behind the gear. */
  readonly actions: readonly Action<MenuAction>[];
  readonly watching: boolean;
  readonly watch: (on: boolean) => Promise<void> | undefined;
}

/** The gear and what it opens: the switch that watches a conversation. */
export class ConversationSettings implements ReactiveController {
  readonly #host: LitElement;
  readonly #words: WordsController<typeof english>;
  readonly #attempt: Attempt;
  #open = false;

  constructor(host: LitElement, words: WordsController<typeof english>) {
    this.#host = host;
    this.#words = words;
    this.#attempt = new Attempt(host, () => words.table);
    host.addController(this);
    new Popup(host, { popup: "#settings-popup", beside: "[part=settings]", prefers: "below", fit: "end" });
  }

  hostDisconnected(): void {
    this.#open = false;
  }

  async #show(open: boolean): Promise<void> {
    this.#open = open;
    this.#attempt.forget();
    await this.#host.updateComplete;
    this.#focus(open ? "[part=watch]" : "[part=settings]");
  }

  #focus(selector: string): void {
    this.#host.shadowRoot?.querySelector<HTMLElement>(selector)?.focus();
  }

  readonly #handleKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !this.#open) return;
    event.preventDefault();
    this.#show(false);
  };

  readonly #handleBlur = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    // With the window's focus gone the person comes back to what they left.
    if (
      !this.#open ||
      !document.hasFocus() ||
      (currentTarget as Element).contains(relatedTarget as Node | null)
    )
      return;
    this.#open = false;
    this.#host.requestUpdate();
  };

  readonly #items: Readonly<
    Record<MenuAction, (action: Action<MenuAction>, view: SettingsView) => TemplateResult>
  > = {
    watch: (action, view) => this.#renderWatch(action, view),
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

  render(view: SettingsView) {
    const words = this.#words.table;
    const { refused } = this.#attempt;
    // Where nothing can be set there is no gear.
    if (view.actions.length === 0) return nothing;
    // Some browsers give no focus to a button that is pressed: what stands around it takes it.
    return html`<div class="settings" tabindex="-1" @keydown=${this.#handleKey} @focusout=${this.#handleBlur}>
      <button
        part="settings"
        class="button icon"
        aria-label=${words.settings}
        aria-haspopup="dialog"
        aria-expanded=${this.#open}
        @click=${() => this.#show(!this.#open)}
      >
        ${icons.gear}
      </button>
      ${
        this.#open
          ? html`<div id="settings-popup" part="popup" class="popup" popover="manual" role="dialog" aria-label=${words.settings}>
              ${view.actions.map(action => this.#items[action.name](action, view))}
              <p role="alert" class="error">${refused ?? nothing}</p>
            </div>`
          : nothing
      }
    </div>`;
  }
}
