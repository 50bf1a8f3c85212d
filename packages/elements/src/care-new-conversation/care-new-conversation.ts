import type { CareClient, StartDraft } from "@carethread/client";
import {
  cleanText,
  type PatientMatch,
  type PatientMatches,
  textProblem,
  titleProblem,
} from "@carethread/model";
import { html, LitElement, nothing } from "lit";
import { property, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { SharedClient, StoreController } from "../controllers/controllers.ts";
import { CareConversationStartEvent, CareStartCancelEvent } from "../events/events.ts";
import { PatientField } from "../patient-field/patient-field.ts";
import { renderStatus } from "../status/status.ts";
import { base, combobox, fields, tokens } from "../styles/styles.ts";
import { languageAt } from "../text/text.ts";
import { errorSentence, refusalIn, statusSentence, words } from "../words/words.ts";
import { styles } from "./care-new-conversation.styles.ts";

interface Problems {
  readonly patient?: string;
  readonly topic?: string;
  readonly message?: string;
  /** What concerns no field. */
  readonly form?: string;
}

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
 * @csspart option - A patient in the list below it.
 * @csspart topic-field - The field for the topic.
 * @csspart suggestion - A topic to choose.
 * @csspart message-field - The field for the message.
 * @csspart error - What is wrong with a field.
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
  readonly #draft = new StoreController(this, () => this.#client.current?.$startDraft);
  readonly #patient = new PatientField(
    this,
    () => this.#client.current,
    () => this.#keep(),
  );
  #shown: StartDraft | null = null;
  #presetTo: CareNewConversation["patient"] = null;
  #of: CareClient | undefined;
  #askedFor: CareClient | undefined;
  /** The question whom a portal user can write about; ends with its answer. */
  #asking: Promise<void> | undefined;
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

  @state() private topic = "";
  @state() private message = "";
  @state() private problems: Problems = {};
  @state() private sending = false;
  /** It was sent, and no answer came. */
  @state() private waiting = false;
  /** Whom a portal user can write about; null until it is known. */
  @state() private choices: PatientMatches | null = null;

  /** Puts the focus on the first field that is empty. */
  focusFirst(): void {
    const all = [
      ...this.renderRoot.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea"),
    ];
    (all.find(({ value }) => value === "") ?? all.at(-1))?.focus();
  }

  /** Empties the form. */
  reset(): void {
    this.#client.current?.setStartDraft(null);
    this.#forget();
  }

  #forget(): void {
    this.#isTyping = false;
    this.waiting = false;
    this.#patient.reset();
    this.topic = "";
    this.message = "";
    this.problems = {};
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
    this.choices = null;
    this.#shown = null;
    this.#presetTo = null;
  }

  /** Another page, or another tab, may have written it, or sent it. */
  #show(draft: StartDraft | null): void {
    // What is being typed here comes before what another tab keeps.
    if (draft === this.#shown || (this.#isTyping && this.shadowRoot?.activeElement)) return;
    this.#shown = draft;
    this.#patient.show(draft?.patient ?? null);
    this.topic = draft?.topic ?? "";
    this.message = draft?.message ?? "";
    if (draft !== null) return;
    this.problems = {};
    this.waiting = false;
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
    const { chosen } = this.#patient;
    return this.patient !== null && chosen !== null && chosen.id !== this.patient.id ? chosen.name : null;
  }

  #keep(): void {
    this.#isTyping = true;
    this.waiting = false;
    this.#keepDraft();
  }

  #keepDraft(): void {
    const { topic, message } = this;
    this.#client.current?.setStartDraft({ patient: this.#patient.chosen, topic, message });
  }

  /** What failed for want of a network is made again when it is back. */
  #followStatus(): void {
    const live = this.#status.value?.state === "live";
    if (live && !this.#wasLive) {
      const { form, ...others } = this.problems;
      if (form !== undefined) this.problems = others;
      if (this.choices?.more && this.choices.patients.length === 0) this.#askedFor = undefined;
      this.#patient.retry();
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
    if (client === undefined || client === this.#askedFor || this.#me.value?.side !== "portal") return;
    this.#askedFor = client;
    this.choices = null;
    this.#asking = client.findPatients("").then(
      found => {
        this.choices = found;
      },
      error => {
        // The field for the patient then asks again, and says what is wrong.
        this.choices = { patients: [], more: true };
        this.problems = { form: errorSentence(error) };
      },
    );
  }

  /** The one patient of a portal user, who need not be asked. */
  get #onlyPatient() {
    const { choices } = this;
    return choices !== null && !choices.more && choices.patients.length === 1
      ? choices.patients[0]
      : undefined;
  }

  private handleTopic(event: InputEvent & { target: HTMLInputElement }): void {
    this.topic = event.target.value;
    this.problems = { ...this.problems, topic: undefined };
    this.#keep();
  }

  private handleMessage(event: InputEvent & { target: HTMLTextAreaElement }): void {
    this.message = event.target.value;
    this.problems = { ...this.problems, message: undefined };
    this.#keep();
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
    if (event.key !== "Escape" || event.defaultPrevented || this.topic !== "" || this.message !== "") return;
    this.#cancel();
  }

  private handleSubmit(event: SubmitEvent): void {
    event.preventDefault();
    this.#send();
  }

  #suggest(topic: string): void {
    this.topic = topic;
    this.problems = { ...this.problems, topic: undefined };
    this.#keep();
    this.renderRoot.querySelector<HTMLElement>("#topic")?.focus();
  }

  #cancel(): void {
    this.dispatchEvent(new CareStartCancelEvent());
  }

  #check(): Problems {
    const problems: { -readonly [key in keyof Problems]: string } = {};
    const title = titleProblem(cleanText(this.topic), "required");
    const text = textProblem(cleanText(this.message));
    if (this.#onlyPatient === undefined && this.#patient.chosen === null)
      problems.patient = words.patientRequired;
    if (title !== null) problems.topic = words.refused[title];
    if (text !== null) problems.message = words.refused[text];
    return problems;
  }

  async #send(): Promise<void> {
    const client = this.#client.current;
    if (client === undefined || this.sending) return;
    if (this.#me.value?.side === "portal" && this.choices === null) {
      // Who writes faster than the network answers has found no field to choose in.
      this.sending = true;
      await this.#asking;
      this.sending = false;
      return this.#send();
    }
    const patient = this.#patient.chosen ?? this.#onlyPatient;
    this.problems = this.#check();
    if (Object.keys(this.problems).length > 0 || patient === undefined) {
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>("[aria-invalid]")?.focus();
      return;
    }
    const start = { patient: patient.id, title: cleanText(this.topic), text: cleanText(this.message) };
    this.sending = true;
    this.waiting = false;
    this.#isTyping = false;
    try {
      // The same words, sent again after a lost answer, are the same start.
      const id = await client.start(start);
      this.reset();
      this.dispatchEvent(new CareConversationStartEvent({ id }));
    } catch (error) {
      // Without a network the line above says so already.
      const offline = this.#status.value?.state === "offline" && refusalIn(error) === null;
      this.problems = offline ? {} : problemsOf(error);
      this.waiting = refusalIn(error) === null;
    } finally {
      this.sending = false;
    }
  }

  #renderTopic() {
    const error = this.problems.topic ?? "";
    return html`<div class="field">
      <label for="topic">${words.topic}</label>
      <input
        part="topic-field"
        id="topic"
        type="text"
        dir="auto"
        autocomplete="off"
        aria-required="true"
        aria-describedby="topic-error"
        aria-invalid=${error === "" ? nothing : "true"}
        ?readonly=${this.sending}
        .value=${live(this.topic)}
        @input=${this.handleTopic}
      />
      <p part="error" class="error" id="topic-error">${error}</p>
      <div class="chips" role="group" aria-label=${words.topicSuggestions}>
        ${words.topics.map(
          topic =>
            html`<button
              part="suggestion"
              type="button"
              class="chip"
              ?disabled=${this.sending}
              @click=${() => this.#suggest(topic)}
            >
              ${topic}
            </button>`,
        )}
      </div>
    </div>`;
  }

  #renderMessage() {
    const error = this.problems.message ?? "";
    return html`<div class="field">
      <label for="message">${words.message}</label>
      <textarea
        part="message-field"
        id="message"
        rows="5"
        dir="auto"
        aria-required="true"
        aria-describedby="message-error"
        aria-invalid=${error === "" ? nothing : "true"}
        ?readonly=${this.sending}
        .value=${live(this.message)}
        @input=${this.handleMessage}
      ></textarea>
      <p part="error" class="error" id="message-error">${error}</p>
    </div>`;
  }

  #renderPatient() {
    const me = this.#me.value ?? null;
    const wanted = me?.side === "portal" ? this.choices !== null && this.#onlyPatient === undefined : true;
    return wanted
      ? this.#patient.render(languageAt(this), this.problems.patient ?? "", this.sending)
      : nothing;
  }

  #renderStatus() {
    const status = this.#status.value;
    const sentence =
      status?.state === "offline"
        ? this.waiting
          ? words.status.offline
          : words.startOffline
        : status?.state === "connecting"
          ? ""
          : statusSentence(status, words.endedInbox);
    return html`<div role="status">
      ${renderStatus(sentence, status, () => this.#client.current?.retry())}
    </div>`;
  }

  protected override render() {
    const { form } = this.problems;
    const unfinished = this.#unfinished;
    const nobody = this.choices !== null && !this.choices.more && this.choices.patients.length === 0;
    return html`<header part="header">
        <slot name="start"></slot>
        <h2 id="heading">${words.newMessage}</h2>
      </header>
      ${this.#renderStatus()}
      <form aria-labelledby="heading" novalidate @submit=${this.handleSubmit} @keydown=${this.handleKey} @focusout=${this.handleFocusOut}>
        <div role="alert">
          ${nobody ? html`<p class="sorry">${words.patientUnavailable}</p>` : nothing}
          ${form === undefined ? nothing : html`<p part="error" class="sorry">${form}</p>`}
          ${unfinished === null ? nothing : html`<p class="sorry">${words.unfinishedStart(unfinished)}</p>`}
        </div>
        ${this.#renderPatient()} ${this.#renderTopic()} ${this.#renderMessage()}
        <div class="actions">
          <button part="cancel" type="button" class="button" @click=${this.#cancel}>${words.cancel}</button>
          <button part="send" class="button primary" ?disabled=${this.sending || nobody}>
            ${this.sending ? words.sendingMessage : words.sendMessage}
          </button>
        </div>
      </form>`;
  }
}

/** Puts the sentence of a refusal where it belongs. */
function problemsOf(error: unknown): Problems {
  const sentence = errorSentence(error);
  switch (refusalIn(error)) {
    case "title-required":
    case "title-too-long":
      return { topic: sentence };
    case "text-empty":
    case "text-too-long":
    case "text-malformed":
      return { message: sentence };
    case "patient-deceased":
      return { patient: sentence };
    case "not-found":
      return { form: words.patientUnavailable };
    default:
      return { form: sentence };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "care-new-conversation": CareNewConversation;
  }
}
