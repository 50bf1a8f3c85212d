import type { CareClient } from "@carethread/client";
import type { LitElement } from "lit";
import { hasOneAlone, StoreController, uniqueForm } from "../controllers/controllers.ts";
import type { ShownPatient } from "./panes.ts";

/** As a page names a patient: by the key alone, for which their name is asked, or by what it knows of them. */
export const byKey = {
  fromAttribute: (id: string | null): ShownPatient | null =>
    id === null || id === "" ? null : { id, name: "", patientId: "" },
  /** Frameworks set the property where a page means the attribute, and set it again when they render anew. */
  fromProperty(
    value: ShownPatient | string | null | undefined,
    last: ShownPatient | null,
  ): ShownPatient | null {
    const patient = typeof value === "string" ? byKey.fromAttribute(value) : (value ?? null);
    const isNamed = last !== null && last.id === patient?.id && patient.name === "";
    return isNamed ? last : patient;
  },
};

export interface PatientInViewOptions {
  readonly client: () => CareClient | null;
  /** The patient whose conversations alone are listed. */
  readonly patient: () => ShownPatient | null;
  /** Something stands in the place of a conversation. */
  readonly isTaken: () => boolean;
  /** Opens the one conversation of a patient. */
  readonly open: (patient: ShownPatient) => void;
  readonly named: (patient: ShownPatient) => void;
}

/**
 * In a practice whose patients have one conversation, that of the messenger's patient is just there, and so is that of a
 * portal user's only one: it is opened by itself once, and whoever goes back to the list stays there.
 */
export class PatientInView {
  readonly #options: PatientInViewOptions;
  readonly #practice;
  readonly #me;
  readonly #rows;
  readonly #more;
  readonly #patients;
  /** Of whom it was opened by itself. */
  #opened: string | null = null;
  #naming: string | null = null;

  constructor(host: LitElement, options: PatientInViewOptions) {
    const { client } = options;
    this.#options = options;
    this.#practice = new StoreController(host, () => client()?.$practice);
    this.#me = new StoreController(host, () => client()?.$me);
    // A list that moves is of no interest once there are several patients in it.
    const isWatched = (): boolean =>
      this.hasOne && this.#me.value?.side === "portal" && this.#opened === null;
    this.#rows = new StoreController(host, () => (isWatched() ? client()?.inbox.$rows : undefined));
    this.#more = new StoreController(host, () => (isWatched() ? client()?.inbox.$more : undefined));
    this.#patients = new StoreController(host, () => (isWatched() ? client()?.$patients : undefined));
  }

  /** Patients have one conversation. */
  get hasOne(): boolean {
    return uniqueForm(this.#practice.value) !== undefined;
  }

  /** They have no other than that: there is nothing of one patient's to list. */
  get hasOneAlone(): boolean {
    return this.#practice.value != null && hasOneAlone(this.#practice.value);
  }

  follow(): void {
    const patient = this.#options.patient();
    if (patient !== null) this.#name(patient);
    if (!this.hasOne || this.#options.isTaken()) return;
    const wanted = patient ?? this.#only;
    if (wanted === null || wanted.id === this.#opened) return;
    this.#opened = wanted.id;
    this.#options.open(wanted);
  }

  /** This patient's is opened by a person, to write. */
  leave({ id }: ShownPatient): void {
    this.#opened = id;
  }

  /** Another person is there. */
  forget(): void {
    this.#opened = null;
    this.#naming = null;
  }

  /** The one patient of a portal user. */
  get #only(): ShownPatient | null {
    const rows = this.#rows.value;
    const patients = this.#patients.value;
    if (rows == null || patients == null || this.#more.value !== "none") return null;
    const all = new Map([...rows.map(({ patient }) => patient), ...patients].map(each => [each.id, each]));
    const [only = null] = all.values();
    return all.size === 1 ? only : null;
  }

  #name(patient: ShownPatient): void {
    const client = this.#options.client();
    if (patient.name !== "" || client === null || !this.#me.value || this.#naming === patient.id) return;
    this.#naming = patient.id;
    client.choices(patient.id).then(
      ({ patient: { id, name, patientId } }) => {
        if (this.#options.patient()?.id === id) this.#options.named({ id, name, patientId });
      },
      // The list says what is wrong.
      () => {},
    );
  }
}
