/** The patients of a slice: their charts' facts as their rooms told them, loaded when somebody is first looked for. */
import {
  finds,
  fold,
  limits,
  matcher,
  matchOf,
  type PatientFacts,
  type PatientMatches,
} from "@carethread/model";
import { type FindPatients, inPieces, type Ports, type Practice } from "../base/base.ts";
import { Turns } from "./turns.ts";

const prefix = "patient:";

/** Values that are read at once. */
const piece = 500;

interface Known {
  readonly facts: PatientFacts;
  /** What somebody may look for, as it is compared. */
  readonly text: string;
}

export class Patients {
  readonly #ports: Ports;
  readonly #practice: Practice;
  readonly #turns = new Turns();
  /** Null until they are first asked for. */
  #known: Map<string, Known> | null = null;
  #loading: Promise<Map<string, Known>> | null = null;

  constructor(ports: Ports, practice: Practice) {
    this.#ports = ports;
    this.#practice = practice;
  }

  /** Resolves when it is stored, or was before. */
  put(facts: PatientFacts): Promise<void> {
    const { id, rev } = facts;
    return this.#turns.take(id, async () => {
      const stored = await this.#ports.storage.get<PatientFacts>(`${prefix}${id}`);
      if ((stored?.rev ?? -1) >= rev) return;
      await this.#ports.storage.commit({ put: { [`${prefix}${id}`]: facts } });
      this.#note(facts);
    });
  }

  /** Takes out those that stand elsewhere by now. */
  async remove(patients: readonly PatientFacts[]): Promise<void> {
    for (const { id, rev } of patients) {
      await this.#turns.take(id, async () => {
        const stored = await this.#ports.storage.get<PatientFacts>(`${prefix}${id}`);
        if (stored === undefined || stored.rev > rev) return;
        await this.#ports.storage.commit({ remove: [`${prefix}${id}`] });
        this.#known?.delete(id);
      });
    }
  }

  /** All of them, in no order, a few at a time. */
  async *all(): AsyncIterable<readonly PatientFacts[]> {
    for await (const some of inPieces<PatientFacts>(this.#ports.storage, prefix, piece))
      yield [...some.values()];
  }

  /** Those about whom the caller may start a conversation, or whom they may see, by any part of name or patient ID. */
  async find({ person, q, for: purpose = "start" }: FindPatients): Promise<PatientMatches> {
    const known = await this.#loaded();
    const { settings } = this.#practice;
    const matches = matcher(q);
    const found: PatientFacts[] = [];
    for (const { facts: patient, text } of known.values())
      if (matches(text) && finds({ person, patient, settings }, purpose)) found.push(patient);
    found.sort((a, b) => a.name.localeCompare(b.name, "en"));
    return {
      patients: found.slice(0, limits.patientMatches).map(matchOf),
      more: found.length > limits.patientMatches,
    };
  }

  #note(facts: PatientFacts): void {
    this.#known?.set(facts.id, { facts, text: fold(`${facts.name} ${facts.patientId}`) });
  }

  /** What is stored while they are being read is noted as well. */
  #loaded(): Promise<Map<string, Known>> {
    this.#loading ??= this.#load().catch(error => {
      this.#known = null;
      this.#loading = null;
      throw error;
    });
    return this.#loading;
  }

  async #load(): Promise<Map<string, Known>> {
    const known = new Map<string, Known>();
    this.#known = known;
    for await (const some of this.all())
      for (const facts of some) if ((known.get(facts.id)?.facts.rev ?? -1) < facts.rev) this.#note(facts);
    return known;
  }
}
