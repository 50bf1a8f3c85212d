/**
 * Openings. Those by staff outside the patient's team the patient's room records before anything is shown; those by whose
 * own the conversation is are owed to it.
 */
import {
  accessReason,
  authorOf,
  type Facts,
  type OpeningReason,
  openingReason,
  type Person,
  roomName,
  type Target,
} from "@carethread/model";
import { type AppendAccess, Appended, ask, type Ports } from "../../base/base.ts";

export class Openings {
  readonly #ports: Ports;
  readonly #practice: string;
  /** By person and reason, when the last opening was recorded. */
  readonly #recorded = new Map<string, number>();

  readonly #owe: (patient: string, person: Person, reason: OpeningReason) => void;

  /** `owe` notes an opening that nobody waits for. */
  constructor(
    ports: Ports,
    practice: string,
    owe: (patient: string, person: Person, reason: OpeningReason) => void,
  ) {
    this.#ports = ports;
    this.#practice = practice;
    this.#owe = owe;
  }

  /** Resolves when the opening stands in the patient's record, where it must; rejects where it cannot. */
  async record({ person, patient, settings }: Facts, target: Target, conversation: string): Promise<void> {
    const facts = { person, patient, settings };
    const reason = accessReason(facts, target);
    if (reason === null) return this.#owe(patient.id, authorOf(facts), openingReason(facts, target));
    const over = this.#ports.now() - this.#ports.deployment.delays.accessEvery;
    for (const [key, at] of this.#recorded) if (at <= over) this.#recorded.delete(key);
    const key = `${person.person.id}:${reason}`;
    if (this.#recorded.has(key)) return;
    const body: AppendAccess = { person: person.person, reason, conversation };
    const room = roomName(this.#practice, patient.id);
    const { at } = await ask(this.#ports, "patient", room, "internal/access", body, Appended);
    this.#recorded.set(key, at);
  }
}
