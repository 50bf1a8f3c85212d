/** A person's inbox as their room holds it: rows, and their own patients who have no conversation. */
import {
  canHoldPatient,
  canHoldRow,
  compareRows,
  limits,
  type PatientCard,
  type PersonFacts,
  type PracticeSettings,
  type Row,
  type RowGone,
} from "@carethread/model";
import type { PushOwnPatient, PushRow } from "../base/base.ts";

/** A row, or the mark that it is gone, with what the rules ask about. */
export interface KeptRow extends PushRow {
  /** The `since` that the person was reminded of. */
  readonly reminded?: number | null;
}

export type ShownRow = KeptRow & { readonly row: Row };

/** What a device shows. */
interface Shown {
  readonly rows: ReadonlyMap<string, Row>;
  readonly patients: ReadonlyMap<string, PatientCard>;
}

type InboxFrame =
  | { readonly type: "row"; readonly row: Row | RowGone }
  | { readonly type: "patient"; readonly patient: PatientCard }
  | { readonly type: "patient-gone"; readonly id: string };

export class Inbox {
  readonly #facts: () => PersonFacts | null;
  readonly #settings: Pick<PracticeSettings, "staffAccess">;
  readonly #rows = new Map<string, KeptRow>();
  readonly #patients = new Map<string, PushOwnPatient>();

  /** `facts` are the person's as the host pushed them: what they must not see is not shown. */
  constructor(facts: () => PersonFacts | null, settings: Pick<PracticeSettings, "staffAccess">) {
    this.#facts = facts;
    this.#settings = settings;
  }

  load(rows: Iterable<KeptRow>, patients: Iterable<PushOwnPatient>): void {
    for (const kept of rows) this.#rows.set(kept.row.id, kept);
    for (const kept of patients) this.#patients.set(idOf(kept), kept);
  }

  row(id: string): KeptRow | undefined {
    return this.#rows.get(id);
  }

  /** The patients whom the person asked to be notified of. */
  *followed(): Iterable<string> {
    for (const kept of this.#patients.values()) if ("patient" in kept && kept.follows) yield kept.patient.id;
  }

  /** The patients on whose side the person writes. */
  *linked(): Iterable<string> {
    for (const kept of this.#patients.values()) if ("linked" in kept) yield kept.id;
  }

  /** The revision that is known of a patient, -1 for none. */
  patientRev(id: string): number {
    return this.#patients.get(id)?.rev ?? -1;
  }

  rows(): Row[] {
    return [...this.shown()].map(({ row }) => row).sort(compareRows);
  }

  *shown(): Iterable<ShownRow> {
    for (const kept of this.#rows.values()) if (this.isShown(kept)) yield kept;
  }

  isShown(kept: KeptRow | undefined): kept is ShownRow {
    if (kept === undefined || "gone" in kept.row) return false;
    const facts = this.#facts();
    return facts === null || canHoldRow(facts, kept, this.#settings);
  }

  badge(): number {
    let sum = 0;
    for (const { row } of this.shown()) sum += row.badge;
    return sum;
  }

  /** Those of the person's own patients who have no conversation, by name. */
  patients(): PatientCard[] {
    return [...this.#shownPatients().values()]
      .sort((a, b) => a.name.localeCompare(b.name, "en"))
      .slice(0, limits.ownPatients);
  }

  /** Takes a row in, and gives what devices are to be told of it. */
  setRow(kept: KeptRow): InboxFrame[] {
    const { id, rev } = kept.row;
    const old = this.#rows.get(id);
    const touched = [old, kept].flatMap(one => (one === undefined ? [] : patientOf(one)));
    return this.#changing(touched, () => {
      this.#rows.set(id, kept);
      if (this.isShown(kept)) return [{ type: "row", row: kept.row }];
      return this.isShown(old) ? [{ type: "row", row: { id, rev, gone: true } }] : [];
    });
  }

  setPatient(kept: PushOwnPatient): InboxFrame[] {
    const id = idOf(kept);
    return this.#changing([id], () => {
      this.#patients.set(id, kept);
      return [];
    });
  }

  /** Runs a change of the person's facts, and gives what devices are to be told: withdrawals first. */
  changingFacts(change: () => void): InboxFrame[] {
    const before = this.#all();
    change();
    const after = this.#all();
    const frames: InboxFrame[] = [];
    for (const id of before.rows.keys()) {
      const rev = this.#rows.get(id)?.row.rev ?? 0;
      if (!after.rows.has(id)) frames.push({ type: "row", row: { id, rev, gone: true } });
    }
    for (const id of before.patients.keys())
      if (!after.patients.has(id)) frames.push({ type: "patient-gone", id });
    for (const [id, row] of after.rows) if (!before.rows.has(id)) frames.push({ type: "row", row });
    for (const [id, patient] of after.patients)
      if (!before.patients.has(id)) frames.push({ type: "patient", patient });
    return frames;
  }

  /** Runs a change, and adds what it makes of these patients' entries. */
  #changing(patients: readonly string[], change: () => InboxFrame[]): InboxFrame[] {
    const ids = [...new Set(patients)];
    const before = ids.map(id => this.#shownPatient(id));
    const frames = change();
    for (const [index, id] of ids.entries()) {
      const [was, is] = [before[index] ?? null, this.#shownPatient(id)];
      if (is === null && was !== null) frames.push({ type: "patient-gone", id });
      if (is !== null && JSON.stringify(is) !== JSON.stringify(was))
        frames.push({ type: "patient", patient: is });
    }
    return frames;
  }

  #all(): Shown {
    return {
      rows: new Map([...this.shown()].map(({ row }) => [row.id, row])),
      patients: this.#shownPatients(),
    };
  }

  #shownPatients(): Map<string, PatientCard> {
    const talking = new Set([...this.shown()].map(({ row }) => row.patient.id));
    const found = new Map<string, PatientCard>();
    for (const [id, kept] of this.#patients) {
      const card = talking.has(id) ? null : this.#heldPatient(kept);
      if (card !== null) found.set(id, card);
    }
    return found;
  }

  #shownPatient(id: string): PatientCard | null {
    const kept = this.#patients.get(id);
    const card = kept === undefined ? null : this.#heldPatient(kept);
    if (card === null) return null;
    for (const { row } of this.shown()) if (row.patient.id === id) return null;
    return card;
  }

  #heldPatient(kept: PushOwnPatient): PatientCard | null {
    if (!("patient" in kept)) return null;
    const facts = this.#facts();
    return facts === null || canHoldPatient(facts, kept.programs) ? kept.patient : null;
  }
}

function idOf(kept: PushOwnPatient): string {
  return "patient" in kept ? kept.patient.id : kept.id;
}

function patientOf({ row }: KeptRow): string[] {
  return "gone" in row ? [] : [row.patient.id];
}
