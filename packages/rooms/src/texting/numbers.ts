/** Whose number is whose: what patients' rooms say of themselves. */
import type { PatientId, PhoneNumber } from "@carethread/model";
import type { HeardAnswer, PushTexting, Storage } from "../base/base.ts";

type Known = Pick<PushTexting, "number" | "status" | "isStopped" | "rev"> & {
  /** The last of the texts that the patient's room asked for. */
  readonly said: number;
  /** The `rev` of a status that was heard with an answer, before the patient's room had told of it. */
  readonly heard?: number;
};

const prefix = "number:";

export interface Holder {
  readonly patient: PatientId;
  readonly status: PushTexting["status"];
}

export class Numbers {
  readonly #known = new Map<PatientId, Known>();
  readonly #holders = new Map<PhoneNumber, Set<PatientId>>();

  async load(storage: Storage): Promise<void> {
    for (const [key, known] of await storage.list<Known>({ prefix }))
      this.#note(key.slice(prefix.length), known);
  }

  /** The patients of a number, in the order of their keys. */
  of(number: PhoneNumber): Holder[] {
    return [...(this.#holders.get(number) ?? [])].sort().map(patient => ({
      patient,
      status: this.#known.get(patient)?.status ?? "none",
    }));
  }

  /** The number of a patient who can be texted now. */
  enabled(patient: PatientId): PhoneNumber | null {
    const known = this.#known.get(patient);
    return known?.status === "enabled" ? known.number : null;
  }

  /** Takes what is newer; gives what to store, null where nothing is, and whether a text is asked for that is new. */
  take({
    patient,
    rev,
    number,
    status,
    isStopped,
    say,
  }: PushTexting): { put: Record<string, unknown>; isSaid: boolean } | null {
    const known = this.#known.get(patient);
    if (known !== undefined && known.rev >= rev) return null;
    const said = Math.max(known?.said ?? 0, say?.n ?? 0);
    const isOld = known?.heard !== undefined && known.heard > rev;
    const next: Known = isOld ? { ...known, number, rev, said } : { number, status, isStopped, rev, said };
    this.#note(patient, next);
    return { put: { [prefix + patient]: next }, isSaid: said > (known?.said ?? 0) };
  }

  /** Takes how a patient stands as their room has just answered; gives what to store. */
  hears(patient: PatientId, present: HeardAnswer["present"]): Record<string, unknown> {
    const known = this.#known.get(patient);
    if (known === undefined || present === undefined) return {};
    const { rev, status, isStopped } = present;
    if (rev <= Math.max(known.rev, known.heard ?? 0)) return {};
    const next: Known = { ...known, status, isStopped, heard: rev };
    this.#note(patient, next);
    return { [prefix + patient]: next };
  }

  /** How a patient stands who has this number; null where they have not. */
  standing(patient: PatientId, number: PhoneNumber): Pick<PushTexting, "status" | "isStopped"> | null {
    const known = this.#known.get(patient);
    return known?.number === number ? known : null;
  }

  #note(patient: PatientId, next: Known): void {
    const old = this.#known.get(patient)?.number ?? null;
    if (old !== null) this.#holders.get(old)?.delete(patient);
    this.#known.set(patient, next);
    if (next.number === null) return;
    const holders = this.#holders.get(next.number) ?? new Set();
    this.#holders.set(next.number, holders.add(patient));
  }
}
