/** What a thread says of its encryption besides its messages: the button, the panel that it opens, and why one cannot read. */
import type { ConversationEncryption, Item } from "@carethread/client";
import type { Members, PatientCard } from "@carethread/model";
import { html, type LitElement, nothing, type TemplateResult } from "lit";
import type { WordsController } from "../../controllers/controllers.ts";
import { CareNewMessageEvent } from "../../events/events.ts";
import { Disclosure } from "../../layers/layers.ts";
import { icons } from "../../text/text.ts";
import type { english } from "../english.ts";
import type { SecurityPanel } from "./panel.ts";

export { securityStyles } from "./security.styles.ts";

export interface SecurityOptions {
  readonly words: WordsController<typeof english>;
  readonly encryption: () => ConversationEncryption | null;
  readonly members: () => Members;
  readonly patient: () => PatientCard | undefined;
}

/** The lock of an encrypted conversation. What it opens is fetched when somebody first does. */
export class Security {
  readonly #host: LitElement;
  readonly #options: SecurityOptions;
  readonly #disclosure: Disclosure;
  #panel: SecurityPanel | null = null;
  #hasFailed = false;

  constructor(host: LitElement, options: SecurityOptions) {
    this.#host = host;
    this.#options = options;
    this.#disclosure = new Disclosure(host, {
      popup: "#security-popup",
      button: "[part=security]",
      first: "#security-popup",
      changed: () => void this.#fetch(),
    });
  }

  async #fetch(): Promise<void> {
    if (this.#panel !== null || !this.#disclosure.isOpen) return;
    this.#hasFailed = false;
    try {
      const { SecurityPanel } = await import("./panel.ts");
      this.#panel ??= new SecurityPanel(this.#host);
    } catch {
      this.#hasFailed = true;
    }
    this.#host.requestUpdate();
  }

  readonly #startAnother = (): void => {
    const patient = this.#options.patient();
    void this.#disclosure.show(false);
    if (patient !== undefined) this.#host.dispatchEvent(new CareNewMessageEvent(patient));
  };

  #renderPanel(encryption: ConversationEncryption) {
    const words = this.#options.words.table;
    if (this.#panel !== null)
      return this.#panel.render(encryption, {
        ...{ members: this.#options.members(), words },
        startAnother: this.#startAnother,
      });
    return this.#hasFailed
      ? html`<p role="alert" class="error">
          ${words.securityFailed}
          <button part="try-again" class="link plain" @click=${() => void this.#fetch()}>${words.tryAgain}</button>
        </p>`
      : html`<p>${words.loading}</p>`;
  }

  render(): TemplateResult | typeof nothing {
    const encryption = this.#options.encryption();
    if (encryption === null) return nothing;
    const words = this.#options.words.table;
    const { isOpen, toggle, handleKey, handleBlur } = this.#disclosure;
    return html`<div class="settings" tabindex="-1" @keydown=${handleKey} @focusout=${handleBlur}>
      <button
        part="security"
        class="button icon"
        aria-label=${words.fromEndToEnd}
        title=${words.fromEndToEnd}
        aria-haspopup="dialog"
        aria-expanded=${isOpen}
        @click=${toggle}
      >
        ${icons.shield}
      </button>
      ${
        isOpen
          ? html`<div
              id="security-popup"
              part="popup"
              class="popup security"
              popover="manual"
              role="dialog"
              aria-labelledby="security-heading"
              tabindex="0"
            >
              <h3 id="security-heading">${words.fromEndToEnd}</h3>
              ${this.#renderPanel(encryption)}
            </div>`
          : nothing
      }
    </div>`;
  }

  /** Why one cannot read here, or write; nothing while the keys are being looked at, which the messages themselves say. */
  renderState(items: readonly Item[]) {
    const encryption = this.#options.encryption();
    const words = this.#options.words.table;
    return html`<div role="status">${encryption === null ? nothing : renderSentence(sentenceOf(encryption, items, words))}</div>`;
  }
}

function renderSentence(sentence: string) {
  return sentence === "" ? nothing : html`<p part="encryption" class="status">${sentence}</p>`;
}

function sentenceOf(
  { state, waits }: ConversationEncryption,
  items: readonly Item[],
  words: typeof english,
): string {
  if (state === "opening") return "";
  if (state !== "open") return words.encryptionStates[state];
  const isShut = waits && items.some(item => item.pending === null && item.seal === "locked");
  return isShut ? words.encryptionWaits : "";
}
