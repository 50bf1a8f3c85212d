/** Of whom this patient is the same: into whom they were merged, and who came into them. */
import { type PatientId, patientKey, RefusedBody, type RosterMerge, roomName } from "@carethread/model";
import type * as z from "zod/mini";
import { type Adopt, ask, type Ports, type Practice, Refuse, Survivor } from "../base/base.ts";

/** Patients that one after the other lead to who is left; far more than anybody merges. */
const mostSteps = 20;

export class Merging {
  readonly #ports: Ports;
  readonly #practice: Practice;
  #into: PatientId | null = null;
  #from: readonly PatientId[] = [];

  constructor(ports: Ports, practice: Practice) {
    this.#ports = ports;
    this.#practice = practice;
  }

  async load(): Promise<void> {
    this.#into = (await this.#ports.storage.get<PatientId>("merged")) ?? null;
    this.#from = (await this.#ports.storage.get<PatientId[]>("came")) ?? [];
  }

  /** To whom all of this patient belongs; null where they were not merged, or came back. */
  get into(): PatientId | null {
    return this.#into;
  }

  /** Everybody who was ever merged into this patient, by whatever detour. */
  get from(): readonly PatientId[] {
    return this.#from;
  }

  /** Gives what to store. */
  goInto(into: PatientId): Readonly<Record<string, unknown>> {
    this.#into = into;
    return { merged: into };
  }

  /** The patient is there by themselves again: gives the keys to take out of the storage. */
  comeBack(): readonly string[] {
    const isMerged = this.#into !== null;
    this.#into = null;
    return isMerged ? ["merged"] : [];
  }

  /** Gives what to store. */
  takeIn({ from, merged }: Adopt): Readonly<Record<string, unknown>> {
    this.#from = [...new Set([...this.#from, from, ...merged])];
    return { came: this.#from };
  }

  /** Who is left of a patient, after all that they were merged into; null where there is nobody. */
  async survivorOf(patient: PatientId, steps = 0): Promise<PatientId | null> {
    if (steps > mostSteps) return null;
    return (await ask(this.#ports, "patient", this.#room(patient), "internal/survivor", { steps }, Survivor))
      .survivor;
  }

  /** Who is to take over a patient; nobody goes into somebody who is not there, or is the same already. */
  async survivorFor(patient: PatientId, { into }: RosterMerge): Promise<PatientId> {
    const asked = patientKey(this.#practice.idSecret, into);
    const survivor = asked === patient ? asked : await this.survivorOf(asked);
    if (survivor === null) throw new Refuse("not-found", { at: "into" });
    if (survivor === patient) throw new Refuse("bad-request", { at: "into" });
    return survivor;
  }

  /** Asks the room of whom the patient was merged into; a refusal of it is ours. */
  async ask<T>(path: string, body: unknown, schema: z.ZodMiniType<T>): Promise<T> {
    const { status, body: said } = await this.#ports.call(
      "patient",
      this.#room(this.#into ?? ""),
      path,
      body,
    );
    if (status === 200) return schema.parse(said);
    const refused = RefusedBody.safeParse(said);
    if (!refused.success) throw new Error(`a patient room answered ${status}`);
    throw new Refuse(refused.data.code, refused.data.params);
  }

  #room(patient: PatientId): string {
    return roomName(this.#practice.id, patient);
  }
}
