/** The room of a practice: the patient look-up, and the due table that makes what is owed certain. */
import {
  canStart,
  limits,
  type PatientFacts,
  type PatientMatches,
  PatientQuery,
  PersonFacts,
  roomName,
} from "@carethread/model";
import type { Practice } from "./deployment.ts";
import { hasSecret, Refuse, Requests, readBody, respond } from "./http.ts";
import { DueEntry, PushPatient, type RoomRef, Woken } from "./internal.ts";
import type { Ports, Room } from "./ports.ts";

/** Rooms that a tick wakes at once. */
const width = 8;

interface Due {
  readonly ref: RoomRef;
  /** Rises with every entering of any room, so that a room that came back meanwhile is not taken out. */
  readonly n: number;
}

export class PracticeRoom implements Room {
  readonly #ports: Ports;
  readonly #practice: Practice;
  readonly #requests: Requests;
  readonly #due = new Map<string, Due>();
  #entered = 0;
  readonly #patients = new Map<string, PatientFacts>();

  constructor(ports: Ports, practice: Practice) {
    this.#ports = ports;
    this.#practice = practice;
    this.#requests = new Requests(ports, practice);
  }

  async start(): Promise<void> {
    for (const [key, due] of await this.#ports.storage.list<Due>({ prefix: "due:" })) {
      this.#due.set(key, due);
      this.#entered = Math.max(this.#entered, due.n);
    }
    for (const [, facts] of await this.#ports.storage.list<PatientFacts>({ prefix: "patient:" })) {
      this.#patients.set(facts.id, facts);
    }
  }

  connected(connection: { close(code: number, reason: string): void }): void {
    connection.close(4404, "not found");
  }

  async received(): Promise<void> {}

  closed(): void {}

  requested(request: Request): Promise<Response> {
    return respond(this.#ports, request, {
      "POST patients": request => this.#find(request),
      "POST tick": request => this.#tick(request),
      "POST internal/due": request => this.#enter(request),
      "POST internal/patient": request => this.#patientChanged(request),
    });
  }

  /** Patients about whom the caller may start a conversation, by any part of name or patient ID. */
  async #find(request: Request): Promise<PatientMatches> {
    const { person } = await this.#requests.identify(request);
    const { q } = await readBody(request, PatientQuery);
    const room = roomName(this.#practice.id, person.id);
    const { status, body } = await this.#ports.call("person", room, "internal/facts", { person });
    const facts = PersonFacts.safeParse(body);
    if (status !== 200 || !facts.success) throw new Error(`a person's room answered ${status}`);
    const { settings } = this.#practice;
    const words = fold(q)
      .split(" ")
      .filter(word => word !== "");
    const found = [...this.#patients.values()]
      .filter(patient =>
        settings.kinds.some(kind => canStart({ person: facts.data, patient, settings }, kind) === null),
      )
      .filter(({ name, patientId }) => words.every(word => fold(`${name} ${patientId}`).includes(word)))
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

  async #patientChanged(request: Request): Promise<unknown> {
    const { facts } = await readBody(request, PushPatient);
    if ((this.#patients.get(facts.id)?.rev ?? -1) >= facts.rev) {
      // It may be on its way to the storage still.
      await this.#ports.storage.put({});
      return { ok: true };
    }
    this.#patients.set(facts.id, facts);
    await this.#ports.storage.put({ [`patient:${facts.id}`]: facts });
    return { ok: true };
  }

  async #enter(request: Request): Promise<unknown> {
    const ref = await readBody(request, DueEntry);
    const key = `due:${ref.party}:${ref.room}`;
    const entry: Due = { ref, n: ++this.#entered };
    this.#due.set(key, entry);
    await this.#ports.storage.put({ [key]: entry });
    return { ok: true };
  }

  /** Wakes the rooms that are due, and takes out those that owe nothing. */
  async #tick(request: Request): Promise<{ woken: number; owing: number }> {
    if (!hasSecret(request, this.#ports.deployment.secret)) throw new Refuse("not-found");
    const entries = [...this.#due];
    const queue = entries[Symbol.iterator]();
    const work = async (): Promise<void> => {
      for (const [key, { ref, n }] of queue) if (!(await this.#owes(ref))) await this.#leave(key, n);
    };
    await Promise.all(Array.from({ length: width }, work));
    return { woken: entries.length, owing: this.#due.size };
  }

  async #owes({ party, room }: RoomRef): Promise<boolean> {
    try {
      const { status, body } = await this.#ports.call(party, room, "internal/wake", {});
      const woken = Woken.safeParse(body);
      return status !== 200 || !woken.success || woken.data.owes;
    } catch (error) {
      this.#ports.log("practice: a room could not be woken and stays due", error);
      return true;
    }
  }

  async #leave(key: string, n: number): Promise<void> {
    if (this.#due.get(key)?.n !== n) return;
    this.#due.delete(key);
    await this.#ports.storage.remove([key]);
  }
}

/** Letters as people type them: case, accents and repeated blanks do not matter. */
function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}
