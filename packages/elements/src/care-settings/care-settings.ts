import type { CareClient } from "@carethread/client";
import type { SettingsChange } from "@carethread/model";
import { html, LitElement, nothing } from "lit";
import { property, state } from "lit/decorators.js";
import { SharedClient, StoreController, WordsController } from "../controllers/controllers.ts";
import { renderStatus } from "../status/status.ts";
import { base, switches, tokens } from "../styles/styles.ts";
import { errorSentence, general, refusals, sessions, settings, statusSentence } from "../words/words.ts";
import { styles } from "./care-settings.styles.ts";
import type { Devices } from "./devices.ts";
import type { Downloads } from "./downloads.ts";
import { SignedInList } from "./signed-in.ts";

const english = { ...general, ...refusals, ...sessions, ...settings };

/**
 * @summary What a member of staff is notified of, whether Enter sends, and where a person is signed in; of a portal user, what they take with them. It is for a host's page
 * of user settings.
 *
 * Each switch takes effect at once, on every device of the person's. Portal users have nothing to choose: they see where they
 * are signed in, and take their messages with them.
 *
 * @csspart status - The line that says why nothing can be changed now.
 * @csspart try-again - Its button, where the page gives no token.
 * @csspart setting - A switch with its words.
 * @csspart sessions - Where the person is signed in.
 * @csspart session - One place, with its device and times.
 * @csspart end-session - The button that ends it.
 * @csspart end-others - The button that ends all but this one.
 * @csspart end-all - The button that ends all.
 * @csspart devices - Where the page can read encrypted conversations: the person's devices that can.
 * @csspart device - One of them.
 * @csspart device-off - The button *Take off*.
 * @csspart device-question - What stands in its place: what follows, and the buttons that do it or not.
 * @csspart downloads - Of portal users: what they can take with them.
 * @csspart download-patients - Whose messages, where there are several.
 * @csspart download - The button *Download*.
 * @csspart export-state - How far it is with that, its `export-progress`, `export-status`, `export-cancel` and `export-error`.
 * @csspart export-progress - The bar.
 * @csspart export-status - The same in words.
 * @csspart export-cancel - The button that ends it.
 * @csspart export-error - Why nothing was saved.
 * @csspart error - Why a change was not made.
 * @fires care-unavailable - The practice offers no messages in the portal, and the element shows nothing; or offers them again.
 */
export class CareSettings extends LitElement {
  static override styles = [tokens, base, switches, styles];

  readonly #client = new SharedClient(this);
  readonly #words: WordsController<typeof english> = new WordsController(
    this,
    english,
    () => this.#client.current,
  );
  readonly #me = new StoreController(this, () => this.#client.current?.$me);
  readonly #settings = new StoreController(this, () => this.#client.current?.$settings);
  readonly #practice = new StoreController(this, () => this.#client.current?.$practice);
  readonly #status = new StoreController(this, () => this.#client.current?.$status);

  #downloads: Downloads | null = null;
  #fetching: Promise<void> | null = null;
  #devices: Devices | null = null;
  #fetchingDevices: Promise<void> | null = null;

  readonly #signedIn = new SignedInList(this, () => this.#client.current);

  /** The page's client, where no `care-provider` stands around. */
  @property({ attribute: false }) client: CareClient | null = null;

  @state() private error: unknown = null;

  #changes: Promise<void> = Promise.resolve();

  /** Each press takes effect, one after the other: the next may come before the last is answered. */
  #change(change: SettingsChange): void {
    const client = this.#client.current;
    if (client === undefined) return;
    this.#changes = this.#changes.then(async () => {
      this.error = null;
      try {
        await client.changeSettings(change);
      } catch (error) {
        this.error = error;
      }
    });
  }

  #renderSwitch(key: keyof SettingsChange, locked: boolean) {
    const words = this.#words.table;
    const settings = this.#settings.value ?? null;
    const usual = key === "enterSends" ? this.#practice.value?.enterSends : key === "newTask";
    const on = (settings?.[key] ?? usual) === true;
    return html`<li part="setting">
      <button
        role="switch"
        aria-checked=${on ? "true" : "false"}
        aria-disabled=${locked ? "true" : nothing}
        aria-describedby="${key}-hint"
        ?disabled=${settings === null}
        @click=${() => (locked ? undefined : this.#change({ [key]: !on }))}
      >
        <span>${words[key]}</span><i></i>
      </button>
      <p class="hint" id="${key}-hint">${locked ? words.refused["reminder-needs-new-message"] : words[`${key}Hint`]}</p>
    </li>`;
  }

  #renderList() {
    const isTold = this.#settings.value?.newPatientMessage === true;
    return html`<ul role="list" aria-labelledby="heading">
      ${this.#renderSwitch("newPatientMessage", false)} ${this.#renderSwitch("unreadReminder", !isTold)}
      ${this.#practice.value?.tasking ? this.#renderSwitch("newTask", false) : nothing}
      ${this.#practice.value?.texting ? this.#renderSwitch("twoWayTexting", false) : nothing}
      ${this.#renderSwitch("enterSends", false)}
    </ul>`;
  }

  /** Most who have settings take nothing out: it comes later. */
  #renderDownloads() {
    this.#fetching ??= import("./downloads.ts").then(
      ({ Downloads }) => {
        this.#downloads = new Downloads(this, () => this.#client.current);
        this.requestUpdate();
      },
      () => {
        // The next time that something is shown it is tried again.
        this.#fetching = null;
      },
    );
    return this.#downloads?.render() ?? nothing;
  }

  /** Most practices encrypt nothing from end to end. */
  #renderDevices() {
    if (this.#client.current?.encrypts !== true) return nothing;
    this.#fetchingDevices ??= import("./devices.ts").then(
      ({ Devices }) => {
        this.#devices = new Devices(this, () => this.#client.current);
        this.requestUpdate();
      },
      () => {
        this.#fetchingDevices = null;
      },
    );
    return this.#devices?.render() ?? nothing;
  }

  protected override render() {
    if (this.#client.isOff) return nothing;
    const status = this.#status.value;
    const isPortal = this.#me.value?.side === "portal";
    const words = this.#words.table;
    const sentence = this.#client.missing ? words.notSetUp : statusSentence(status, words, words.endedInbox);
    const error = this.error ?? this.#signedIn.error;
    return html`${isPortal ? nothing : html`<h2 id="heading">${words.messages}</h2>`}
      <div role="status">
        ${renderStatus(words, sentence, status, () => this.#client.current?.retry())}
      </div>
      ${status?.state === "ended" || isPortal ? nothing : this.#renderList()}
      ${status?.state !== "ended" && isPortal ? this.#renderDownloads() : nothing}
      ${this.#signedIn.render(words, this.#words.language)} ${this.#renderDevices()}
      <div role="alert">${error === null ? nothing : html`<p part="error" class="error">${errorSentence(error, words)}</p>`}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "care-settings": CareSettings;
  }
}
