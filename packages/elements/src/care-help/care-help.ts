import type { CareClient } from "@carethread/client";
import { html, LitElement, nothing } from "lit";
import { property } from "lit/decorators.js";
import { SharedClient, StoreController, WordsController } from "../controllers/controllers.ts";
import { Disclosure } from "../layers/layers.ts";
import { base, layers, tokens } from "../styles/styles.ts";
import { icons } from "../text/text.ts";
import { general, help } from "../words/words.ts";
import { styles } from "./care-help.styles.ts";

const english = { ...general, ...help };

/** A link of the practice. */
interface Link {
  readonly title: string;
  readonly url: string;
}

/**
 * @summary The *i* of a page's head, beside the username: the practice's help articles and its support, and what is to be
 * known of messages.
 *
 * Articles, support, topics and the emergency number are settings of the practice. Until they are known, and where there is
 * nobody to whom messages are offered, it shows nothing.
 *
 * @csspart button - The button *Help*.
 * @csspart popup - What it opens.
 * @csspart article - A link to an article.
 * @csspart support - The link to the practice's support.
 * @fires care-unavailable - The practice offers no messages in the portal, and the element shows nothing; or offers them again.
 */
export class CareHelp extends LitElement {
  static override styles = [tokens, base, layers, styles];

  readonly #client = new SharedClient(this);
  readonly #words: WordsController<typeof english> = new WordsController(
    this,
    english,
    () => this.#client.current,
  );
  readonly #practice = new StoreController(this, () => this.#client.current?.$practice);
  readonly #me = new StoreController(this, () => this.#client.current?.$me);
  readonly #disclosure = new Disclosure(this, {
    popup: "#help-popup",
    button: "[part=button]",
    first: "#help-popup",
  });

  /** The page's client, where no `care-provider` stands around. */
  @property({ attribute: false }) client: CareClient | null = null;

  #renderLinks(heading: string, part: string, links: readonly Link[]) {
    if (links.length === 0) return nothing;
    return html`<section>
      <h2>${heading}</h2>
      <ul role="list">
        ${links.map(
          ({ title, url }) => html`<li>
            <a part=${part} href=${url} target="_blank" rel="noopener noreferrer" dir="auto">${title}</a>
          </li>`,
        )}
      </ul>
    </section>`;
  }

  /** What a portal user reads is of help in need; what staff read, of the record. */
  #renderAbout() {
    const words = this.#words.table;
    const practice = this.#practice.value;
    const isStaff = this.#me.value?.side === "staff";
    if (!practice) return nothing;
    const { answerWithin, emergencyNumber } = practice;
    return html`<section>
      <h2>${words.aboutMessages}</h2>
      ${isStaff ? nothing : html`<p class="emergency">${words.emergency(emergencyNumber)}</p>`}
      ${isStaff || answerWithin === undefined ? nothing : html`<p>${words.answeredWithin(answerWithin)}</p>`}
      <p>${words.keepInside}</p>
      ${isStaff ? html`<p>${words.beThorough}</p>` : nothing}
    </section>`;
  }

  #renderTopics(topics: readonly string[]) {
    if (topics.length === 0) return nothing;
    return html`<section>
      <h2>${this.#words.table.topicExamples}</h2>
      <ul class="topics">
        ${topics.map(topic => html`<li dir="auto">${topic}</li>`)}
      </ul>
    </section>`;
  }

  #renderPopup() {
    const words = this.#words.table;
    const { articles = [], support } = this.#practice.value?.help ?? {};
    return html`<div
      id="help-popup"
      part="popup"
      class="popup"
      popover="manual"
      role="dialog"
      tabindex="-1"
      aria-label=${words.help}
    >
      ${this.#renderLinks(words.helpArticles, "article", articles)}
      ${this.#renderLinks(words.contactSupport, "support", support === undefined ? [] : [support])}
      ${this.#renderAbout()} ${this.#renderTopics(this.#practice.value?.topics ?? [])}
    </div>`;
  }

  protected override render() {
    if (!this.#practice.value || !this.#me.value) return nothing;
    const { isOpen, toggle, handleKey, handleBlur } = this.#disclosure;
    // Some browsers give no focus to a button that is pressed: what stands around it takes it.
    return html`<div class="help" tabindex="-1" @keydown=${handleKey} @focusout=${handleBlur}>
      <button
        part="button"
        class="button icon"
        aria-label=${this.#words.table.help}
        aria-haspopup="dialog"
        aria-expanded=${isOpen}
        @click=${toggle}
      >
        ${icons.info}
      </button>
      ${isOpen ? this.#renderPopup() : nothing}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "care-help": CareHelp;
  }
}
