/** About which patient a resource is, as the roster has them. */
import type { Reference } from "fhir/r4";
import type { Problems } from "../problems.ts";
import type { KeyedEntry } from "./newest.ts";

/** What finds patients by what a reference says. */
export interface FindsPatients {
  resolve(reference: Reference | undefined, types: readonly ["Patient"], from: KeyedEntry): FoundPatient;
}

type FoundPatient =
  | { readonly is: "found"; readonly entry: { readonly resource: { readonly id: string } } }
  | { readonly is: "other"; readonly type: string }
  | { readonly is: "missing" | "several"; readonly target: string }
  | { readonly is: "none" };

/** What is made of a patient's record: it stays, leads to the one that took its place, or is left out. */
export type PatientOf = (id: string) => string | null;

export type Subject =
  | { readonly is: "patient"; readonly id: string }
  | { readonly is: "out"; readonly reason: string };

export class Subjects {
  readonly #index: FindsPatients;
  readonly #problems: Problems;
  readonly #patientOf: PatientOf;

  constructor(index: FindsPatients, problems: Problems, patientOf: PatientOf) {
    this.#index = index;
    this.#problems = problems;
    this.#patientOf = patientOf;
  }

  of(reference: Reference | undefined, from: KeyedEntry): Subject {
    const found = this.#index.resolve(reference, ["Patient"], from);
    if (found.is === "found") {
      const id = this.#patientOf(found.entry.resource.id);
      return id === null ? { is: "out", reason: "its patient is left out" } : { is: "patient", id };
    }
    // The target is not told: it may be the number that the patient is known by.
    if (found.is === "missing") {
      this.#problems.addOnce(from, "refers to a patient who is not in the data", found.target);
      return { is: "out", reason: "its patient is not in the data" };
    }
    if (found.is === "several") {
      this.#problems.addOnce(from, "refers to a patient by what names several", found.target);
      return { is: "out", reason: "its patient is named by what names several" };
    }
    if (found.is === "other") return { is: "out", reason: `it is about a ${found.type}` };
    this.#problems.addOnce(from, "has a subject that names no patient");
    return { is: "out", reason: "it names no patient" };
  }
}
