import type { CareClient } from "@carethread/client";
import { LitElement, nothing } from "lit";
import { property } from "lit/decorators.js";
import { SharedClient, StoreController, WordsController } from "../controllers/controllers.ts";
import { CarePatientSelectEvent } from "../events/events.ts";
import { PatientField } from "../patient-field/patient-field.ts";
import { base, combobox, fields, tokens } from "../styles/styles.ts";
import { general, refusals, starting } from "../words/words.ts";
import { styles } from "./care-patient-search.styles.ts";

const english = { ...general, ...refusals, ...starting };

/**
 * @summary Finds any patient whom a member of staff may see, by name or patient ID.
 *
 * Portal users have nobody to search for: for them it shows nothing.
 *
 * @csspart patient-field - The field.
 * @csspart popup - The list below it.
 * @csspart option - A patient in it.
 * @fires care-patient-select - A patient was chosen.
 * @fires care-unavailable - The practice offers no messages in the portal, and the element shows nothing; or offers them again.
 */
export class CarePatientSearch extends LitElement {
  static override styles = [tokens, base, fields, combobox, styles];

  readonly #client = new SharedClient(this);
  readonly #me = new StoreController(this, () => this.#client.current?.$me);
  readonly #field = new PatientField(this, {
    client: () => this.#client.current,
    words: new WordsController(this, english, () => this.#client.current),
    label: "searchPatients",
    for: "open",
    changed: () => this.#choose(),
  });

  /** The page's client, where no `care-provider` stands around. */
  @property({ attribute: false }) client: CareClient | null = null;

  /** Puts the focus on the field. */
  override focus(options?: FocusOptions): void {
    this.#field.focus(options);
  }

  #choose(): void {
    const { chosen } = this.#field;
    if (chosen === null) return;
    this.#field.reset();
    this.dispatchEvent(new CarePatientSelectEvent(chosen));
  }

  protected override render() {
    return this.#me.value?.side === "staff" ? this.#field.render("", false) : nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "care-patient-search": CarePatientSearch;
  }
}
