import type { CareClient, ConversationStore } from "@carethread/client";
import { type ConversationId, cleanText, limits, textProblem } from "@carethread/model";
import { html, LitElement, nothing, type PropertyValues } from "lit";
import { property, query, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { styles } from "./care-compose.styles.ts";
import { ConversationController } from "./controllers/conversation-controller.ts";
import { SharedClient } from "./controllers/shared-client.ts";
import { StoreController } from "./controllers/store-controller.ts";
import { CareMessageEditEvent } from "./events/message-edit.ts";
import { base, fields } from "./styles/base.styles.ts";
import { tokens } from "./styles/tokens.styles.ts";
import { icons } from "./text/icons.ts";
import { languageAt } from "./text/language.ts";
import { errorSentence, words } from "./words/words.ts";

/** The counter appears when this many characters are left. */
const countFrom = 1_000;

/**
 * @summary Writes into a conversation. Enter sends, Shift+Enter begins a new line.
 *
 * A text stays until it was taken over by the conversation, also across reloads; what is sent without a
 * connection waits there.
 *
 * @csspart box - The text box.
 * @csspart send - The button.
 * @csspart error - Why the text cannot be sent.
 * @csspart closed - What stands there when nothing can be written.
 */
export class CareCompose extends LitElement {
  static override styles = [tokens, base, fields, styles];
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  readonly #client = new SharedClient(this);
  readonly #conversation = new ConversationController(this, () => ({
    client: this.#client.current,
    id: this.conversation,
  }));
  readonly #may = new StoreController(this, () => this.#store?.$may);
  readonly #status = new StoreController(this, () => this.#store?.$status);
  readonly #draft = new StoreController(this, () => this.#store?.$draft);
  #shown: ConversationStore | undefined;
  #root: Node | undefined;
  /** Something was typed since the box got the focus. */
  #isTyping = false;

  @query("textarea") private box?: HTMLTextAreaElement | null;

  /** The page's client, where no `care-provider` stands around. */
  @property({ attribute: false }) client: CareClient | null = null;

  /** The conversation's id. */
  @property() conversation: ConversationId | null = null;

  @state() private text = "";
  @state() private error = "";

  get #store(): ConversationStore | undefined {
    return this.#conversation.store;
  }

  /** Whether there is a text box. */
  get writable(): boolean {
    return Boolean(this.box);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // The thread is a sibling: its event does not pass here, but through the root of both.
    this.#root = this.getRootNode();
    this.#root.addEventListener("care-message-edit", this.#handleEdit);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#root?.removeEventListener("care-message-edit", this.#handleEdit);
  }

  protected override willUpdate(): void {
    const store = this.#store;
    if (store !== this.#shown) {
      this.#shown = store;
      this.error = "";
      this.text = "";
      this.#isTyping = false;
    }
    // It may have been typed before a reload, or in another tab; but what is being typed here comes before it, or
    // words, caret and a composition would vanish under the person's fingers.
    const isHeld = this.#isTyping && this.shadowRoot?.activeElement === this.box;
    if (store !== undefined && !isHeld) this.text = this.#draft.value?.text ?? "";
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("text")) this.#grow();
  }

  readonly #handleEdit = (event: Event): void => {
    if (!(event instanceof CareMessageEditEvent) || event.defaultPrevented) return;
    if (event.detail.conversation !== this.#store?.id || !this.box) return;
    event.preventDefault();
    this.#set(this.text.trim() === "" ? event.detail.text : `${event.detail.text}\n${this.text}`);
    this.box.focus();
  };

  private handleInput(event: InputEvent & { target: HTMLTextAreaElement }): void {
    this.#isTyping = true;
    this.#set(event.target.value);
    if (this.text.trim() !== "") this.#store?.typing();
  }

  /** Also when the whole window loses the focus: another one may be typed in from here on. */
  private handleBlur(): void {
    if (!this.#isTyping) return;
    this.#isTyping = false;
    // What stands here was typed last.
    if (this.text !== this.#draft.value?.text) this.#store?.setDraft(this.text);
  }

  private handleKey(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.shiftKey || event.altKey) return;
    // Enter that ends a composition picks a word; Safari tells it by the key code alone.
    if (event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.#send();
  }

  private handleSubmit(event: SubmitEvent): void {
    event.preventDefault();
    this.#send();
    this.box?.focus();
  }

  #set(text: string): void {
    this.text = text;
    this.#store?.setDraft(text);
    if (this.error !== "") this.error = this.#problem(text);
  }

  #problem(raw: string): string {
    const problem = textProblem(cleanText(raw));
    if (problem === null || problem === "text-empty") return "";
    if (problem !== "text-too-long") return words.refused[problem];
    return words.tooLong(new Intl.NumberFormat(languageAt(this)).format(limits.messageLength));
  }

  #send(): void {
    const store = this.#store;
    const text = cleanText(this.text);
    if (store === undefined || text === "") return;
    this.error = this.#problem(text);
    if (this.error !== "") return;
    try {
      // A refusal stands with the message in the thread, where it can be tried again or taken back.
      store.send({ text }).catch(() => {});
      this.#isTyping = false;
      this.#set("");
    } catch (error) {
      this.error = errorSentence(error);
    }
  }

  #grow(): void {
    const { box } = this;
    if (!box) return;
    box.style.blockSize = "auto";
    // Borders are part of the box and not of scrollHeight.
    box.style.blockSize = `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`;
  }

  #renderBelow() {
    const left = limits.messageLength - cleanText(this.text).length;
    return html`<div class="below">
      <div role="alert" id="error">
        ${this.error === "" ? nothing : html`<p part="error" class="error">${this.error}</p>`}
      </div>
      ${
        left < countFrom
          ? html`<span class="hint" id="count">${words.charactersLeft(left, languageAt(this))}</span>`
          : nothing
      }
    </div>`;
  }

  protected override render() {
    const refused = this.#may.value?.send ?? null;
    if (this.#status.value?.state === "ended") return nothing;
    if (refused !== null) {
      return html`<div class="frame">
        <p part="closed" class="closed" role="status">${words.refused[refused]}</p>
        ${this.text === "" ? nothing : html`<p class="closed kept" dir="auto">${this.text}</p>`}
      </div>`;
    }
    return html`<div class="frame"><form @submit=${this.handleSubmit}>
      <div class="line">
        <textarea
          part="box"
          rows="1"
          dir="auto"
          aria-label=${words.message}
          aria-describedby="error count"
          aria-invalid=${this.error === "" ? nothing : "true"}
          placeholder=${words.placeholder}
          enterkeyhint="send"
          .value=${live(this.text)}
          @input=${this.handleInput}
          @keydown=${this.handleKey}
          @blur=${this.handleBlur}
        ></textarea>
        <button part="send" class="button primary send" ?disabled=${cleanText(this.text) === ""}>
          ${icons.send}<span class="send-word">${words.send}</span>
        </button>
      </div>
      ${this.#renderBelow()}
    </form></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "care-compose": CareCompose;
  }
}
