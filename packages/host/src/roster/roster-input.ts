/** What a back end passes to a push: the model's resources, with what has a default left out at will. */
import {
  QuestionnairePush,
  RosterMerge,
  RosterPatient,
  RosterPractice,
  RosterStaff,
  RosterWithdrawal,
} from "@carethread/model";
import { HostError } from "../host-error.ts";
import { checked } from "../requests/requests.ts";

type Loose<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;

export type StaffInput = Loose<RosterStaff, "type" | "active" | "restrictions" | "support" | "permissions">;
export interface PracticeInput {
  readonly version: number;
  /** What is left out has its default. */
  readonly settings: Partial<RosterPractice["settings"]>;
}
export type PatientInput = Loose<
  RosterPatient,
  "type" | "deceased" | "active" | "programs" | "episodes" | "team" | "linked"
>;

/** Who should no longer be there. Portal users have no resource: they leave with a push of their patient without them. */
export interface WithdrawalInput {
  readonly kind: "staff" | "patient";
  /** Your own id of the staff member or patient. */
  readonly id: string;
  /** Higher than that of the last push of the same one. */
  readonly version: number;
}

/** A questionnaire by whose answers patients begin conversations. */
export interface QuestionnaireInput {
  /** Higher than that of the last push of the same one. */
  readonly version: number;
  /** A FHIR R4 `Questionnaire` with an `id` and a `title`. */
  readonly questionnaire: object;
}

/** A patient who is the same as another. */
export interface MergeInput {
  /** Your own id of the patient whose record was replaced. */
  readonly patient: string;
  /** Your own id of the one that is left. */
  readonly into: string;
  /** Higher than that of the last push of `patient`. */
  readonly version: number;
}

export function staffResource(input: StaffInput): RosterStaff {
  return checked(RosterStaff, { ...input, type: "staff" }, "The staff member cannot be pushed");
}

export function patientResource(input: PatientInput): RosterPatient {
  return checked(RosterPatient, { ...input, type: "patient" }, "The patient cannot be pushed");
}

export function practiceResource(input: PracticeInput): RosterPractice {
  return checked(RosterPractice, { ...input, type: "practice" }, "The practice's settings cannot be pushed");
}

export function withdrawalResource({ kind, ...input }: WithdrawalInput): RosterWithdrawal {
  if (kind !== "staff" && kind !== "patient")
    throw new HostError("bad-input", "Nobody can be withdrawn: `kind` is `staff` or `patient`.", {
      params: { at: "kind" },
    });
  return checked(RosterWithdrawal, { ...input, type: "withdrawal" }, "Nobody can be withdrawn");
}

export function mergeResource({ patient, ...input }: MergeInput): RosterMerge {
  return checked(RosterMerge, { ...input, id: patient, type: "merge" }, "The patients cannot be merged");
}

export function questionnaireResource(input: QuestionnaireInput): QuestionnairePush {
  return checked(
    QuestionnairePush,
    { ...input, type: "questionnaire" },
    "The questionnaire cannot be pushed",
  );
}

export function questionnaireWithdrawal(input: { id: string; version: number }): QuestionnairePush {
  return checked(
    QuestionnairePush,
    { ...input, type: "withdrawal" },
    "The questionnaire cannot be withdrawn",
  );
}
