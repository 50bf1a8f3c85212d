/**
 * What a person looks for across patients: staff in the slices, who are asked a few at a time; who writes on patients'
 * sides, among those alone. One look-up is under way, and one waits: a further one takes its place.
 */
import {
  canSeePatient,
  finds,
  fold,
  indexRoom,
  limits,
  matcher,
  matchOf,
  type PatientFacts,
  type PatientMatch,
  type PatientMatches,
  type PatientQuery,
  type PersonFacts,
  practiceRoom,
  roomName,
  StaffMatches,
  type StaffQuery,
} from "@carethread/model";
import { ask, ChartAnswer, Found, fewAtATime, type Ports, type Practice, Refuse } from "../../base/base.ts";

/** Rooms that are asked at once. */
const width = 8;

/** When who gave way may ask again, in milliseconds. */
const again = 1_000;

export class LookUp {
  readonly #ports: Ports;
  readonly #practice: Practice;
  readonly #linked: () => Promise<readonly string[]>;
  #present: Promise<unknown> = Promise.resolve();
  #giveWay: (() => void) | null = null;

  /** `linked` are the patients on whose side the person writes. */
  constructor(ports: Ports, practice: Practice, linked: () => Promise<readonly string[]>) {
    this.#ports = ports;
    this.#practice = practice;
    this.#linked = linked;
  }

  /** Patients about whom the person may start a conversation, or whom they may see, by any part of name or patient ID. */
  patients(person: PersonFacts, query: PatientQuery): Promise<PatientMatches> {
    return this.#oneByOne(async () => {
      const found =
        person.person.side === "staff"
          ? await this.#inSlices(person, query)
          : await this.#amongLinked(person, query);
      const patients = distinct(found.flatMap(({ patients }) => patients));
      patients.sort((a, b) => a.name.localeCompare(b.name, "en"));
      return {
        patients: patients.slice(0, limits.patientMatches),
        more: patients.length > limits.patientMatches || found.some(({ more }) => more),
      };
    });
  }

  /** For staff who may see the patient; to everyone else there is no such patient. */
  staff(caller: PersonFacts, { q, patient: id }: StaffQuery): Promise<StaffMatches> {
    return this.#oneByOne(async () => {
      const patient = caller.person.side === "staff" ? await this.#chart(id) : null;
      const { settings } = this.#practice;
      if (patient === null || canSeePatient({ person: caller, patient, settings }) !== null)
        throw new Refuse("not-found");
      const room = practiceRoom(this.#practice.id);
      const body = { q, caller, patient };
      return ask(this.#ports, "practice", room, "internal/find-staff", body, StaffMatches);
    });
  }

  async #inSlices(person: PersonFacts, query: PatientQuery): Promise<PatientMatches[]> {
    const { id, slices } = this.#practice;
    const body = { ...query, person };
    const find = (from: number, to: number): Promise<Found[]> => {
      const rooms = Array.from({ length: Math.max(0, to - from) }, (_, n) => indexRoom(id, from + n));
      return fewAtATime(width, rooms, room => ask(this.#ports, "index", room, "internal/find", body, Found));
    };
    const found = await find(0, slices);
    // Where there were more of them lately, not all are empty yet.
    return [...found, ...(await find(slices, Math.max(slices, ...found.map(({ slices = 0 }) => slices))))];
  }

  async #amongLinked(
    person: PersonFacts,
    { q, for: purpose = "start" }: PatientQuery,
  ): Promise<PatientMatches[]> {
    const { settings } = this.#practice;
    const matches = matcher(q);
    return fewAtATime(width, await this.#linked(), async id => {
      const patient = await this.#chart(id);
      if (patient === null || !matches(fold(`${patient.name} ${patient.patientId}`))) return nobody;
      return finds({ person, patient, settings }, purpose)
        ? { patients: [matchOf(patient)], more: false }
        : nobody;
    });
  }

  async #chart(id: string): Promise<PatientFacts | null> {
    const room = roomName(this.#practice.id, id);
    return (await ask(this.#ports, "patient", room, "internal/facts", {}, ChartAnswer)).facts;
  }

  async #oneByOne<T>(work: () => Promise<T>): Promise<T> {
    this.#giveWay?.();
    const before = this.#present;
    let isOver = false;
    const gaveWay = new Promise<never>((_, reject) => {
      this.#giveWay = () => {
        isOver = true;
        reject(new Refuse("too-fast", { retryAfter: again }));
      };
    });
    const mine = this.#giveWay;
    await Promise.race([before.catch(() => {}), gaveWay]);
    if (this.#giveWay === mine) this.#giveWay = null;
    if (isOver) return gaveWay;
    const present = work();
    this.#present = present.catch(() => {});
    return present;
  }
}

const nobody: PatientMatches = { patients: [], more: false };

/** A patient on the way from one slice to another may be in both. */
function distinct(patients: readonly PatientMatch[]): PatientMatch[] {
  return [...new Map(patients.map(patient => [patient.id, patient])).values()];
}
