import type { CareClient, StartDraft, StartOptions } from "@carethread/client";
import {
  type PatientMatch,
  type RefusalCode,
  type Relation,
  type Side,
  type StartForm,
  textProblem,
  titleProblem,
} from "@carethread/model";
import type { LitElement } from "lit";
import type { WordsController } from "../../controllers/controllers.ts";
import type { FormWords } from "../english.ts";
import { type Choice, ChoiceField } from "./choice-field.ts";
import type { FormField, Problem } from "./form-field.ts";
import { KnownChoices } from "./known-choices.ts";
import { personChoice } from "./person-choice.ts";
import { type Regarding, regardingChoices, regardingValue } from "./regarding.ts";
import { TextField } from "./text-field.ts";
import { WhomField } from "./whom-field.ts";

export interface StartFieldsOptions {
  readonly client: () => CareClient | undefined;
  readonly words: WordsController<FormWords>;
  /** The practice's own examples of topics. */
  readonly topics: () => readonly string[];
  /** What the first message brings, by the ids of the files: with some nothing need be said. */
  readonly attachments: () => readonly string[];
  /** The person has made something another. */
  readonly changed: () => void;
  /** It is not known what there is to choose from. */
  readonly failed: (error: unknown) => void;
}

/** Whose form it is, and which. */
export interface Form {
  readonly side: Side;
  readonly flags: StartForm;
}

/** All fields that a start form can have. What a field holds stays while another kind's form is shown. */
export class StartFields {
  readonly #options: StartFieldsOptions;
  readonly #known: KnownChoices;
  readonly whom: WhomField;
  readonly #regarding: ChoiceField<Regarding>;
  readonly #person: ChoiceField<Choice>;
  readonly #title: TextField;
  readonly #message: TextField;
  #form: Form | null = null;

  constructor(host: LitElement, options: StartFieldsOptions) {
    const { client, words, changed, failed } = options;
    this.#options = options;
    this.#known = new KnownChoices(host, error => {
      // Elsewhere nothing hangs on it.
      if (this.#form?.flags.addressed) failed(error);
    });
    this.whom = new WhomField(host, { client, words, changed, failed });
    this.#regarding = new ChoiceField<Regarding>(host, {
      id: "regarding",
      label: words => words.regarding,
      choices: () => regardingChoices(this.whom.own, ({ id }) => this.#known.of(id)),
      missing: words => words.regardingRequired,
      gone: words => words.regardingGone,
      none: words => words.patientUnavailable,
      isImplied: true,
      refusals: ["patient-deceased", "patient-withdrawn", "patient-not-enabled"],
      changed,
    });
    this.#person = new ChoiceField(host, {
      id: "recipient",
      label: words => words.recipient,
      choices: () => this.#people,
      isEarly: () => this.#chart === null,
      missing: words => words.recipientRequired,
      gone: words => words.recipientGone,
      none: words => words.nobodyToAddress[this.#form?.side === "portal" ? "portal" : "staff"],
      refusals: ["recipient-gone", "recipient-unavailable", "addressee-gone"],
      changed,
    });
    this.#title = new TextField(host, {
      id: "topic",
      label: words => words[this.#titleWord],
      suggestions: words => this.#suggestions(words),
      isOptional: () => this.#form?.flags.title === "optional",
      fault: text => titleProblem(text, this.#form?.flags.title ?? "required"),
      sentence: (fault, words) => (this.#hasTopic ? undefined : titleSentence(fault, words)),
      refusals: ["title-required", "title-too-long"],
      typed: changed,
    });
    this.#message = new TextField(host, {
      id: "message",
      label: words => words.message,
      rows: 5,
      fault: text => {
        const fault = textProblem(text);
        return fault === "text-empty" && options.attachments().length > 0 ? null : fault;
      },
      refusals: ["text-empty", "text-too-long", "text-malformed"],
      typed: changed,
    });
  }

  /** Those that are shown, in their order. */
  get shown(): readonly FormField[] {
    if (this.#form === null) return [];
    const { title, empty, addressed, questionnaire } = this.#form.flags;
    if (questionnaire) return [this.whom];
    // Who writes on a patient's side is known when the patient is.
    const hasPerson = addressed && (this.#isFromPortal || this.whom.chosen !== null);
    return [
      this.#isFromPortal ? this.#regarding : this.whom,
      ...(hasPerson ? [this.#person] : []),
      ...(title === "none" ? [] : [this.#title]),
      ...(empty ? [] : [this.#message]),
    ];
  }

  /** A portal user who writes to somebody chooses among charts and episodes, and not among patients. */
  get #isFromPortal(): boolean {
    return this.#form?.side === "portal" && this.#form.flags.addressed;
  }

  /** Its title is a topic, and neither what an addressed message is about nor the name of what begins empty. */
  get #hasTopic(): boolean {
    return this.#form !== null && !this.#form.flags.addressed && !this.#form.flags.empty;
  }

  get #titleWord(): "subject" | "titleField" | "topic" {
    return this.#hasTopic ? "topic" : this.#form?.flags.addressed ? "subject" : "titleField";
  }

  get patient(): PatientMatch | null {
    return this.#isFromPortal ? (this.#regarding.chosen?.patient ?? null) : this.whom.patient;
  }

  /** Whom the person has chosen. */
  get chosen(): PatientMatch | null {
    return this.#isFromPortal ? (this.#regarding.picked?.patient ?? null) : this.whom.chosen;
  }

  /** What a portal user is to the patient; undefined as long as it is not known. */
  get relation(): Relation | undefined {
    return this.patient === null ? undefined : this.#known.of(this.patient.id)?.relation;
  }

  /** There is nobody to write about, or to. */
  get isNobody(): boolean {
    const { addressed = false } = this.#form?.flags ?? {};
    return this.whom.isNobody || (addressed && this.#person.isNone);
  }

  /** No words stand in it. */
  get isWordless(): boolean {
    return this.#title.isEmpty && this.#message.isEmpty;
  }

  /** Whose people can be chosen: all episodes of a chart have the same. */
  get #chart(): PatientMatch | null {
    const { own } = this.whom;
    return this.patient ?? (this.#isFromPortal && own?.length === 1 ? (own[0] ?? null) : null);
  }

  get #people(): readonly Choice[] | null {
    const chart = this.#chart;
    const choices = chart === null ? undefined : this.#known.of(chart.id);
    if (choices === undefined) return null;
    return (this.#form?.side === "portal" ? choices.recipients : choices.addressees).map(personChoice);
  }

  #suggestions(words: FormWords) {
    if (!this.#hasTopic) return null;
    const own = this.#options.topics();
    return { label: words.topicSuggestions, texts: own.length > 0 ? own : words.topics };
  }

  /** For whom and for which form it is now: asks what there is to choose from. */
  follow(client: CareClient | undefined, form: Form | null): void {
    this.#form = form;
    this.whom.follow(client, form?.side);
    this.#known.follow(client, this.#asked());
  }

  #asked(): readonly string[] {
    if (this.#form?.side === "portal") return (this.whom.own ?? []).map(({ id }) => id);
    return this.#form?.flags.addressed && this.whom.chosen !== null ? [this.whom.chosen.id] : [];
  }

  /** Ends when it is known what there is to choose from; undefined where it is, or cannot be. */
  get settling(): Promise<unknown> | undefined {
    return this.whom.settling ?? (this.#form?.flags.addressed ? this.#known.settling : undefined);
  }

  show(draft: StartDraft | null): void {
    const { patient = null, whom = "", regarding, topic = "", message = "" } = draft ?? {};
    this.whom.show(patient);
    this.#regarding.show(patient === null ? "" : regardingValue(patient, regarding));
    this.#person.show(whom);
    this.#title.value = topic;
    this.#message.value = message;
  }

  get draft(): StartDraft {
    const { picked } = this.#regarding;
    const whom = this.#person.picked?.value;
    // An episode that is the only one of its chart was not chosen.
    const regarding =
      picked?.value === regardingValue({ id: picked?.patient.id ?? "" }) ? undefined : picked?.episode;
    return {
      ...{ patient: this.chosen, topic: this.#title.value, message: this.#message.value },
      ...(whom === undefined ? {} : { whom }),
      ...(regarding === undefined ? {} : { regarding }),
    };
  }

  /** What is started; null as long as it is not known about whom. */
  get start(): StartOptions | null {
    const { patient } = this;
    if (patient === null || this.#form === null) return null;
    const { side, flags } = this.#form;
    const { kind, title, empty, addressed } = flags;
    const attachments = this.#options.attachments();
    const whom = addressed ? this.#person.chosen?.value : undefined;
    const regarding = this.#isFromPortal ? this.#regarding.chosen?.episode : undefined;
    return {
      ...{ patient: patient.id, kind },
      ...(title === "none" ? {} : { title: this.#title.text }),
      ...(empty ? {} : { text: this.#message.text }),
      ...(attachments.length === 0 ? {} : { attachments }),
      ...(whom === undefined ? {} : side === "portal" ? { recipient: whom } : { addressee: whom }),
      ...(regarding === undefined ? {} : { regarding }),
    };
  }

  setProblems(of: (field: FormField) => Problem | null): void {
    for (const field of this.#all) field.problem = of(field);
  }

  /** Who is there to be written to may be others by now. */
  askAgain(): void {
    this.#known.forget();
  }

  /** What failed is asked again. */
  retry(): void {
    this.whom.retry();
    this.#known.retry();
    this.follow(this.#options.client(), this.#form);
  }

  reset(): void {
    for (const field of this.#all) field.reset();
  }

  /** Another person is there. */
  forget(): void {
    this.reset();
    this.whom.forget();
    this.#known.forget();
  }

  get #all(): readonly FormField[] {
    return [this.whom, this.#regarding, this.#person, this.#title, this.#message];
  }
}

/** A title that is no topic. */
function titleSentence(fault: RefusalCode, words: FormWords): string | undefined {
  return fault === "title-required"
    ? words.titleRequired
    : fault === "title-too-long"
      ? words.titleTooLong
      : undefined;
}
