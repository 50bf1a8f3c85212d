/** What a person asks for over all patients and all of the practice: their room is the door to the rooms that know. */
import {
  canAudit,
  canHold,
  type Figures as FiguresOf,
  type PatientMatches,
  PatientQuery,
  type Person,
  type PersonFacts,
  type RecordList,
  RecordQuery,
  type RecordVerdict,
  type RetentionList,
  RetentionQuery,
  type Row,
  type SearchHits,
  SearchQuery,
  type StaffMatches,
  StaffQuery,
  type TaskPage,
  TaskQuery,
  VerifyQuery,
} from "@carethread/model";
import { type Ports, type Practice, Refuse, readBody, retentionList } from "../../base/base.ts";
import type { PersonRecord } from "../record.ts";
import { Figures } from "./figures.ts";
import { LookUp } from "./look-up.ts";
import { AskedRecord } from "./record.ts";
import { Search } from "./search.ts";
import { findTasks } from "./tasks.ts";

export interface AskingOptions {
  readonly ports: Ports;
  readonly practice: Practice;
  /** Who asks, and is the person whose room it is; rejects for everybody else. */
  readonly self: (request: Request) => Promise<Person>;
  readonly factsOf: (person: Person) => PersonFacts;
  /** The patients on whose side the person writes. */
  readonly linked: () => Promise<readonly string[]>;
  /** The person's own rows of these conversations. */
  readonly rows: (ids: readonly string[]) => Promise<ReadonlyMap<string, Row>>;
  /** Where it stands what the person searched, before they are answered. */
  readonly record: PersonRecord;
}

export class Asking {
  readonly #options: AskingOptions;
  readonly #lookUp: LookUp;
  readonly #search: Search;
  readonly #figures: Figures;
  readonly #asked: AskedRecord;

  constructor(options: AskingOptions) {
    const { ports, practice, linked, rows } = options;
    this.#options = options;
    this.#lookUp = new LookUp(ports, practice, linked);
    this.#search = new Search({ ports, practice, linked, rows });
    this.#figures = new Figures(ports, practice);
    this.#asked = new AskedRecord(ports, practice);
  }

  async patients(request: Request): Promise<PatientMatches> {
    const facts = await this.#facts(request);
    const query = await readBody(request, PatientQuery);
    const found = await this.#lookUp.patients(facts(), query);
    const hits = found.patients.length;
    await this.#options.record.searched({ by: facts().person, in: "patients", query: query.q, hits });
    return found;
  }

  async staff(request: Request): Promise<StaffMatches> {
    const facts = await this.#facts(request);
    return this.#lookUp.staff(facts(), await readBody(request, StaffQuery));
  }

  async search(request: Request): Promise<SearchHits> {
    const facts = await this.#facts(request);
    const query = await readBody(request, SearchQuery);
    const found = await this.#search.search(facts, query);
    // To go on with older ones is no other search.
    if (query.older !== undefined) return found;
    const { q, patient } = query;
    const hits = found.hits.length;
    await this.#options.record.searched({ by: facts().person, in: "messages", query: q, hits, patient });
    return found;
  }

  async figures(request: Request): Promise<FiguresOf> {
    return this.#figures.now(await this.#facts(request));
  }

  async tasks(request: Request): Promise<TaskPage> {
    const { ports, practice } = this.#options;
    const facts = await this.#facts(request);
    return findTasks(ports, practice, facts, await readBody(request, TaskQuery));
  }

  async record(request: Request): Promise<RecordList> {
    const { person } = await this.#auditor(request);
    return this.#asked.list(person, await readBody(request, RecordQuery));
  }

  async verify(request: Request): Promise<RecordVerdict> {
    await this.#auditor(request);
    return this.#asked.verify(await readBody(request, VerifyQuery));
  }

  async retention(request: Request): Promise<RetentionList> {
    const { ports, practice } = this.#options;
    const facts = (await this.#facts(request))();
    const denied = canHold(facts);
    if (denied !== null) throw new Refuse(denied);
    return retentionList(ports, practice, facts.person, await readBody(request, RetentionQuery));
  }

  async #auditor(request: Request): Promise<PersonFacts> {
    const facts = (await this.#facts(request))();
    const denied = canAudit(facts);
    if (denied !== null) throw new Refuse(denied);
    return facts;
  }

  /** The person's facts as they are whenever it is asked. */
  async #facts(request: Request): Promise<() => PersonFacts> {
    const { self, factsOf } = this.#options;
    const person = await self(request);
    return () => factsOf(person);
  }
}
