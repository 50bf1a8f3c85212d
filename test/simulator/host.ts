/** The EHR: what it knows of staff and patients, and how it tells the rooms until they have taken it in. */
import { patientKey, personKey, roomName } from "@carethread/model";
import { idSecretOf } from "../support/practice.ts";
import type { Clock } from "./clock.ts";
import type { Server } from "./server.ts";
import type { Signer } from "./tokens.ts";

export interface StaffRecord {
  name: string;
  active: boolean;
  restrictions: string[];
  /** One of the practice's technical support. */
  readonly support: boolean;
}

export interface PatientRecord {
  name: string;
  deceased: boolean;
  programs: string[];
  /** Staff by their role. */
  team: Record<string, "primary-coach" | "secondary" | "care-team">;
  /** Portal users by how they stand to the patient. */
  linked: Record<string, "self" | "guardian">;
}

/** After a failure it waits so long, in milliseconds. */
const again = 2_000;

export class Host {
  readonly staff = new Map<string, StaffRecord>();
  readonly patients = new Map<string, PatientRecord>();
  /** When the rooms took in a person's or patient's latest record; absent while they have not. */
  readonly told = new Map<string, number>();
  /** When a record changed last. */
  readonly changed = new Map<string, number>();
  readonly #clock: Clock;
  readonly #server: Server;
  readonly #epoch: number;
  readonly #signer: Signer;
  /** What stands before a patient's id, as the practice calls it. */
  readonly #prefix: string;
  readonly #versions = new Map<string, number>();
  /** What is being told once more. */
  readonly #repeated = new Set<string>();

  constructor(clock: Clock, server: Server, epoch: number, signer: Signer, prefix: string) {
    this.#clock = clock;
    this.#server = server;
    this.#epoch = epoch;
    this.#signer = signer;
    this.#prefix = prefix;
  }

  get isDone(): boolean {
    return this.#repeated.size === 0 && [...this.#versions.keys()].every(id => this.told.has(id));
  }

  change(id: string): void {
    this.#versions.set(id, (this.#versions.get(id) ?? 0) + 1);
    this.told.delete(id);
    this.changed.set(id, this.#clock.now);
    this.#push(id);
  }

  /** All of it once more, as it is. */
  pushAgain(): void {
    for (const id of this.#versions.keys()) void this.#repeat(id);
  }

  async #repeat(id: string): Promise<void> {
    this.#repeated.add(id);
    while (!(await this.#tell(id, this.#versions.get(id) ?? 0).catch(() => false)))
      await new Promise<void>(resolve => this.#clock.setTimeout(resolve, again));
    this.#repeated.delete(id);
  }

  #push(id: string): void {
    const version = this.#versions.get(id);
    this.#tell(id, version ?? 0).then(
      taken => {
        if (this.#versions.get(id) !== version) return;
        if (taken) this.told.set(id, this.#clock.now);
        else this.#again(id, version);
      },
      () => this.#again(id, version),
    );
  }

  #again(id: string, version: number | undefined): void {
    this.#clock.setTimeout(() => {
      if (this.#versions.get(id) === version && !this.told.has(id)) this.#push(id);
    }, again);
  }

  async #tell(id: string, version: number): Promise<boolean> {
    const staff = this.staff.get(id);
    const { practice } = this.#signer;
    const key = staff ? personKey(idSecretOf(practice), "staff", id) : patientKey(idSecretOf(practice), id);
    const body = staff ? { type: "staff", id, version, ...staff } : this.#patient(id, version);
    const url = `http://rooms.test/parties/${staff ? "person" : "patient"}/${roomName(practice, key)}/roster`;
    const iat = Math.floor((this.#epoch + this.#clock.now) / 1000);
    const response = await this.#server.fetch(
      new Request(url, {
        method: "POST",
        headers: { authorization: `Bearer ${this.#signer.mint("system", "host", iat, 300)}` },
        body: JSON.stringify(body),
      }),
    );
    return response.status === 200;
  }

  #patient(id: string, version: number): object {
    const record = this.patients.get(id);
    if (record === undefined) throw new Error(`no patient ${id}`);
    const { team, linked, ...rest } = record;
    const nameOf = (staff: string): string => this.staff.get(staff)?.name ?? staff;
    return {
      type: "patient",
      id,
      version,
      patientId: `${this.#prefix}-${id}`,
      ...rest,
      team: Object.entries(team).map(([staff, role]) => ({ id: staff, name: nameOf(staff), role })),
      linked: Object.entries(linked).map(([portal, relation]) => ({ id: portal, name: portal, relation })),
    };
  }
}
