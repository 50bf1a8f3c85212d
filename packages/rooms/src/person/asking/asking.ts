/** What a person asks for over all patients and all of the practice: their room is the door to the rooms that know. */
import {
  type Figures as FiguresOf,
  type PatientMatches,
  PatientQuery,
  type Person,
  type PersonFacts,
  type Row,
  type SearchHits,
  SearchQuery,
  type StaffMatches,
  StaffQuery,
  type TaskPage,
  TaskQuery,
} from "@carethread/model";
import { type Ports, type Practice, readBody } from "../../base/base.ts";
import { Figures } from "./figures.ts";
import { LookUp } from "./look-up.ts";
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
}

export class Asking {
  readonly #options: AskingOptions;
  readonly #lookUp: LookUp;
  readonly #search: Search;
  readonly #figures: Figures;

  constructor(options: AskingOptions) {
    const { ports, practice, linked, rows } = options;
    this.#options = options;
    this.#lookUp = new LookUp(ports, practice, linked);
    this.#search = new Search({ ports, practice, linked, rows });
    this.#figures = new Figures(ports, practice);
  }

  async patients(request: Request): Promise<PatientMatches> {
    const facts = await this.#facts(request);
    return this.#lookUp.patients(facts(), await readBody(request, PatientQuery));
  }

  async staff(request: Request): Promise<StaffMatches> {
    const facts = await this.#facts(request);
    return this.#lookUp.staff(facts(), await readBody(request, StaffQuery));
  }

  async search(request: Request): Promise<SearchHits> {
    const facts = await this.#facts(request);
    return this.#search.search(facts, await readBody(request, SearchQuery));
  }

  async figures(request: Request): Promise<FiguresOf> {
    return this.#figures.now(await this.#facts(request));
  }

  async tasks(request: Request): Promise<TaskPage> {
    const { ports, practice } = this.#options;
    const facts = await this.#facts(request);
    return findTasks(ports, practice, facts, await readBody(request, TaskQuery));
  }

  /** The person's facts as they are whenever it is asked. */
  async #facts(request: Request): Promise<() => PersonFacts> {
    const { self, factsOf } = this.#options;
    const person = await self(request);
    return () => factsOf(person);
  }
}
