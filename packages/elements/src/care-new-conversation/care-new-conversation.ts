import type { CareClient, StartDraft, StartOptions } from "@carethread/client";
import type { Kind, PatientMatch, StartForm } from "@carethread/model";
import { html, LitElement, nothing } from "lit";
import { property, state } from "lit/decorators.js";
import { SharedClient, StoreController, WordsController } from "../controllers/controllers.ts";
import { CareConversationStartEvent, CareStartCancelEvent } from "../events/events.ts";
import { renderStatus } from "../status/status.ts";
import { base, combobox, fields, tokens } from "../styles/styles.ts";
import { errorSentence, refusalIn, statusSentence } from "../words/words.ts";
import { styles } from "./care-new-conversation.styles.ts";
import { english } from "./english.ts";
import { type FormField, type Problem, renderKindChoice, StartFields } from "./fields/fields.ts";
import { formsFor } from "./forms.ts";
import { renderActing, renderEmergency, renderPolicy, renderStaffOnly } from "./hints.ts";

/**
 * @summary The form that starts a conversation.
 *
 * What it asks for follows from the practice's kinds of conversation: patient, topic and message; or what a message
 * is about, its recipient and an optional subject; or a title alone. Where there are several kinds, one is chosen first.
 * What need not be chosen is not asked: a portal user with one patient, one chart, one episode of care. What was written
 * and not sent is there again when the form is, also after a reload, for each kind; *Cancel* forgets it.
 *
 * @slot start - Before the heading, e.g. a back button.
 * @csspart header - The heading's line.
 * @csspart status - The line that says why nothing can be sent now.
 * @csspart try-again - Its button, where the page gives no token.
 * @csspart kind - A kind of conversation to choose.
 * @csspart staff-only - The line that says that staff alone see what is begun.
 * @csspart emergency - The line that says which number to call in an emergency.
 * @csspart acting - The line that says for whom a portal user writes.
 * @csspart patient-field - The field for the patient.
 * @csspart popup - The list below it.
 * @csspart option - A patient in it.
 * @csspart regarding-field - The field for the chart or the episode of care.
 * @csspart recipient-field - The field for the one to whom it is addressed.
 * @csspart nobody - What stands there where there is nobody to choose.
 * @csspart topic-field - The field for the topic, the subject or the title.
 * @csspart suggestion - A topic to choose.
 * @csspart message-field - The field for the message.
 * @csspart error - What is wrong with a field.
 * @csspart policy - The practice's policy.
 * @csspart cancel - The button that leaves the form.
 * @csspart send - The button that starts the conversation.
 * @fires care-conversation-start - The conversation exists.
 * @fires care-start-cancel - The person does not want to start one after all.
 */
export class CareNewConversation extends LitElement {
  static override styles = [tokens, base, fields, combobox, styles];

  readonly #client = new SharedClient(this);
  readonly #me = new StoreController(this, () => this.#client.current?.$me);
  readonly #status = new StoreController(this, () => this.#client.current?.$status);
  readonly #words: WordsController<typeof english> = new WordsController(
    this,
    english,
    () => this.#client.current,
  );
  readonly #practice = new StoreController(this, () => this.#client.current?.$practice);
  readonly #permissions = new StoreController(this, () => this.#client.current?.$permissions);
  readonly #draft = new StoreController(this, () => this.#draftStore?.$draft);
  readonly #fields = new StartFields(this, {
    client: () => this.#client.current,
    words: this.#words,
    topics: () => this.#practice.value?.topics ?? [],
    changed: () => this.#keep(),
    failed: error => this.#fail(error),
  });
  /** The kind whose draft is shown. */
  #kind: Kind | null = null;
  #shown: StartDraft | null = null;
  #presetTo: CareNewConversation["patient"] = null;
  #of: CareClient | undefined;
  #wasLive = true;
  /** Something was typed since the form got the focus, and not sent. */
  #isTyping = false;

  /** The page's client, where no `care-provider` stands around. */
  @property({ attribute: false }) client: CareClient | null = null;

  /**
   * Whom it is to be written about, where the page knows that already. What was written about somebody else and not
   * sent stays in the form, which then says so: no words ever go to another patient.
   */
  @property({ attribute: false }) patient: Pick<PatientMatch, "id" | "name" | "patientId"> | null = null;

  /** What is wrong, and concerns no field. */
  @state() private problem: Problem | null = null;
  @state() private sending = false;
  /** It was sent, and no answer came. */
  @state() private waiting = false;

  get #forms(): readonly StartForm[] {
    return formsFor(this.#practice.value, this.#me.value);
  }

  /** The form that is shown; undefined as long as it is not known what the person can start. */
  get #flags(): StartForm | undefined {
    const forms = this.#forms;
    return forms.find(({ kind }) => kind === this.#kind) ?? forms[0];
  }

  get #draftStore() {
    const flags = this.#flags;
    return flags === undefined ? undefined : this.#client.current?.startDraft(flags.kind);
  }

  /** Staff to whom nobody can write do not begin what is answered to them alone. */
  get #isUnavailable(): boolean {
    const isStaff = this.#me.value?.side === "staff";
    const isAvailable = this.#permissions.value?.includes("portal-messages") ?? true;
    return isStaff && !isAvailable && this.#flags?.addressed === true;
  }

  /** Puts the focus on the first field that is empty. */
  focusFirst(): void {
    const { shown } = this.#fields;
    (shown.find(({ isEmpty }) => isEmpty) ?? shown.at(-1))?.focus();
  }

  /** Empties the form. */
  reset(): void {
    this.#draftStore?.set(null);
    this.#forget();
  }

  #forget(): void {
    this.#isTyping = false;
    this.waiting = false;
    this.problem = null;
    this.#fields.reset();
    this.requestUpdate();
  }

  /** Who signed out, or is another person, leaves nothing in the form, whatever they were doing in it. */
  #followClient(): void {
    const client = this.#client.current;
    const { state } = this.#status.value ?? {};
    if ((this.#of === undefined || client === this.#of) && state !== "ended") {
      this.#of = client;
      return;
    }
    this.#of = client;
    this.#forget();
    this.#fields.forget();
    this.#kind = null;
    this.#shown = null;
    this.#presetTo = null;
  }

  /** The form that was begun comes first. */
  #followForm(): void {
    const client = this.#client.current;
    const forms = this.#forms;
    if (client === undefined || forms.some(({ kind }) => kind === this.#kind)) return;
    const begun = forms.find(({ kind }) => client.startDraft(kind).$draft.get() !== null) ?? forms[0];
    this.#kind = begun?.kind ?? null;
  }

  #choose(kind: Kind): void {
    const { chosen } = this.#fields;
    this.#isTyping = false;
    this.#kind = kind;
    this.#setProblems(() => null);
    const store = this.#draftStore;
    // Whom it is about is chosen once.
    if (chosen !== null && store?.$draft.get() === null)
      store.set({ patient: chosen, topic: "", message: "" });
    this.requestUpdate();
  }

  /** Another page, or another tab, may have written it, or sent it. */
  #show(draft: StartDraft | null): void {
    // What is being typed here comes before what another tab keeps.
    if (draft === this.#shown || (this.#isTyping && this.shadowRoot?.activeElement)) return;
    this.#shown = draft;
    this.#fields.show(draft);
    if (draft !== null) return;
    this.#setProblems(() => null);
    this.waiting = false;
  }

  #setProblems(of: (field: FormField) => Problem | null): void {
    this.problem = null;
    this.#fields.setProblems(of);
    this.requestUpdate();
  }

  /** Takes the page's patient over, where nothing is written to another one. */
  #preset(): void {
    const { patient } = this;
    // Who the person is is known when what they wrote before has been read: it must not be written over.
    const store = this.#me.value ? this.#draftStore : undefined;
    if (store === undefined || patient === this.#presetTo) return;
    this.#presetTo = patient;
    const draft = store.$draft.get();
    if (patient === null || draft?.patient?.id === patient.id) return;
    const { topic = "", message = "" } = draft ?? {};
    if (draft?.patient && `${topic}${message}`.trim() !== "") return;
    const { id, name, patientId } = patient;
    store.set({ patient: { id, name, patientId }, topic, message });
  }

  /** The name of another patient than the page's, to whom something unsent is written. */
  get #unfinished(): string | null {
    const { chosen } = this.#fields;
    return this.patient !== null && chosen !== null && chosen.id !== this.patient.id ? chosen.name : null;
  }

  #keep(): void {
    this.#isTyping = true;
    this.waiting = false;
    this.#keepDraft();
  }

  #keepDraft(): void {
    this.#draftStore?.set(this.#fields.draft);
  }

  /** What failed for want of a network is made again when it is back. */
  #followStatus(): void {
    const live = this.#status.value?.state === "live";
    if (live && !this.#wasLive) {
      this.problem = null;
      this.#fields.retry();
      if (this.waiting) void this.#send();
    }
    this.#wasLive = live;
  }

  protected override willUpdate(): void {
    this.#followClient();
    this.#followForm();
    this.#followStatus();
    this.#preset();
    const client = this.#client.current;
    const { side } = this.#me.value ?? {};
    const flags = this.#flags;
    this.#fields.follow(client, side === undefined || flags === undefined ? null : { side, flags });
    if (client !== undefined) this.#show(this.#draft.value ?? null);
  }

  /** Also when the whole window loses the focus: another one may be typed in from here on. */
  private handleFocusOut(event: FocusEvent): void {
    if (!this.#isTyping || this.renderRoot.contains(event.relatedTarget as Node | null)) return;
    this.#isTyping = false;
    // What stands here was typed last.
    this.#keepDraft();
  }

  private handleKey(event: KeyboardEvent): void {
    // Escape leaves an empty form; one with words in it is left by the button alone.
    if (event.key !== "Escape" || event.defaultPrevented) return;
    if (this.#fields.isWordless) this.#cancel();
  }

  private handleSubmit(event: SubmitEvent): void {
    event.preventDefault();
    this.#fields.retry();
    this.#send();
  }

  #cancel(): void {
    this.dispatchEvent(new CareStartCancelEvent());
  }

  async #send(): Promise<void> {
    if (this.sending || this.#isUnavailable) return;
    const { settling } = this.#fields;
    if (settling !== undefined) {
      // Who writes faster than the network answers has found no field to choose in.
      this.sending = true;
      await settling;
      this.sending = false;
      return this.#send();
    }
    this.#setProblems(field => field.check());
    const wrong = this.#fields.shown.find(({ problem }) => problem !== null);
    const { start, isNobody } = this.#fields;
    if (wrong === undefined && start !== null && !isNobody) return this.#start(start);
    await this.updateComplete;
    wrong?.focus();
  }

  async #start(start: StartOptions): Promise<void> {
    const client = this.#client.current;
    if (client === undefined) return;
    this.sending = true;
    this.waiting = false;
    this.#isTyping = false;
    try {
      // The same words, sent again after a lost answer, are the same start.
      const id = await client.start(start);
      this.reset();
      this.dispatchEvent(new CareConversationStartEvent({ id }));
    } catch (error) {
      this.#fail(error);
      this.waiting = refusalIn(error, this.#words.table) === null;
    } finally {
      this.sending = false;
    }
  }

  /** Says it beside the field that a room means, else over the form. */
  #fail(error: unknown): void {
    const code = refusalIn(error, this.#words.table);
    this.#setProblems(() => null);
    if (code !== null) this.#fields.askAgain();
    // Without a network the line above says so already.
    if (code === null && this.#status.value?.state === "offline") return;
    const problem: Problem = words =>
      code === "not-found" ? words.patientUnavailable : errorSentence(error, words);
    const meant = this.#fields.shown.find(field => code !== null && field.isMeantBy(code));
    if (meant === undefined) this.problem = problem;
    else meant.problem = problem;
  }

  #renderStatus() {
    const words = this.#words.table;
    const status = this.#status.value;
    const sentence =
      status?.state === "offline"
        ? this.waiting
          ? words.status.offline
          : words.startOffline
        : status?.state === "connecting"
          ? ""
          : statusSentence(status, words, words.endedInbox);
    return html`<div role="status">
      ${renderStatus(words, sentence, status, () => this.#client.current?.retry())}
    </div>`;
  }

  #renderAlert() {
    const words = this.#words.table;
    const unfinished = this.#unfinished;
    const sentences = [
      this.#fields.whom.isNobody || this.#isNothing ? words.patientUnavailable : null,
      this.#isUnavailable ? words.refused["not-available"] : null,
      unfinished === null ? null : words.unfinishedStart(unfinished),
    ];
    return html`<div role="alert">
      ${sentences.map(sentence => (sentence === null ? nothing : html`<p class="sorry">${sentence}</p>`))}
      ${this.problem === null ? nothing : html`<p part="error" class="sorry">${this.problem(words)}</p>`}
    </div>`;
  }

  /** The practice lets the person start nothing. */
  get #isNothing(): boolean {
    return this.#me.value != null && this.#forms.length === 0;
  }

  #renderFields(flags: StartForm) {
    const words = this.#words.table;
    const me = this.#me.value ?? null;
    const { shown, relation, patient } = this.#fields;
    return html`${renderKindChoice(words, {
      forms: this.#forms,
      kind: flags.kind,
      locked: this.sending,
      choose: kind => this.#choose(kind),
    })}
    ${flags.staffOnly ? renderStaffOnly(words) : nothing}
    ${renderEmergency(words, me, this.#practice.value?.emergencyNumber)}
    ${this.#isUnavailable ? nothing : shown.map(field => field.render(words, this.sending))}
    ${renderActing(words, me, relation, patient?.name ?? "")}`;
  }

  #renderActions(flags: StartForm | undefined) {
    const words = this.#words.table;
    const isOff = flags === undefined || this.#isUnavailable || this.#fields.isNobody;
    const label = flags?.empty
      ? this.sending
        ? words.creating
        : words.create
      : this.sending
        ? words.sendingMessage
        : words.sendMessage;
    return html`<div class="actions">
      <button part="cancel" type="button" class="button" @click=${this.#cancel}>${words.cancel}</button>
      <button part="send" class="button primary" ?disabled=${this.sending || isOff}>${label}</button>
    </div>`;
  }

  protected override render() {
    const words = this.#words.table;
    const flags = this.#flags;
    return html`<header part="header">
        <slot name="start"></slot>
        <h2 id="heading">${words.newMessage}</h2>
      </header>
      ${this.#renderStatus()}
      <form
        class=${flags?.staffOnly ? "is-staff-only" : ""}
        aria-labelledby="heading"
        novalidate
        @submit=${this.handleSubmit}
        @keydown=${this.handleKey}
        @focusout=${this.handleFocusOut}
      >
        ${this.#renderAlert()} ${flags === undefined ? nothing : this.#renderFields(flags)}
        ${flags === undefined ? nothing : renderPolicy(words, this.#me.value ?? null)} ${this.#renderActions(flags)}
      </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "care-new-conversation": CareNewConversation;
  }
}
