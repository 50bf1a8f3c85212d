/** The room of a practice: the look-up of patients and staff, and the due table that makes what is owed certain. */
import {
  canSeePatient,
  canStart,
  type Facts,
  limits,
  type PatientFacts,
  type PatientMatches,
  PatientQuery,
  type Person,
  type PersonFacts,
  type StaffMatches,
  StaffQuery,
} from "@carethread/model";
import {
  askFacts,
  DueEntry,
  hasSecret,
  type Ports,
  type Practice,
  PushPatient,
  PushStaff,
  Refuse,
  Requests,
  type Room,
  readBody,
  respond,
} from "../base/base.ts";
import { Directory } from "./directory.ts";
import { DueTable } from "./due-table.ts";
import { matcher } from "./look-up.ts";

export class PracticeRoom implements Room {
  readonly sockets = null;
  readonly #ports: Ports;
  readonly #practice: Practice;
  readonly #requests: Requests;
  readonly #due: DueTable;
  readonly #directory: Directory;
  readonly #patients = new Map<string, PatientFacts>();

  constructor(ports: Ports, practice: Practice) {
    this.#ports = ports;
    this.#practice = practice;
    this.#requests = new Requests(ports);
    this.#due = new DueTable(ports);
    this.#directory = new Directory(ports.storage);
  }

  async start(): Promise<void> {
    await this.#due.load();
    await this.#directory.load();
    for (const [, facts] of await this.#ports.storage.list<PatientFacts>({ prefix: "patient:" })) {
      this.#patients.set(facts.id, facts);
    }
  }

  requested(request: Request): Promise<Response> {
    return respond(this.#ports, request, {
      "POST patients": request => this.#findPatients(request),
      "POST staff": request => this.#findStaff(request),
      "POST tick": request => this.#tick(request),
      "POST internal/due": request => this.#enter(request),
      "POST internal/patient": request => this.#patientChanged(request),
      "POST internal/staff": request => this.#staffChanged(request),
      "POST internal/support": async () => ({
        support: this.#directory.support().map(({ person }) => person),
      }),
    });
  }

  /** Patients about whom the caller may start a conversation, or whom they may see, by any part of name or patient ID. */
  async #findPatients(request: Request): Promise<PatientMatches> {
    const { person } = await this.#requests.identify(request);
    const { q, for: purpose = "start" } = await readBody(request, PatientQuery);
    const caller = await this.#facts(person);
    const { settings } = this.#practice;
    const isWanted = (facts: Facts): boolean =>
      purpose === "open"
        ? canSeePatient(facts) === null
        : settings.kinds.some(kind => canStart(facts, kind) === null);
    const matches = matcher(q);
    const found = [...this.#patients.values()]
      .filter(patient => isWanted({ person: caller, patient, settings }))
      .filter(({ name, patientId }) => matches(`${name} ${patientId}`))
      .sort((a, b) => a.name.localeCompare(b.name, "en"));
    return {
      patients: found.slice(0, limits.patientMatches).map(({ id, name, patientId, birthDate }) => ({
        id,
        name,
        patientId,
        ...(birthDate ? { birthDate } : {}),
      })),
      more: found.length > limits.patientMatches,
    };
  }

  /** For staff who may see the patient; to everyone else there is no such patient. */
  async #findStaff(request: Request): Promise<StaffMatches> {
    const { person } = await this.#requests.identify(request);
    const { q, patient: id } = await readBody(request, StaffQuery);
    const caller = await this.#facts(person);
    const patient = this.#patients.get(id);
    if (patient === undefined || person.side !== "staff") throw new Refuse("not-found");
    const facts: Facts = { person: caller, patient, settings: this.#practice.settings };
    if (canSeePatient(facts) !== null) throw new Refuse("not-found");
    return this.#directory.find(facts, q, this.#ports.now());
  }

  #facts(person: Person): Promise<PersonFacts> {
    return askFacts(this.#ports, this.#practice.id, person);
  }

  async #patientChanged(request: Request): Promise<unknown> {
    const { facts } = await readBody(request, PushPatient);
    if ((this.#patients.get(facts.id)?.rev ?? -1) >= facts.rev) {
      // It may be on its way to the storage still.
      await this.#ports.storage.settled();
      return { ok: true };
    }
    this.#patients.set(facts.id, facts);
    await this.#ports.storage.commit({ put: { [`patient:${facts.id}`]: facts } });
    return { ok: true };
  }

  async #staffChanged(request: Request): Promise<unknown> {
    const { facts } = await readBody(request, PushStaff);
    await this.#directory.push(facts);
    return { ok: true };
  }

  async #enter(request: Request): Promise<unknown> {
    const { at, ...ref } = await readBody(request, DueEntry);
    await this.#due.enter(ref, at);
    return { ok: true };
  }

  async #tick(request: Request): Promise<{ woken: number; owing: number }> {
    if (!hasSecret(request, this.#ports.deployment.secret)) throw new Refuse("not-found");
    return this.#due.tick();
  }
}
