/** Openings by staff outside the patient's team, which the patient's room records before anything is shown. */
import { accessReason, type Facts, roomName, type Target } from "@carethread/model";
import { type AppendAccess, Appended, ask, type Ports } from "../../base/base.ts";

export class Openings {
  readonly #ports: Ports;
  readonly #practice: string;
  /** By person and reason, when the last opening was recorded. */
  readonly #recorded = new Map<string, number>();

  constructor(ports: Ports, practice: string) {
    this.#ports = ports;
    this.#practice = practice;
  }

  /** Resolves when the opening stands in the patient's record, where it must; rejects where it cannot. */
  async record({ person, patient, settings }: Facts, target: Target, conversation: string): Promise<void> {
    const reason = accessReason({ person, patient, settings }, target);
    if (reason === null) return;
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
