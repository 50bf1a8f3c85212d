import type { CareClient, ConversationStore } from "@carethread/client";
import {
  type ConversationId,
  cleanText,
  type Head,
  isAway,
  type Members,
  type RefusalCode,
  type StaffMatches,
  type Visibility,
} from "@carethread/model";
import { html, LitElement, nothing } from "lit";
import { property } from "lit/decorators.js";
import { Attaching } from "../attaching/attaching.ts";
import {
  Attempt,
  ConversationController,
  SharedClient,
  StoreController,
  WordsController,
} from "../controllers/controllers.ts";
import { CareMessageEditEvent } from "../events/events.ts";
import { ResponseClock } from "../response-clock/response-clock.ts";
import { avatar, base, combobox, drop, fields, layers, switches, tokens } from "../styles/styles.ts";
import { icons, isolate, queryAt } from "../text/text.ts";
import { renderBelow } from "./below.ts";
import { styles } from "./care-compose.styles.ts";
import { renderClosed, renderShut } from "./closed.ts";
import { CollisionGuard } from "./collision.ts";
import { ComposeBox } from "./compose-box.ts";
import { english } from "./english.ts";
import { type Choice, MentionList } from "./mention-list.ts";
import { NamedPeople } from "./named-people.ts";
import { NoteMode } from "./note-mode.ts";
import { ReplyButton } from "./reply-button.ts";
import { type Outgoing, Sending } from "./sending.ts";
import { TextCount } from "./text-count.ts";

const nobody: Members = {};

/**
 * @summary Writes into a conversation. Enter sends, Shift+Enter begins a new line, or as the person and the practice have it.
 * For staff an @ opens a list of whom to mention, and a switch makes it a staff-only note, until it is switched back; where the
 * practice has it so, a message becomes a note when it names somebody, and the next one is a message again. Where the practice has it, the box of a portal user
 * appears by the button *Reply*.
 *
 * A text stays until it was taken over by the conversation, also across reloads; what is sent without a
 * connection waits there. Files are attached by the paperclip, by pasting a picture or by dropping them, where the practice
 * has it so: they go up at once, and the message waits for them. While the thread beside it asks something that is to be answered first, it is inert.
 *
 * @csspart box - The text box.
 * @csspart attach - The paperclip, where files can be attached.
 * @csspart camera - The button of the camera, on a device with a finger for a pointer.
 * @csspart drop - The area that says that files can be dropped here.
 * @csspart send - The button.
 * @csspart reply - The button that opens the box, where the practice has one.
 * @csspart note - The switch *Staff-only note*.
 * @csspart popup - The list of whom to mention.
 * @csspart option - A person in it.
 * @csspart avatar - Their picture, or initials.
 * @csspart picture - The picture in it.
 * @csspart support - The dialog that asks whether to invite support.
 * @csspart hint - That something behind an @ is nobody's name here.
 * @csspart expected - To the patient's side, when an answer is to be expected.
 * @csspart policy - What staff are to keep in mind while they write.
 * @csspart text-count - What goes to the patient's phone: how many texts, how long, and for how much.
 * @csspart answering - Which colleagues are answering at this moment.
 * @csspart answered - That a colleague has answered meanwhile, before it is sent.
 * @csspart send-anyway - The button in it that sends it all the same.
 * @csspart error - Why the text cannot be sent.
 * @csspart closed - What stands there when nothing can be written.
 * @csspart reopen - The button in it that reopens the conversation, for whom may.
 * @csspart other-conversation - The button in it that opens the conversation that stands for this one.
 * @fires care-open-conversation - That button was pressed.
 * @fires care-unavailable - The practice offers no messages in the portal, and the element shows nothing; or offers them again.
 */
export class CareCompose extends LitElement {
  static override styles = [tokens, base, fields, layers, switches, combobox, avatar, drop, styles];
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  readonly #client = new SharedClient(this);
  readonly #conversation = new ConversationController(this, () => ({
    client: this.#client.current,
    id: this.conversation,
  }));
  readonly #words: WordsController<typeof english> = new WordsController(
    this,
    english,
    () => this.#client.current,
  );
  readonly #may = new StoreController(this, () => this.#store?.$may);
  readonly #status = new StoreController(this, () => this.#store?.$status);
  readonly #draft = new StoreController(this, () => this.#store?.$draft);
  readonly #me = new StoreController(this, () => this.#client.current?.$me);
  readonly #head = new StoreController(this, () => this.#store?.$head);
  readonly #members = new StoreController(this, () => this.#store?.$members);
  readonly #encryption = new StoreController(this, () => this.#store?.$encryption);
  /** The thread asks something that is answered first. */
  readonly #awaitsAnswer = new StoreController(this, () => this.#store?.$awaitsAnswer);
  readonly #practice = new StoreController(this, () => this.#client.current?.$practice);
  readonly #clock = new ResponseClock(this, () => this.#practice.value);
  readonly #settings = new StoreController(this, () => this.#client.current?.$settings);
  readonly #named = new NamedPeople();
  readonly #mentions = new MentionList(this, () => this.#mentionView());
  readonly #box = new ComposeBox(this, this.#mentions, {
    typed: text => this.#handleTyped(text),
    entered: () => this.#send(),
    enterSends: () => this.#settings.value?.enterSends ?? this.#practice.value?.enterSends ?? true,
    left: typed => this.#handleLeft(typed),
  });
  readonly #attaching = new Attaching(this, () => ({
    client: this.#client.current,
    store: this.#store,
    allowed: this.#awaitsAnswer.value === true ? undefined : this.#may.value?.attach,
    words: this.#words.table,
  }));
  readonly #note = new NoteMode(this);
  readonly #textCount = new TextCount(this);
  readonly #reply = new ReplyButton(this);
  readonly #reopening = new Attempt(this, () => this.#words.table);
  readonly #sending = new Sending(
    this,
    () => this.#outgoing(),
    () => this.#handleSent(),
  );
  readonly #collision = new CollisionGuard(this, {
    store: () => this.#store,
    me: () => this.#me.value,
    isAnswer: () => this.#visibility === "everyone",
  });
  #shown: ConversationStore | undefined;
  #root: Node | undefined;

  /** The page's client, where no `care-provider` stands around. */
  @property({ attribute: false }) client: CareClient | null = null;

  /** The conversation's id. */
  @property() conversation: ConversationId | null = null;

  get #store(): ConversationStore | undefined {
    return this.#conversation.store;
  }

  get #isBehindButton(): boolean {
    return (
      this.#practice.value?.reply === "button" &&
      !this.#reply.isOpen &&
      this.#box.text === "" &&
      this.#attaching.isEmpty
    );
  }

  /** Whether there is a text box, and nothing to be answered before it is written in. */
  get writable(): boolean {
    return this.#box.element !== null && this.#awaitsAnswer.value !== true;
  }

  /** Puts the focus into the text box, before which the switch of notes stands. */
  override focus(options?: FocusOptions): void {
    const box = this.#box.element;
    if (box === null) super.focus(options);
    else box.focus(options);
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
      this.#box.release();
      this.#box.show("");
      this.#named.reset();
      this.#mentions.reset();
      this.#sending.reset();
      this.#note.reset();
      this.#reply.reset();
      this.#attaching.reset();
    }
    // It may have been typed before a reload, or in another tab.
    const draft = this.#draft.value;
    if (draft === undefined || this.#box.isHeld) return;
    this.#box.show(draft.text);
    this.#collision.written(draft.text);
    this.#note.show(draft);
    this.#named.chosen = draft.mentions;
  }

  protected override updated(): void {
    this.#attaching.updated();
  }

  readonly #handleEdit = (event: Event): void => {
    if (!(event instanceof CareMessageEditEvent) || event.defaultPrevented) return;
    const isClosed = this.#box.element === null && !this.#isBehindButton;
    if (event.detail.conversation !== this.#store?.id || isClosed) return;
    event.preventDefault();
    // What was for staff alone stays so.
    this.#note.turn(event.detail.visibility === "staff" || this.#note.isNote);
    const { text } = this.#box;
    this.#set([event.detail.text, text].filter(part => part.trim() !== "").join("\n"));
    this.updateComplete.then(() => this.focus());
  };

  #handleTyped(text: string): void {
    this.#set(text);
    if (text.trim() !== "" && !this.#mayBecomeNote(text)) this.#store?.typing(this.#visibility);
  }

  #handleLeft(typed: boolean): void {
    // What stands here was typed last.
    if (typed && this.#box.text !== this.#draft.value?.text) this.#keep();
  }

  #handleSent(): void {
    this.#box.release();
    this.#named.sent();
    this.#mentions.close();
    this.#note.sent();
    this.#set("");
    this.#reply.show(false);
  }

  #send(): void {
    if (!this.#collision.stops()) this.#sendChecked();
  }

  #sendChecked(): void {
    this.#attaching.whenChecked(() => this.#sending.send());
  }

  private handleSubmit(event: SubmitEvent): void {
    event.preventDefault();
    this.#send();
    this.#box.element?.focus();
  }

  readonly #handleNote = (): void => {
    this.#note.turn();
    this.#keep();
  };

  /** Where nobody may write to the patient any more, staff may still write notes. */
  get #visibility(): Visibility {
    const may = this.#may.value;
    return this.#note.isNote || (may && may.send !== null && may.note === null) ? "staff" : "everyone";
  }

  /** Whom an @ may name: nobody where the person may name nobody. */
  get #nameable() {
    if (this.#may.value?.mention !== null) return [];
    return this.#named.among(this.#members.value ?? nobody, this.#me.value?.id);
  }

  #mentionView() {
    const head = this.#head.value;
    if (!head || this.#may.value?.mention !== null) return null;
    return {
      box: this.#box.element,
      me: this.#me.value?.id,
      members: this.#members.value ?? nobody,
      people: this.#nameable,
      words: this.#words.table,
      find: (q: string, signal: AbortSignal) => this.#findStaff(head, q, signal),
      choose: (choice: Choice, from: number) => this.#choose(choice, from),
    };
  }

  /** Support takes no part in what is encrypted. */
  #findStaff({ patient, keys }: Head, q: string, signal: AbortSignal): Promise<StaffMatches> | undefined {
    const found = this.#client.current?.findStaff(q, patient.id, { signal });
    return keys === undefined ? found : found?.then(matches => ({ ...matches, support: false }));
  }

  #choose({ label, person }: Choice, from: number): void {
    const caret = this.#box.element?.selectionEnd ?? from;
    if (person === null) {
      this.#sending.askSupport(invites => this.#box.replace(from, caret, invites ? `@${label} ` : ""));
      return;
    }
    this.#named.choose(person, label);
    this.#box.replace(from, caret, `@${label} `);
  }

  #keep(): void {
    this.#store?.setDraft(this.#box.text, { mentions: this.#named.chosen, ...this.#note.kept });
  }

  #set(text: string): void {
    this.#box.show(text);
    this.#collision.written(text);
    this.#sending.changed(text);
    if (this.#beginsAsNote(text)) this.#note.name();
    this.#keep();
  }

  /** Whether an @ makes a note of what is a message until then. */
  get #becomesNote(): boolean {
    const isOn = this.#practice.value?.noteOnMention === true && this.#may.value?.note === null;
    return isOn && this.#note.isOpen;
  }

  /** As long as a name is being written behind an @, it is not known who will read it: no patient hears of it. */
  #mayBecomeNote(text: string): boolean {
    return this.#becomesNote && queryAt(text, this.#box.element?.selectionEnd ?? text.length) !== null;
  }

  /** What names somebody is for staff alone at first; that it was so once is not taken back by another word. */
  #beginsAsNote(text: string): boolean {
    if (!this.#becomesNote || !text.includes("@")) return false;
    const { people, callsSupport } = this.#named.in(cleanText(text), this.#nameable);
    return callsSupport || people.length > 0;
  }

  #outgoing(): Outgoing | null {
    const store = this.#store;
    if (store === undefined) return null;
    const { text } = this.#box;
    const naming = this.#named.in(cleanText(text), this.#nameable);
    const members = this.#members.value ?? nobody;
    return {
      store,
      text,
      attachments: this.#attaching.ids,
      visibility: this.#visibility,
      may: this.#may.value ?? null,
      naming,
      nameOf: id => members[id]?.person.name ?? this.#named.labelOf(id),
      gone: naming.people.filter(id => members[id] !== undefined && isAway(members[id])),
      hasSupport: this.#mentions.support !== false && this.#head.value?.keys === undefined,
    };
  }

  /** Who types a name without choosing it is told that it was no mention. */
  #renderStrangers() {
    const { text } = this.#box;
    const [stranger] =
      this.#may.value?.mention === null && text.includes("@")
        ? this.#named.strangers(text, this.#nameable, this.#mentions.writing)
        : [];
    const hint = stranger === undefined ? nothing : this.#words.table.mentionNobody(isolate(stranger));
    return html`<p part="hint" class="stranger" role="status">${hint}</p>`;
  }

  #renderClosed(refused: RefusalCode) {
    return renderClosed({
      refused,
      words: this.#words.table,
      text: this.#box.text,
      closed: this.#head.value?.closed,
      mayReopen: this.#may.value?.reopen === null,
      reopening: this.#reopening,
      reopen: () => this.#reopening.run(() => this.#store?.reopen()),
    });
  }

  /** Nothing is written where this device cannot seal it for those who read. */
  get #isShut(): boolean {
    const state = this.#encryption.value?.state;
    return this.#may.value?.send === null && (state === "no-device" || state === "untrusted");
  }

  #renderShut() {
    const { table: words } = this.#words;
    return renderShut(words.encryptionShut, words, this.#box.text);
  }

  #renderTexts() {
    return this.#textCount.render({
      reach: this.#visibility === "everyone" ? this.#may.value?.texts : undefined,
      rules: this.#practice.value?.texts,
      text: cleanText(this.#box.text),
      files: this.#attaching.ids.length,
      me: this.#me.value,
      words: this.#words.table,
      language: this.#words.language,
    });
  }

  #renderBelow() {
    const words = this.#words.table;
    return renderBelow({
      words,
      text: this.#box.text,
      isStaff: this.#me.value?.side === "staff",
      expected: () => this.#clock.expected(words, this.#words.language),
      problem: this.#sending.problem,
      strangers: this.#renderStrangers(),
      texts: this.#renderTexts(),
    });
  }

  #renderLine(isNote: boolean, hasMentions: boolean) {
    const words = this.#words.table;
    const isNothing = cleanText(this.#box.text) === "" && this.#attaching.ids.length === 0;
    return html`<div class="line" @paste=${this.#attaching.handlePaste}>
      ${this.#attaching.renderButton()}
      ${this.#box.render({
        label: isNote ? words.note : words.message,
        placeholder: isNote ? words.notePlaceholder : words.placeholder,
        isInvalid: this.#sending.problem !== null,
        hasMentions,
      })}
      <button part="send" class="button primary send" ?disabled=${isNothing}>
        ${icons.send}<span class="send-word">${isNote ? words.sendNote : words.send}</span>
      </button>
      ${hasMentions ? this.#mentions.render(words) : nothing}
    </div>`;
  }

  protected override render() {
    if (this.#client.isOff) return nothing;
    const may = this.#may.value;
    const refused = may?.send ?? null;
    if (this.#status.value?.state === "ended") return nothing;
    if (this.#isShut) return this.#renderShut();
    if (this.#isBehindButton) return this.#reply.render(this.#words.table, refused);
    if (refused !== null && may?.note !== null) return this.#renderClosed(refused);
    const isSwitched = may?.note === null || this.#note.isNote;
    const isNote = this.#visibility === "staff";
    const mentions = may?.mention === null;
    const head = this.#head.value;
    return html`<div class="frame ${isNote ? "is-note" : ""}" ?inert=${this.#awaitsAnswer.value === true}>
      <form @submit=${this.handleSubmit}>
        ${isSwitched ? this.#note.render(this.#words.table, { refused, isNote, turn: this.#handleNote }) : nothing} ${this.#attaching.renderTiles(() => this.focus())} ${this.#renderLine(isNote, mentions)}
        ${this.#collision.render(this.#words.table, () => this.#sendChecked())} ${this.#renderBelow()}
      </form>
      ${this.#attaching.renderDrop()}
    </div>
    ${
      mentions && head
        ? this.#sending.renderAsk(this.#words.table, {
            patient: head.patient.name,
            topic: head.title,
            minutes: this.#mentions.supportFor,
          })
        : nothing
    }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "care-compose": CareCompose;
  }
}
