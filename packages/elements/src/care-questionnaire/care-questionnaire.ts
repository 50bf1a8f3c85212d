import type { CareClient, Entries } from "@carethread/client";
import {
  enabledItems,
  type PatientId,
  type ProblemCode,
  problems,
  type QuestionnaireCard,
  type QuestionnaireItem,
} from "@carethread/model";
import { html, LitElement, nothing, type PropertyValues } from "lit";
import { property, state } from "lit/decorators.js";
import { SharedClient, StoreController, WordsController } from "../controllers/controllers.ts";
import { CareQuestionnaireCancelEvent, CareQuestionnaireSubmitEvent } from "../events/events.ts";
import { renderStatus } from "../status/status.ts";
import { base, fields, sheet, skeleton, tokens } from "../styles/styles.ts";
import { icons } from "../text/text.ts";
import { errorSentence, refusalIn, statusSentence } from "../words/words.ts";
import { styles } from "./care-questionnaire.styles.ts";
import { english } from "./english.ts";
import { answersFrom, isAnyEntry } from "./entries.ts";
import { Fetched } from "./fetched.ts";
import { type FieldsView, renderFields } from "./fields/fields.ts";
import { type Form, formOf } from "./form.ts";
import { renderList } from "./list.ts";
import { renderSummary } from "./summary.ts";

/** A host that renders anew makes an object anew that says the same. */
const isAnother = (
  one?: { readonly id: PatientId } | null,
  other?: { readonly id: PatientId } | null,
): boolean => one?.id !== other?.id;

/**
 * @summary The practice's questionnaires to choose from, and the form of the one that was chosen.
 *
 * What is answered and not sent is kept on the device, by person, patient and questionnaire, until a conversation begins
 * by it. It sends nothing by itself: whoever shows it starts the conversation with the answers of
 * `care-questionnaire-submit`, sets `locked` meanwhile, and calls `fail()` where that is refused.
 *
 * @slot start - Before the heading, e.g. a back button; over the list alone, the form has one of its own.
 * @csspart header - The heading's line.
 * @csspart back - The button that leads from a form to the list.
 * @csspart status - The line that says why nothing can be sent now.
 * @csspart try-again - The button that asks again for what did not come.
 * @csspart none - That there is nothing to choose from.
 * @csspart questionnaire - A questionnaire in the list.
 * @csspart begin - The button that opens it.
 * @csspart summary - What stands against sending the form.
 * @csspart summary-link - A way to the question that it concerns.
 * @csspart answer-group - A group of questions.
 * @csspart answer-text - Words between the questions.
 * @csspart answer-field - A box for an answer.
 * @csspart answer-option - An answer to choose.
 * @csspart answer-clear - The button that takes a choice back.
 * @csspart error - What is wrong with an answer, or with the whole form.
 * @csspart cancel - The button that leaves the list.
 * @csspart submit - The button that gives the answers in.
 * @fires care-questionnaire-submit - The person has answered, and nothing stands against the answers.
 * @fires care-questionnaire-cancel - The person does not want to answer one after all.
 */
export class CareQuestionnaire extends LitElement {
  static override styles = [tokens, base, fields, skeleton, sheet, styles];

  readonly #client = new SharedClient(this);
  readonly #status = new StoreController(this, () => this.#client.current?.$status);
  readonly #words: WordsController<typeof english> = new WordsController(
    this,
    english,
    () => this.#client.current,
  );
  readonly #list = new Fetched<readonly QuestionnaireCard[]>(this);
  readonly #form = new Fetched<Form>(this);
  readonly #draft = new StoreController(this, () => this.#draftOf()?.$entries);
  /** What is answered while it is not known about whom. */
  #unkept: Entries | null = null;
  /** Questions in whose box a browser sees half of an answer. */
  readonly #halves = new Set<string>();
  #of: CareClient | undefined;
  #wasLive = true;
  /** The questionnaire from whose form the person comes back. */
  #leftFrom: string | null = null;

  /** The page's client, where no `care-provider` stands around. */
  @property({ attribute: false }) client: CareClient | null = null;

  /** About whom it is answered; without one nothing is kept of the answers. */
  @property({ attribute: false, hasChanged: isAnother }) patient: { readonly id: PatientId } | null = null;

  /** The id of the questionnaire whose form is shown; empty for the list. It follows what the person chooses. */
  @property() questionnaire = "";

  /** What was given in is under way: nothing can be changed. */
  @property({ type: Boolean }) locked = false;

  /** What is wrong, by `linkId`. */
  @state() private found: ReadonlyMap<string, ProblemCode> = new Map();
  /** Why what was given in was refused, where no question is meant. */
  @state() private refused: unknown = null;

  /** Says why what was given in was refused: at the question that a room names, else over the form. */
  fail(error: unknown): void {
    const { linkId, problem } = (error as { params?: Record<string, unknown> } | null)?.params ?? {};
    const code = refusalIn(error, this.#words.table);
    this.found = new Map();
    this.refused = null;
    const item = this.#form.value?.items.find(each => each.linkId === linkId);
    const isKnown = typeof problem === "string" && Object.hasOwn(this.#words.table.answerProblems, problem);
    if (code === "answers-incomplete" && item !== undefined && isKnown) {
      this.found = new Map([[item.linkId, problem as ProblemCode]]);
      void this.#focusOn("summary");
      return;
    }
    this.refused = error ?? new Error("no reason was given");
    // It is offered no more: the list is asked for anew.
    if (code === "questionnaire-gone") this.#leave();
  }

  /** Puts the focus on the heading. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>("h2")?.focus(options);
  }

  #draftOf() {
    const { patient, questionnaire } = this;
    if (patient == null || questionnaire === "") return undefined;
    return this.#client.current?.answersDraft(patient.id, questionnaire);
  }

  get #entries(): Entries {
    const kept = this.patient == null ? this.#unkept : this.#draft.value;
    return kept ?? this.#form.value?.initial ?? {};
  }

  #keep(entries: Entries): void {
    // Where the questionnaire says what a question begins with, an empty field is an answer of its own.
    const isNothing = !isAnyEntry(entries) && !isAnyEntry(this.#form.value?.initial ?? {});
    const kept = isNothing ? null : entries;
    if (this.patient == null) this.#unkept = kept;
    else this.#draftOf()?.set(kept);
    this.requestUpdate();
  }

  #change(item: QuestionnaireItem, values: readonly string[], isWhole = true): void {
    if (this.locked) return;
    const { linkId } = item;
    if (isWhole) this.#halves.delete(linkId);
    else this.#halves.add(linkId);
    this.refused = null;
    if (this.found.size > 0) {
      const others = [...this.found].filter(([of, code]) => of !== linkId && code !== "empty");
      this.found = new Map(others);
    }
    this.#keep({ ...this.#entries, [linkId]: values });
  }

  /** Who signed out, or is another person, leaves nothing in the form. */
  #followClient(): void {
    const client = this.#client.current;
    const isEnded = this.#status.value?.state === "ended";
    if (client === this.#of && !isEnded) return;
    const isOther = this.#of !== undefined;
    this.#of = client;
    if (!isOther) return;
    this.#list.forget();
    this.#form.forget();
    this.#forgetForm();
    this.questionnaire = "";
  }

  #forgetForm(): void {
    this.#unkept = null;
    this.#halves.clear();
    this.found = new Map();
  }

  /** What failed for want of a network is asked for again when it is back. */
  #followStatus(): void {
    const live = this.#status.value?.state === "live";
    if (live && !this.#wasLive) {
      this.#list.retry();
      this.#form.retry();
    }
    this.#wasLive = live;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#followClient();
    this.#followStatus();
    this.questionnaire ??= "";
    if (changed.has("questionnaire") || changed.has("patient")) this.#forgetForm();
    const client = this.#client.current;
    if (client === undefined || this.#status.value?.state === "ended") return;
    const { questionnaire } = this;
    if (questionnaire === "") {
      this.#form.forget();
      this.#list.want(client, () => client.questionnaires());
    } else {
      this.#form.want(questionnaire, async () => formOf(await client.questionnaire(questionnaire)));
    }
  }

  #open({ id }: QuestionnaireCard): void {
    this.refused = null;
    this.questionnaire = id;
    void this.#focusOn("heading");
  }

  /** Back to the list, which may be another one by now. */
  #leave(): void {
    this.#leftFrom = this.questionnaire;
    this.#list.forget();
    this.questionnaire = "";
    void this.#focusOn("heading");
  }

  /** Who comes back to the list goes on where they left it, unless they have gone elsewhere meanwhile. */
  protected override updated(): void {
    if (this.#leftFrom === null || this.#list.value === undefined) return;
    const from = this.#leftFrom;
    this.#leftFrom = null;
    const all = [...this.renderRoot.querySelectorAll<HTMLElement>("[data-id]")];
    if (this.shadowRoot?.activeElement?.id === "heading") all.find(each => each.dataset.id === from)?.focus();
  }

  private handleBack(): void {
    this.refused = null;
    this.#leave();
  }

  private handleCancel(): void {
    this.dispatchEvent(new CareQuestionnaireCancelEvent());
  }

  private handleKey(event: KeyboardEvent): void {
    if (event.key !== "Escape" || event.defaultPrevented || this.locked) return;
    // A form with answers in it is left by the button alone.
    if (this.questionnaire === "") this.handleCancel();
    else if (!isAnyEntry(this.#entries)) this.handleBack();
    else return;
    event.preventDefault();
  }

  private handleSubmit(event: SubmitEvent): void {
    event.preventDefault();
    const form = this.#form.value;
    if (form === undefined || this.locked) return;
    const asked = this.#askedIn(form);
    const answers = answersFrom(
      form.items.filter(({ linkId }) => asked.has(linkId)),
      this.#entries,
    );
    const found = new Map(problems(form.of, answers).map(({ linkId, code }) => [linkId, code]));
    for (const linkId of this.#halves) if (asked.has(linkId)) found.set(linkId, "not-a-date");
    this.found = found;
    this.refused = null;
    if (found.size > 0) void this.#focusOn("summary");
    else this.dispatchEvent(new CareQuestionnaireSubmitEvent({ questionnaire: form.of.id, items: answers }));
  }

  #askedIn({ of, items }: Form): ReadonlySet<string> {
    return enabledItems(of, answersFrom(items, this.#entries));
  }

  async #focusOn(id: string): Promise<void> {
    await this.updateComplete;
    this.shadowRoot?.getElementById(id)?.focus();
  }

  #goTo(item: QuestionnaireItem, id: string): void {
    const field = this.shadowRoot?.getElementById(id);
    const isBox = field?.matches("input, textarea, select") === true || item.type === "group";
    (isBox ? field : field?.querySelector<HTMLElement>("input:checked, input"))?.focus();
  }

  #renderStatus() {
    const words = this.#words.table;
    const status = this.#status.value;
    const sentence = this.#client.missing
      ? words.notSetUp
      : status?.state === "connecting"
        ? ""
        : statusSentence(status, words, words.endedInbox);
    return html`<div role="status">
      ${renderStatus(words, sentence, status, () => this.#client.current?.retry())}
    </div>`;
  }

  /** In place of what has not come. */
  #renderMissing(of: Fetched<unknown>) {
    const words = this.#words.table;
    if (!of.failed)
      return html`<div class="body">
        <p class="sr" role="status">${words.loading}</p>
        <div class="bones" aria-hidden="true">
          <div class="bone"></div>
          <div class="bone"></div>
          <div class="bone"></div>
        </div>
      </div>`;
    return html`<div class="body">
      <div class="sorry" role="alert">
        <p part="error">${errorSentence(of.error, words)}</p>
        <p><button part="try-again" class="link plain" @click=${() => of.retry()}>${words.tryAgain}</button></p>
      </div>
    </div>`;
  }

  #renderAlert() {
    const words = this.#words.table;
    return html`<div role="alert">${
      this.refused === null
        ? nothing
        : html`<p part="error" class="sorry">${errorSentence(this.refused, words)}</p>`
    }</div>`;
  }

  #renderList() {
    const words = this.#words.table;
    const { value: cards } = this.#list;
    return html`<header part="header">
        <slot name="start"></slot>
        <h2 id="heading" tabindex="-1">${words.questionnaires}</h2>
      </header>
      ${this.#renderStatus()}
      ${
        cards === undefined
          ? this.#renderMissing(this.#list)
          : html`<div class="body">
              ${this.#renderAlert()} ${renderList({ words, cards, begin: card => this.#open(card) })}
              <div class="actions">
                <button part="cancel" class="button" @click=${this.handleCancel}>${words.cancel}</button>
              </div>
            </div>`
      }`;
  }

  #viewOf(form: Form): FieldsView {
    const ids = new Map(form.items.map(({ linkId }, at) => [linkId, `q${at}`]));
    return {
      words: this.#words.table,
      entries: this.#entries,
      asked: this.#askedIn(form),
      problems: this.found,
      language: form.of.language,
      locked: this.locked,
      idOf: ({ linkId }) => ids.get(linkId) ?? "",
      change: (item, values, isWhole) => this.#change(item, values, isWhole),
    };
  }

  #renderForm(form: Form) {
    const words = this.#words.table;
    const { of, items } = form;
    const view = this.#viewOf(form);
    const wrong = items.filter(({ linkId }) => this.found.has(linkId) && view.asked.has(linkId));
    return html`<form
      class="body"
      aria-labelledby="heading"
      novalidate
      @submit=${this.handleSubmit}
    >
      ${this.#renderAlert()}
      ${renderSummary({ ...view, wrong, goTo: item => this.#goTo(item, view.idOf(item)) })}
      ${of.description === undefined ? nothing : html`<p class="lead" dir="auto" lang=${of.language ?? nothing}>${of.description}</p>`}
      ${renderFields(of.item, view)}
      <div class="actions">
        <button part="back" type="button" class="button" ?disabled=${this.locked} @click=${this.handleBack}>
          ${words.questionnaireBack}
        </button>
        <button part="submit" class="button primary" ?disabled=${this.locked}>
          ${this.locked ? words.submitting : words.submit}
        </button>
      </div>
    </form>`;
  }

  #renderQuestionnaire() {
    const words = this.#words.table;
    const { value: form } = this.#form;
    return html`<header part="header">
        <button
          part="back"
          class="button icon"
          aria-label=${words.questionnaireBack}
          ?disabled=${this.locked}
          @click=${this.handleBack}
        >
          ${icons.back}
        </button>
        <h2 id="heading" tabindex="-1"><bdi lang=${form?.of.language ?? nothing}>${form?.of.title ?? words.loading}</bdi></h2>
      </header>
      ${this.#renderStatus()} ${form === undefined ? this.#renderMissing(this.#form) : this.#renderForm(form)}`;
  }

  protected override render() {
    if (this.#status.value?.state === "ended") return this.#renderStatus();
    return html`<div @keydown=${this.handleKey}>
      ${this.questionnaire === "" ? this.#renderList() : this.#renderQuestionnaire()}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "care-questionnaire": CareQuestionnaire;
  }
}
