import type { CareClient, ConversationStore } from "@carethread/client";
import {
  type ConversationId,
  cleanText,
  limits,
  mentionable,
  type RefusalCode,
  textProblem,
  type Visibility,
} from "@carethread/model";
import { html, LitElement, nothing, type PropertyValues } from "lit";
import { property, query, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { ConversationController, SharedClient, StoreController } from "../controllers/controllers.ts";
import { CareMessageEditEvent } from "../events/events.ts";
import { avatar, base, combobox, fields, layers, switches, tokens } from "../styles/styles.ts";
import { icons, languageAt, mentionsIn, type Named } from "../text/text.ts";
import { errorSentence, words } from "../words/words.ts";
import { styles } from "./care-compose.styles.ts";
import { type Choice, MentionList } from "./mention-list.ts";
import { SupportAsk } from "./support-ask.ts";

/** The counter appears when this many characters are left. */
const countFrom = 1_000;

/** `@support` in a text: its id is nobody's. */
const support: Named = { id: "support", name: words.support };
const everybody: readonly Named[] = [];

/**
 * @summary Writes into a conversation. Enter sends, Shift+Enter begins a new line. For staff an @ opens a list of
 * whom to mention, and a switch makes it a staff-only note, until it is switched back.
 *
 * A text stays until it was taken over by the conversation, also across reloads; what is sent without a
 * connection waits there. While the thread beside it asks something that is to be answered first, it is inert.
 *
 * @csspart box - The text box.
 * @csspart send - The button.
 * @csspart note - The switch *Staff-only note*.
 * @csspart popup - The list of whom to mention.
 * @csspart option - A person in it.
 * @csspart avatar - Their picture, or initials.
 * @csspart picture - The picture in it.
 * @csspart support - The dialog that asks whether to invite support.
 * @csspart error - Why the text cannot be sent.
 * @csspart closed - What stands there when nothing can be written.
 */
export class CareCompose extends LitElement {
  static override styles = [tokens, base, fields, layers, switches, combobox, avatar, styles];
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
  readonly #me = new StoreController(this, () => this.#client.current?.$me);
  readonly #head = new StoreController(this, () => this.#store?.$head);
  readonly #members = new StoreController(this, () => this.#store?.$members);
  /** The thread asks something that is answered first. */
  readonly #awaitsAnswer = new StoreController(this, () => this.#store?.$awaitsAnswer);
  readonly #list = new MentionList(this, () => this.#mentionView());
  readonly #ask = new SupportAsk(this);
  /** Who was chosen from the list; only who stands in the text is meant. */
  #chosen: readonly Named[] = everybody;
  /** Everybody who was ever chosen here: a failed message may come back. */
  #known: readonly Named[] = everybody;
  /** The person has agreed to what support will see of what is being written. */
  #consents = false;
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
  @state() private note = false;
  @state() private error = "";

  get #store(): ConversationStore | undefined {
    return this.#conversation.store;
  }

  /** Whether there is a text box, and nothing to be answered before it is written in. */
  get writable(): boolean {
    return Boolean(this.box) && this.#awaitsAnswer.value !== true;
  }

  /** Puts the focus into the text box, before which the switch of notes stands. */
  override focus(options?: FocusOptions): void {
    if (this.box) this.box.focus(options);
    else super.focus(options);
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
      this.#known = everybody;
      this.#consents = false;
      this.#list.reset();
      this.#ask.reset();
    }
    // It may have been typed before a reload, or in another tab; but what is being typed here comes before it, or
    // words, caret and a composition would vanish under the person's fingers.
    const isHeld = this.#isTyping && this.shadowRoot?.activeElement === this.box;
    const draft = this.#draft.value;
    if (draft !== undefined && !isHeld) {
      this.text = draft.text;
      this.note = draft.visibility === "staff";
      this.#chosen = draft.mentions;
    }
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("text")) this.#grow();
  }

  readonly #handleEdit = (event: Event): void => {
    if (!(event instanceof CareMessageEditEvent) || event.defaultPrevented) return;
    if (event.detail.conversation !== this.#store?.id || !this.box) return;
    event.preventDefault();
    // What was for staff alone stays so.
    if (event.detail.visibility === "staff") this.note = true;
    this.#set(this.text.trim() === "" ? event.detail.text : `${event.detail.text}\n${this.text}`);
    this.box.focus();
  };

  private handleInput(event: InputEvent & { target: HTMLTextAreaElement }): void {
    this.#isTyping = true;
    this.#set(event.target.value);
    if (this.text.trim() !== "") this.#store?.typing(this.#visibility);
    if (!event.isComposing) this.#list.look(true);
  }

  /** Also when the whole window loses the focus: another one may be typed in from here on. */
  private handleBlur(): void {
    this.#list.close();
    if (!this.#isTyping) return;
    this.#isTyping = false;
    // What stands here was typed last.
    if (this.text !== this.#draft.value?.text) this.#keep();
  }

  private handleKey(event: KeyboardEvent): void {
    if (this.#list.handleKey(event)) return;
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

  private handleNote(): void {
    this.note = !this.note;
    this.#keep();
  }

  /** Where nobody may write to the patient any more, staff may still write notes. */
  get #visibility(): Visibility {
    const may = this.#may.value;
    return this.note || (may && may.send !== null && may.note === null) ? "staff" : "everyone";
  }

  get #people(): readonly Named[] {
    if (this.#may.value?.mention !== null) return everybody;
    const team = mentionable(this.#members.value ?? {}, this.#me.value?.id);
    return [...team.map(({ person }) => person), ...this.#known, support];
  }

  #mentionView() {
    const head = this.#head.value;
    if (!head || this.#may.value?.mention !== null) return null;
    return {
      box: this.box,
      me: this.#me.value?.id,
      members: this.#members.value ?? {},
      people: this.#people,
      find: (q: string, signal: AbortSignal) =>
        this.#client.current?.findStaff(q, head.patient.id, { signal }),
      choose: (choice: Choice, from: number) => this.#choose(choice, from),
    };
  }

  #choose({ id, name, person }: Choice, from: number): void {
    const caret = this.box?.selectionEnd ?? from;
    if (person !== null) {
      this.#chosen = [...this.#chosen.filter(other => other.name !== name || other.id === id), { id, name }];
      this.#known = [...this.#known, { id, name }];
      this.#replace(from, caret, `@${name} `);
      return;
    }
    this.#ask.ask(invite => {
      this.#consents = invite;
      this.#replace(from, caret, invite ? `@${name} ` : "");
    });
  }

  /** As if it were typed, so that it can be undone. */
  #replace(from: number, to: number, by: string): void {
    const { box } = this;
    if (!box) return;
    box.focus();
    box.setSelectionRange(from, to);
    if (!document.execCommand(by === "" ? "delete" : "insertText", false, by)) {
      box.setRangeText(by, from, to, "end");
      this.#set(box.value);
    }
  }

  #keep(): void {
    const visibility = this.note ? "staff" : "everyone";
    this.#store?.setDraft(this.text, { visibility, mentions: this.#chosen });
  }

  #set(text: string): void {
    this.text = text;
    // Agreed to for this @support: another one is asked about again.
    this.#consents &&= mentionsIn(text, [support]).length > 0;
    this.#keep();
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
    // The switch is not turned by itself: who writes a note must not write to the patient.
    const visibility = this.#visibility;
    const denied = visibility === "staff" ? this.#may.value?.note : null;
    if (denied) {
      this.error = words.refused[denied];
      return;
    }
    const named = mentionsIn(text, this.#people, this.#chosen);
    const mentions = named.filter(id => id !== support.id);
    if (mentions.length > limits.mentions) {
      this.error = words.mentionsTooMany(limits.mentions);
      return;
    }
    const calls = mentions.length < named.length && this.#list.support !== false;
    if (calls && !this.#consents) {
      this.#ask.ask(invite => {
        this.#consents = invite;
        if (invite) this.#send();
      });
      return;
    }
    try {
      // A refusal stands with the message in the thread, where it can be tried again or taken back.
      store.send({ text, visibility, mentions, support: calls }).catch(() => {});
      this.#isTyping = false;
      this.#consents = false;
      this.#chosen = everybody;
      this.#list.close();
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

  /** Says what is being written, in words, too: a note to staff must not be taken for one to the patient. */
  #renderMode(refused: RefusalCode | null, isNote: boolean) {
    if (this.#may.value?.note !== null && !this.note) return nothing;
    return html`<div class="mode">
      ${
        refused === null
          ? html`<button
              type="button"
              part="note"
              role="switch"
              aria-checked=${isNote}
              @mousedown=${(event: Event) => event.preventDefault()}
              @click=${this.handleNote}
            >
              <span>${icons.lock}${words.note}</span><i></i>
            </button>`
          : html`<span>${icons.lock}${words.note}</span>`
      }
      <span class="why">${refused === null ? "" : words.refused[refused]} ${isNote ? words.noteHint : ""}</span>
    </div>`;
  }

  protected override render() {
    const may = this.#may.value;
    const refused = may?.send ?? null;
    if (this.#status.value?.state === "ended") return nothing;
    if (refused !== null && may?.note !== null) {
      return html`<div class="frame">
        <p part="closed" class="closed" role="status">${words.refused[refused]}</p>
        ${this.text === "" ? nothing : html`<p class="closed kept" dir="auto">${this.text}</p>`}
      </div>`;
    }
    const isNote = this.#visibility === "staff";
    const mentions = may?.mention === null;
    const head = this.#head.value;
    const send = isNote ? words.sendNote : words.send;
    return html`<div class="frame ${isNote ? "is-note" : ""}" ?inert=${this.#awaitsAnswer.value === true}><form @submit=${this.handleSubmit}>
      ${this.#renderMode(refused, isNote)}
      <div class="line">
        <textarea
          part="box"
          rows="1"
          dir="auto"
          aria-label=${isNote ? words.note : words.message}
          aria-describedby="error count"
          aria-invalid=${this.error === "" ? nothing : "true"}
          aria-autocomplete=${mentions ? "list" : nothing}
          aria-haspopup=${mentions ? "listbox" : nothing}
          aria-controls=${mentions ? "mentions" : nothing}
          aria-activedescendant=${this.#list.activeId}
          placeholder=${isNote ? words.notePlaceholder : words.placeholder}
          enterkeyhint="send"
          .value=${live(this.text)}
          @input=${this.handleInput}
          @compositionend=${() => this.#list.look(true)}
          @keydown=${this.handleKey}
          @keyup=${() => this.#list.look(false)}
          @click=${() => this.#list.look(false)}
          @blur=${this.handleBlur}
        ></textarea>
        <button part="send" class="button primary send" ?disabled=${cleanText(this.text) === ""}>
          ${icons.send}<span class="send-word">${send}</span>
        </button>
        ${mentions ? this.#list.render() : nothing}
      </div>
      ${this.#renderBelow()}
    </form>
    ${mentions && head ? this.#ask.render(head.patient.name, head.title, this.#list.supportFor) : nothing}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "care-compose": CareCompose;
  }
}
