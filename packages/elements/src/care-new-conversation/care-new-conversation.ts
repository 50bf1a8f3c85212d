import type { CareClient, StartDraft } from "@carethread/client";
import { type PatientMatch, textProblem, titleProblem } from "@carethread/model";
import { html, LitElement, nothing } from "lit";
import { property, state } from "lit/decorators.js";
import { SharedClient, StoreController, WordsController } from "../controllers/controllers.ts";
import { CareConversationStartEvent, CareStartCancelEvent } from "../events/events.ts";
import { renderStatus } from "../status/status.ts";
import { base, combobox, fields, tokens } from "../styles/styles.ts";
import { errorSentence, refusalIn, statusSentence } from "../words/words.ts";
import { styles } from "./care-new-conversation.styles.ts";
import { english } from "./english.ts";
import type { FormField, Problem } from "./form-field.ts";
import { TextField } from "./text-field.ts";
import { WhomField } from "./whom-field.ts";

/**
 * @summary The form that starts a conversation with its first message.
 *
 * The field *Patient* is left out for a portal user who can write about one patient alone. What was written
 * and not sent is there again when the form is, also after a reload; *Cancel* forgets it.
 *
 * @slot start - Before the heading, e.g. a back button.
 * @csspart header - The heading's line.
 * @csspart status - The line that says why nothing can be sent now.
 * @csspart try-again - Its button, where the page gives no token.
 * @csspart patient-field - The field for the patient.
 * @csspart popup - The list below it.
 * @csspart option - A patient in it.
 * @csspart topic-field - The field for the topic.
 * @csspart suggestion - A topic to choose.
 * @csspart message-field - The field for the message.
 * @csspart error - What is wrong with a field.
 * @csspart cancel - The button that leaves the form.
 * @csspart send - The button that starts the conversation.
 * @fires care-conversation-start - The conversation exists.
 * @fires care-start-cancel - The person does not want to start one after all.
 * @fires care-unavailable - The practice offers no messages in the portal, and the element shows nothing; or offers them again.
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
  readonly #draft = new StoreController(this, () => this.#client.current?.$startDraft);
  readonly #whom = new WhomField(this, {
    client: () => this.#client.current,
    words: this.#words,
    changed: () => this.#keep(),
    failed: error => this.#fail(error),
  });
  readonly #topic = new TextField(this, {
    id: "topic",
    label: words => words.topic,
    suggestions: words => ({ label: words.topicSuggestions, texts: words.topics }),
    fault: text => titleProblem(text, "required"),
    refusals: ["title-required", "title-too-long"],
    typed: () => this.#keep(),
  });
  readonly #message = new TextField(this, {
    id: "message",
    label: words => words.message,
    rows: 5,
    fault: textProblem,
    refusals: ["text-empty", "text-too-long", "text-malformed"],
    typed: () => this.#keep(),
  });
  /** In the order in which they are shown. */
  readonly #fields: readonly FormField[] = [this.#whom, this.#topic, this.#message];
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

  /** Puts the focus on the first field that is empty. */
  focusFirst(): void {
    (this.#fields.find(({ isEmpty }) => isEmpty) ?? this.#message).focus();
  }

  /** Empties the form. */
  reset(): void {
    this.#client.current?.setStartDraft(null);
    this.#forget();
  }

  #forget(): void {
    this.#isTyping = false;
    this.waiting = false;
    this.problem = null;
    for (const field of this.#fields) field.reset();
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
    this.#whom.forget();
    this.#shown = null;
    this.#presetTo = null;
  }

  /** Another page, or another tab, may have written it, or sent it. */
  #show(draft: StartDraft | null): void {
    // What is being typed here comes before what another tab keeps.
    if (draft === this.#shown || (this.#isTyping && this.shadowRoot?.activeElement)) return;
    this.#shown = draft;
    this.#whom.show(draft?.patient ?? null);
    this.#topic.value = draft?.topic ?? "";
    this.#message.value = draft?.message ?? "";
    if (draft !== null) return;
    this.#setProblems(() => null);
    this.waiting = false;
  }

  #setProblems(of: (field: FormField) => Problem | null): void {
    this.problem = null;
    for (const field of this.#fields) field.problem = of(field);
    this.requestUpdate();
  }

  /** Takes the page's patient over, where nothing is written to another one. */
  #preset(): void {
    const client = this.#client.current;
    const { patient } = this;
    // Who the person is is known when what they wrote before has been read: it must not be written over.
    if (client === undefined || !this.#me.value || patient === this.#presetTo) return;
    this.#presetTo = patient;
    const draft = this.#draft.value ?? null;
    if (patient === null || draft?.patient?.id === patient.id) return;
    const { topic = "", message = "" } = draft ?? {};
    if (draft?.patient && `${topic}${message}`.trim() !== "") return;
    const { id, name, patientId } = patient;
    client.setStartDraft({ patient: { id, name, patientId }, topic, message });
  }

  /** The name of another patient than the page's, to whom something unsent is written. */
  get #unfinished(): string | null {
    const { chosen } = this.#whom;
    return this.patient !== null && chosen !== null && chosen.id !== this.patient.id ? chosen.name : null;
  }

  #keep(): void {
    this.#isTyping = true;
    this.waiting = false;
    this.#keepDraft();
  }

  #keepDraft(): void {
    const { value: topic } = this.#topic;
    const { value: message } = this.#message;
    this.#client.current?.setStartDraft({ patient: this.#whom.chosen, topic, message });
  }

  /** What failed for want of a network is made again when it is back. */
  #followStatus(): void {
    const live = this.#status.value?.state === "live";
    if (live && !this.#wasLive) {
      this.problem = null;
      this.#whom.retry();
      if (this.waiting) void this.#send();
    }
    this.#wasLive = live;
  }

  protected override willUpdate(): void {
    this.#followClient();
    this.#followStatus();
    this.#preset();
    const client = this.#client.current;
    if (client !== undefined) this.#show(this.#draft.value ?? null);
    this.#whom.follow(client, this.#me.value?.side);
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
    if (this.#topic.isEmpty && this.#message.isEmpty) this.#cancel();
  }

  private handleSubmit(event: SubmitEvent): void {
    event.preventDefault();
    this.#send();
  }

  #cancel(): void {
    this.dispatchEvent(new CareStartCancelEvent());
  }

  async #send(): Promise<void> {
    const client = this.#client.current;
    if (client === undefined || this.sending) return;
    const { settling } = this.#whom;
    if (settling !== undefined) {
      // Who writes faster than the network answers has found no field to choose in.
      this.sending = true;
      await settling;
      this.sending = false;
      return this.#send();
    }
    this.#setProblems(field => field.check());
    const { patient } = this.#whom;
    const wrong = this.#fields.find(({ problem }) => problem !== null);
    if (wrong !== undefined || patient === null) {
      await this.updateComplete;
      wrong?.focus();
      return;
    }
    const start = { patient: patient.id, title: this.#topic.text, text: this.#message.text };
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
    // Without a network the line above says so already.
    if (code === null && this.#status.value?.state === "offline") return;
    const problem: Problem = words =>
      code === "not-found" ? words.patientUnavailable : errorSentence(error, words);
    const meant = this.#fields.find(field => code !== null && field.isMeantBy(code));
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
    return html`<div role="alert">
      ${this.#whom.isNobody ? html`<p class="sorry">${words.patientUnavailable}</p>` : nothing}
      ${this.problem === null ? nothing : html`<p part="error" class="sorry">${this.problem(words)}</p>`}
      ${unfinished === null ? nothing : html`<p class="sorry">${words.unfinishedStart(unfinished)}</p>`}
    </div>`;
  }

  protected override render() {
    if (this.#client.isOff) return nothing;
    const words = this.#words.table;
    return html`<header part="header">
        <slot name="start"></slot>
        <h2 id="heading">${words.newMessage}</h2>
      </header>
      ${this.#renderStatus()}
      <form aria-labelledby="heading" novalidate @submit=${this.handleSubmit} @keydown=${this.handleKey} @focusout=${this.handleFocusOut}>
        ${this.#renderAlert()} ${this.#fields.map(field => field.render(words, this.sending))}
        <div class="actions">
          <button part="cancel" type="button" class="button" @click=${this.#cancel}>${words.cancel}</button>
          <button part="send" class="button primary" ?disabled=${this.sending || this.#whom.isNobody}>
            ${this.sending ? words.sendingMessage : words.sendMessage}
          </button>
        </div>
      </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "care-new-conversation": CareNewConversation;
  }
}
