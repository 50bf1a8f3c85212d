/** How resources are called, and how they name each other, the patient, people and the practice. */
import type { Person } from "../people/people.ts";
import { escapeHtml } from "../text/text.ts";
import type { Taken } from "./exported.ts";

export interface Identifier {
  readonly system: string;
  readonly value: string;
}

export interface Reference {
  readonly reference?: string;
  readonly type?: string;
  readonly identifier?: Identifier;
  readonly display?: string;
}

/** What whoever takes it out may say otherwise. */
export interface ReferenceOptions {
  /** Of all identifiers: a URI, below which the rooms' keys stand; `urn:carethread:<practice>` where nothing is said. */
  readonly system?: string;
  /** How a resource refers to another of these: by an absolute URL, or as `Type/id`. */
  readonly urlOf: (system: string, type: string, id: string) => string;
  /** The reference of the patient on their own server, e.g. `Patient/p4711`. */
  readonly subject?: string | undefined;
  /** The reference of a person on their own server, where there is one. */
  readonly person?: ((person: Person) => string | undefined) | undefined;
}

export class References {
  readonly #taken: Taken;
  readonly #options: ReferenceOptions;
  readonly system: string;

  constructor(taken: Taken, options: ReferenceOptions) {
    this.#taken = taken;
    this.#options = options;
    this.system = options.system ?? `urn:carethread:${taken.practice.id}`;
  }

  identified(kind: string, value: string): Identifier {
    return { system: `${this.system}/${kind}`, value };
  }

  /** Another of the resources. */
  to(type: string, id: string): { readonly reference: string } {
    return { reference: this.#options.urlOf(this.system, type, id) };
  }

  /** Another of them where one type alone may stand: an absolute address tells a validator of none, an identifier does. */
  typed(type: string, kind: string, id: string): Reference {
    const { reference } = this.to(type, id);
    const own = reference.startsWith(`${type}/`) ? { reference } : {};
    return { ...own, type, identifier: this.identified(kind, id) };
  }

  patient(): Reference {
    const { id, name } = this.#taken.patient;
    const { subject } = this.#options;
    const own = subject === undefined ? {} : { reference: subject };
    return { ...own, type: "Patient", identifier: this.identified("patient", id), display: name };
  }

  practice(): Reference {
    const { id, name } = this.#taken.practice;
    return { type: "Organization", identifier: { system: this.system, value: id }, display: name };
  }

  person(person: Person): Reference {
    const { id, side, name, relation } = person;
    const isPatient = side === "portal" && (relation === undefined || relation === "self");
    const type = isPatient
      ? "Patient"
      : { portal: "RelatedPerson", staff: "Practitioner", system: "Organization" }[side];
    const reference =
      this.#options.person?.(person) ?? (type === "Patient" ? this.#options.subject : undefined);
    const own = reference === undefined ? {} : { reference };
    return { ...own, type, identifier: this.identified("person", id), display: name };
  }
}

/** What a resource says to who reads no code. */
export function narrative(text: string) {
  const div = `<div xmlns="http://www.w3.org/1999/xhtml"><p>${escapeHtml(text)}</p></div>`;
  return { status: "generated" as const, div };
}

export function instant(at: number): string {
  return new Date(at).toISOString();
}
