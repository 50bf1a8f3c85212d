/** The plans by which patients are coached: of each patient's the one that began last. */
import type { CarePlan } from "fhir/r4";
import { dayIn, intervalOf, standing } from "../dates.ts";
import type { KeyedEntry, Subjects } from "../references/references.ts";
import type { Making } from "./making.ts";

/** Whether a plan is one that patients are coached by. */
export type IsPlan = (plan: CarePlan) => boolean;

/** Plans of these intents are meant to be carried out. */
const meant: ReadonlySet<string> = new Set(["plan", "order"]);

export class Plans {
  readonly #making: Making;
  readonly #subjects: Subjects;
  readonly #isPlan: IsPlan;
  /** By patient, when the newest begins, milliseconds since 1970. */
  readonly #starts = new Map<string, number>();

  constructor(making: Making, subjects: Subjects, isPlan: IsPlan) {
    this.#making = making;
    this.#subjects = subjects;
    this.#isPlan = isPlan;
  }

  add(entry: KeyedEntry<CarePlan>): void {
    const { tally } = this.#making;
    const reason = this.#leftOutFor(entry);
    if (reason === null) tally.takeIn("CarePlan");
    else tally.leaveOut("CarePlan", reason);
  }

  /** The first day of the patient's plan; undefined where there is none. */
  startFor(patient: string): string | undefined {
    const start = this.#starts.get(patient);
    return start === undefined ? undefined : dayIn(start, this.#making.timeZone);
  }

  /** Keeps when it begins, or says why it does not count. */
  #leftOutFor(entry: KeyedEntry<CarePlan>): string | null {
    const { resource } = entry;
    const { status, intent, period, subject } = resource;
    if (status !== "active") return "it is not active";
    if (!meant.has(intent)) return "it is no plan that is carried out";
    if (standing(period, this.#making) === "ended") return "it has ended";
    if (!this.#isPlan(resource)) return "patients are not coached by it";
    const start = intervalOf(period?.start, this.#making.timeZone)?.start;
    if (start === undefined) {
      this.#making.problems.add(entry, "is a CarePlan without a date on which it begins");
      return "it has no date on which it begins";
    }
    const patient = this.#subjects.of(subject, entry);
    if (patient.is === "out") return patient.reason;
    this.#starts.set(patient.id, Math.max(this.#starts.get(patient.id) ?? start, start));
    return null;
  }
}
