import type { CareClient } from "@carethread/client";
import {
  type PatientMatch,
  type QuestionnaireAnswers,
  type RefusalCode,
  type StartForm,
  startProblem,
} from "@carethread/model";
import { html, LitElement, nothing } from "lit";
import { property } from "lit/decorators.js";
import { Attaching } from "../attaching/attaching.ts";
import { SharedClient, StoreController, WordsController } from "../controllers/controllers.ts";
import { CareConversationStartEvent, CareStartCancelEvent } from "../events/events.ts";
import { ResponseClock, renderExpected } from "../response-clock/response-clock.ts";
import { renderStatus } from "../status/status.ts";
import { base, combobox, drop, fields, sheet, tokens } from "../styles/styles.ts";
import { renderAlert, startStatus } from "./alerts.ts";
import { Answering } from "./answering.ts";
import { styles } from "./care-new-conversation.styles.ts";
import { english } from "./english.ts";
import { EncryptField, renderKindChoice, StartFields } from "./fields/fields.ts";
import { FirstFocus } from "./first-focus.ts";
import { renderActions } from "./form-actions.ts";
import { FormDraft } from "./form-draft.ts";
import { formsFor } from "./forms.ts";
import { renderActing, renderEmergency, renderPolicy, renderStaffOnly } from "./hints.ts";
import { Starting } from "./starting.ts";

/**
 * @summary The form that starts a conversation.
 *
 * What it asks for follows from the practice's kinds of conversation: patient, topic and message; or what a message
 * is about, its recipient and an optional subject; or a title alone. Where there are several kinds, one is chosen first.
 * What need not be chosen is not asked: a portal user with one patient, one chart, one episode of care. What was written
 * and not sent is there again when the form is, also after a reload, for each kind; *Cancel* forgets it. Where the practice
 * has it so, files are attached to the first message as in `care-compose`: they go up at once, and it waits for them.
 *
 * @slot start - Before the heading, e.g. a back button.
 * @csspart header - The heading's line.
 * @csspart status - The line that says why nothing can be sent now.
 * @csspart try-again - Its button, where the page gives no token.
 * @csspart kind - A kind of conversation to choose.
 * @csspart staff-only - The line that says that staff alone see what is begun.
 * @csspart emergency - The line that says which number to call in an emergency.
 * @csspart expected - The line that says to the patient's side when an answer is to be expected.
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
 * @csspart encrypt-field - The box *Encrypt end to end*, where the practice has it and the page can be a device.
 * @csspart attach - The paperclip, where files can be attached.
 * @csspart camera - The button of the camera, on a device with a finger for a pointer.
 * @csspart drop - The area that says that files can be dropped here.
 * @csspart error - What is wrong with a field.
 * @csspart answering - The `care-questionnaire`, by which a portal user begins some kinds; its parts are the form's under
 *   names such as `questionnaire__begin`.
 * @csspart policy - The practice's policy.
 * @csspart cancel - The button that leaves the form.
 * @csspart send - The button that starts the conversation.
 * @fires care-conversation-start - The conversation exists.
 * @fires care-start-cancel - The person does not want to start one after all.
 * @fires care-unavailable - The practice offers no messages in the portal, and the element shows nothing; or offers them again.
 */
export class CareNewConversation extends LitElement {
  static override styles = [tokens, base, fields, combobox, sheet, drop, styles];

  readonly #client = new SharedClient(this);
  readonly #me = new StoreController(this, () => this.#client.current?.$me);
  readonly #status = new StoreController(this, () => this.#client.current?.$status);
  readonly #words: WordsController<typeof english> = new WordsController(
    this,
    english,
    () => this.#client.current,
  );
  readonly #practice = new StoreController(this, () => this.#client.current?.$practice);
  readonly #clock = new ResponseClock(this, () => this.#practice.value);
  readonly #permissions = new StoreController(this, () => this.#client.current?.$permissions);
  readonly #fields = new StartFields(this, {
    client: () => this.#client.current,
    words: this.#words,
    topics: () => this.#practice.value?.topics ?? [],
    attachments: () => this.#attaching.ids,
    changed: () => this.#keep(),
    failed: error => this.#starting.fail(error),
  });
  readonly #encrypt: EncryptField = new EncryptField(this, {
    isOffered: () => this.#canEncrypt,
    changed: () => {
      this.#starting.unwait();
      this.#sealFiles();
    },
  });
  readonly #draft: FormDraft = new FormDraft(this, {
    client: () => this.#client.current,
    forms: () => this.#forms,
    fields: () => this.#fields,
    emptied: () => {
      this.#starting.setProblems(() => null);
      this.#starting.unwait();
    },
  });
  readonly #attaching: Attaching = new Attaching(this, () => ({
    client: this.#client.current,
    store: this.#draft.store,
    allowed: this.#barred === null ? this.#draft.flags?.attach : undefined,
    locked: this.#starting.isUnderWay,
    words: this.#words.table,
  }));
  readonly #answering = new Answering(this, {
    answered: answers => this.#answer(answers),
    changed: () => this.#starting.unwait(),
    cancel: () => this.#cancel(),
  });
  readonly #starting: Starting = new Starting(this, {
    client: () => this.#client.current,
    words: () => this.#words.table,
    fields: () => this.#fields,
    isOffline: () => this.#status.value?.state === "offline",
    answering: () => (this.#isAnswering ? this.#answering : null),
    began: () => {
      this.#draft.isTyping = false;
    },
    started: id => {
      this.reset();
      this.dispatchEvent(new CareConversationStartEvent({ id }));
    },
  });
  readonly #firstFocus = new FirstFocus(
    this.#fields,
    this.#answering,
    () => this.#draft.flags?.questionnaire === true,
  );
  #of: CareClient | undefined;
  #wasLive = true;

  /** The page's client, where no `care-provider` stands around. */
  @property({ attribute: false }) client: CareClient | null = null;

  /**
   * Whom it is to be written about, where the page knows that already. What was written about somebody else and not
   * sent stays in the form, which then says so: no words ever go to another patient.
   */
  @property({ attribute: false }) patient: Pick<PatientMatch, "id" | "name" | "patientId"> | null = null;

  get #forms(): readonly StartForm[] {
    return formsFor(this.#practice.value, this.#me.value);
  }

  /** Why the person cannot begin by the form that is shown. */
  get #barred(): RefusalCode | null {
    const { flags } = this.#draft;
    const { side } = this.#me.value ?? {};
    return flags === undefined || side === undefined
      ? null
      : startProblem(flags, side, this.#permissions.value ?? null);
  }

  get #canEncrypt(): boolean {
    const { encrypts = false, questionnaire } = this.#draft.flags ?? {};
    return encrypts && !questionnaire && this.#client.current?.encrypts === true && this.#barred === null;
  }

  /** Puts the focus on the first field that is empty, once there is one, unless the person has gone elsewhere by then. */
  focusFirst(): void {
    this.#firstFocus.take();
  }

  /** Empties the form. */
  reset(): void {
    this.#draft.clear();
    this.#answering.reset();
    this.#forget();
  }

  #forget(): void {
    this.#draft.isTyping = false;
    this.#starting.forget();
    this.#attaching.reset();
    this.#encrypt.reset();
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
    this.#draft.forget();
  }

  /** The name of another patient than the page's, to whom something unsent is written. */
  get #unfinished(): string | null {
    const { chosen } = this.#fields;
    return this.patient != null && chosen !== null && chosen.id !== this.patient.id ? chosen.name : null;
  }

  #keep(): void {
    this.#draft.isTyping = true;
    this.#starting.unwait();
    this.#draft.keep();
  }

  /** What failed for want of a network is made again when it is back. */
  #followStatus(): void {
    const live = this.#status.value?.state === "live";
    if (live && !this.#wasLive) {
      this.#fields.retry();
      this.#starting.retry();
    }
    this.#wasLive = live;
  }

  protected override willUpdate(): void {
    this.#followClient();
    this.#draft.follow();
    this.#followStatus();
    if (this.#me.value) this.#draft.preset(this.patient ?? null);
    const client = this.#client.current;
    const { side } = this.#me.value ?? {};
    const { flags } = this.#draft;
    this.#fields.follow(client, side === undefined || flags === undefined ? null : { side, flags });
    if (client !== undefined) this.#draft.show();
  }

  protected override updated(): void {
    this.#attaching.updated();
    this.#firstFocus.follow();
  }

  /** Also when the whole window loses the focus: another one may be typed in from here on. */
  private handleFocusOut(event: FocusEvent): void {
    if (!this.#draft.isTyping || this.renderRoot.contains(event.relatedTarget as Node | null)) return;
    this.#draft.isTyping = false;
    // What stands here was typed last.
    this.#draft.keep();
  }

  private handleKey(event: KeyboardEvent): void {
    // Escape leaves an empty form; one with words in it is left by the button alone.
    if (event.key !== "Escape" || event.defaultPrevented) return;
    if (this.#fields.isWordless && this.#attaching.isEmpty) this.#cancel();
  }

  private handleSubmit(event: SubmitEvent): void {
    event.preventDefault();
    this.#fields.retry();
    this.#attaching.whenChecked(() => this.#send());
  }

  /** What is attached goes as the conversation will. */
  #sealFiles(): void {
    this.#draft.store?.seal(this.#encrypt.isOn).catch(error => this.#starting.fail(error));
  }

  #cancel(): void {
    this.dispatchEvent(new CareStartCancelEvent());
  }

  async #send(): Promise<void> {
    if (this.#starting.isUnderWay || this.#barred !== null) return;
    const { settling } = this.#fields;
    if (settling !== undefined) {
      // Who writes faster than the network answers has found no field to choose in.
      await this.#starting.during(settling);
      return this.#send();
    }
    this.#starting.setProblems(field => field.check());
    const wrong = this.#fields.shown.find(({ problem }) => problem !== null);
    const { start, isNobody } = this.#fields;
    if (wrong === undefined && start !== null && !isNobody)
      return this.#starting.start(this.#encrypt.isOn ? { ...start, encrypted: true } : start);
    await this.updateComplete;
    wrong?.focus();
  }

  #answer(answers: QuestionnaireAnswers): void {
    const { patient } = this.#fields;
    const { flags } = this.#draft;
    if (patient !== null && flags !== undefined && !this.#starting.isUnderWay)
      void this.#starting.start({ patient: patient.id, kind: flags.kind, answers });
  }

  #renderStatus() {
    const words = this.#words.table;
    const status = this.#status.value;
    const sentence = startStatus(words, status, this.#starting.waiting !== null);
    return html`<div role="status">
      ${renderStatus(words, sentence, status, () => this.#client.current?.retry())}
    </div>`;
  }

  #renderAlert() {
    const words = this.#words.table;
    const unfinished = this.#unfinished;
    // The practice lets the person start nothing.
    const isNothing = this.#me.value != null && this.#forms.length === 0;
    return renderAlert(this.#starting.problem?.(words) ?? null, [
      this.#fields.whom.isNobody || isNothing ? words.patientUnavailable : null,
      this.#barred === null ? null : words.refused[this.#barred],
      unfinished === null ? null : words.unfinishedStart(unfinished),
    ]);
  }

  /** A questionnaire is shown, which says itself what stands against it. */
  get #isAnswering(): boolean {
    return this.#draft.flags?.questionnaire === true && this.#fields.patient !== null;
  }

  #renderFields(flags: StartForm) {
    const words = this.#words.table;
    const me = this.#me.value ?? null;
    const { shown, relation, patient } = this.#fields;
    return html`${renderKindChoice(words, {
      forms: this.#forms,
      kind: flags.kind,
      locked: this.#starting.isUnderWay,
      choose: kind => {
        this.#starting.setProblems(() => null);
        this.#starting.unwait();
        this.#draft.choose(kind);
        this.#sealFiles();
      },
    })}
    ${flags.staffOnly ? renderStaffOnly(words) : nothing}
    ${renderEmergency(words, me, this.#practice.value?.emergencyNumber)}
    ${me?.side === "portal" ? renderExpected(this.#clock.expected(words, this.#words.language)) : nothing}
    ${this.#barred !== null ? nothing : shown.map(field => field.render(words, this.#starting.isUnderWay))}
    ${this.#encrypt.render(words, this.#starting.isUnderWay)} ${this.#renderFiles(flags)}
    ${renderActing(words, me, relation, patient?.name ?? "")}`;
  }

  #renderFiles({ attach }: StartForm) {
    if (attach === undefined || this.#barred !== null) return nothing;
    return html`<div class="files">
      ${this.#attaching.renderTiles(() => this.#fields.shown.at(-1)?.focus())}
      <div class="attaching">${this.#attaching.renderButton({ word: true })}</div>
      ${this.#attaching.renderDrop()}
    </div>`;
  }

  #renderForm(flags: StartForm | undefined) {
    const words = this.#words.table;
    const actions = renderActions(words, flags, {
      sending: this.#starting.isUnderWay,
      isOff: this.#barred !== null || this.#fields.isNobody,
      cancel: () => this.#cancel(),
    });
    return html`<form
      class=${flags?.staffOnly ? "is-staff-only" : ""}
      aria-labelledby="heading"
      novalidate
      @submit=${this.handleSubmit}
      @keydown=${this.handleKey}
      @focusout=${this.handleFocusOut}
      @paste=${this.#attaching.handlePaste}
    >
      ${this.#renderAlert()} ${flags === undefined ? nothing : this.#renderFields(flags)}
      ${flags === undefined ? nothing : renderPolicy(words, this.#me.value ?? null)} ${actions}
    </form>`;
  }

  /** The questionnaires have buttons of their own. */
  #renderAnswering(flags: StartForm) {
    const words = this.#words.table;
    const { current = null } = this.#client;
    return html`<div class="around" @keydown=${this.handleKey}>
        ${this.#renderAlert()} ${this.#renderFields(flags)}
      </div>
      ${this.#answering.render(words, current, this.#fields.patient, this.#starting.isUnderWay)}
      <div class="around">${renderPolicy(words, this.#me.value ?? null)}</div>`;
  }

  protected override render() {
    if (this.#client.isOff) return nothing;
    const words = this.#words.table;
    const { flags } = this.#draft;
    return html`<header part="header">
        <slot name="start"></slot>
        <h2 id="heading">${words.newMessage}</h2>
      </header>
      ${this.#isAnswering ? nothing : this.#renderStatus()} ${flags?.questionnaire ? this.#renderAnswering(flags) : this.#renderForm(flags)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "care-new-conversation": CareNewConversation;
  }
}
