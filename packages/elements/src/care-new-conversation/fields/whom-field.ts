import type { CareClient } from "@carethread/client";
import type { PatientMatch, PatientMatches, Person, RefusalCode } from "@carethread/model";
import { type LitElement, nothing } from "lit";
import type { WordsController } from "../../controllers/controllers.ts";
import { PatientField } from "../../patient-field/patient-field.ts";
import type { FormWords } from "../english.ts";
import { type Choice, ChoiceField } from "./choice-field.ts";
import type { FormField, Problem } from "./form-field.ts";

export interface WhomFieldOptions {
  readonly client: () => CareClient | undefined;
  readonly words: WordsController<FormWords>;
  /** The person chose another patient, or none. */
  readonly changed: () => void;
  /** It is not known whom a portal user can write about. */
  readonly failed: (error: unknown) => void;
}

interface OwnPatient extends Choice {
  readonly patient: PatientMatch;
}

/** Could not be asked: the field for the patient then asks again, and says what is wrong. */
const unknown: PatientMatches = { patients: [], more: true };

/**
 * Whom it is about. A portal user who can write about one patient alone is not asked, and one of a few, all of whom are
 * known, chooses among them; everybody else searches.
 */
export class WhomField implements FormField {
  readonly #host: LitElement;
  readonly #options: WhomFieldOptions;
  readonly #field: PatientField;
  readonly #few: ChoiceField<OwnPatient>;
  #side: Person["side"] | undefined;
  #askedFor: CareClient | undefined;
  /** The question whom a portal user can write about; ends with its answer. */
  #asking: Promise<unknown> | undefined;
  /** Whom a portal user can write about; null until it is known. */
  #choices: PatientMatches | null = null;
  problem: Problem | null = null;

  constructor(host: LitElement, options: WhomFieldOptions) {
    this.#host = host;
    this.#options = options;
    const { client, words } = options;
    this.#field = new PatientField(host, {
      client,
      words,
      label: "patientField",
      for: "start",
      changed: () => {
        this.problem = null;
        options.changed();
      },
    });
    this.#few = new ChoiceField<OwnPatient>(host, {
      id: "patient",
      label: words => words.patientField,
      choices: () =>
        this.own?.map(patient => ({ value: patient.id, text: () => patient.name, patient })) ?? null,
      missing: words => words.patientRequired,
      gone: words => words.regardingGone,
      none: words => words.patientUnavailable,
      refusals: [],
      changed: () => {
        this.problem = null;
        options.changed();
      },
    });
  }

  /** Whom the person has chosen. */
  get chosen(): PatientMatch | null {
    return this.#isOfFew ? (this.#few.picked?.patient ?? null) : this.#field.chosen;
  }

  get patient(): PatientMatch | null {
    return this.chosen ?? this.#onlyPatient ?? null;
  }

  get #isOfFew(): boolean {
    return this.#side === "portal" && this.#choices !== null && !this.#choices.more;
  }

  /** Whom a portal user can write about, by name; null until it is known. */
  get own(): readonly PatientMatch[] | null {
    return this.#choices === unknown ? null : (this.#choices?.patients ?? null);
  }

  /** The one patient of a portal user, who need not be asked. */
  get #onlyPatient(): PatientMatch | undefined {
    if (this.#choices === null || this.#choices.more) return undefined;
    return this.#choices.patients.length === 1 ? this.#choices.patients[0] : undefined;
  }

  /** A portal user can write about nobody. */
  get isNobody(): boolean {
    return this.#choices !== null && !this.#choices.more && this.#choices.patients.length === 0;
  }

  get #isAsked(): boolean {
    return this.#side !== "portal" || (this.#choices !== null && this.#onlyPatient === undefined);
  }

  get isEmpty(): boolean {
    return this.#isAsked && (this.#isOfFew ? this.#few.isEmpty : this.#field.isEmpty);
  }

  /** Ends when it is known whom the person can write about; undefined where it is known. */
  get settling(): Promise<unknown> | undefined {
    return this.#side === "portal" && this.#choices === null ? this.#asking : undefined;
  }

  /** For whom it is now: asks whom a portal user can write about. */
  follow(client: CareClient | undefined, side: Person["side"] | undefined): void {
    this.#side = side;
    if (client === undefined || client === this.#askedFor || side !== "portal") return;
    this.#askedFor = client;
    this.#choices = null;
    const asking: Promise<unknown> = client.findPatients("").then(
      found => this.#answered(asking, found),
      error => {
        if (this.#answered(asking, unknown)) this.#options.failed(error);
      },
    );
    this.#asking = asking;
  }

  /** False where another person has come before the answer. */
  #answered(asking: Promise<unknown>, choices: PatientMatches): boolean {
    if (asking !== this.#asking) return false;
    this.#choices = choices;
    this.#host.requestUpdate();
    return true;
  }

  show(patient: PatientMatch | null): void {
    this.#field.show(patient);
    this.#few.show(patient?.id ?? "");
  }

  /** The network is back: what failed is asked again. */
  retry(): void {
    if (this.#choices === unknown) this.#askedFor = undefined;
    this.#field.retry();
  }

  /** Another person is there. */
  forget(): void {
    this.#choices = null;
    this.#asking = undefined;
  }

  check(): Problem | null {
    return this.patient === null ? words => words.patientRequired : null;
  }

  isMeantBy(code: RefusalCode): boolean {
    return code === "patient-deceased" || code === "patient-withdrawn";
  }

  reset(): void {
    this.#field.reset();
    this.#few.reset();
    this.problem = null;
  }

  focus(): void {
    this.#field.focus();
  }

  render(words: FormWords, locked: boolean) {
    if (!this.#isAsked) return nothing;
    if (!this.#isOfFew) return this.#field.render(this.problem?.(words) ?? "", locked);
    this.#few.problem = this.problem;
    return this.#few.render(words, locked);
  }
}
