/**
 * What a person searches in their conversations: staff in all slices, who are asked a few at a time; who writes on
 * patients' sides in those of these patients alone. One search is under way; a further one takes its place. Nothing of
 * what is searched for is kept or logged.
 */
import {
  canSeePatient,
  indexRoom,
  limits,
  type PatientFacts,
  type PatientId,
  type PersonFacts,
  parseSearchCursor,
  type Row,
  roomName,
  type SearchHit,
  type SearchHits,
  type SearchQuery,
  searchCursor,
  sliceOf,
} from "@carethread/model";
import {
  ask,
  ChartAnswer,
  type FoundHit,
  FoundHits,
  fewAtATime,
  type Ports,
  type Practice,
  Refuse,
  type SearchFor,
} from "../../base/base.ts";

/** Rooms that are asked at once. */
const width = 8;

/** When who gave way may ask again, in milliseconds. */
const again = 1_000;

export interface SearchOptions {
  readonly ports: Ports;
  readonly practice: Practice;
  /** The patients on whose side the person writes. */
  readonly linked: () => Promise<readonly PatientId[]>;
  /** Those of the person's own rows that are shown. */
  readonly rows: (ids: readonly string[]) => Promise<ReadonlyMap<string, Row>>;
}

/** Throws a Refuse where a later search took the place of this one. */
type Alive = () => void;

export class Search {
  readonly #options: SearchOptions;
  #last: Promise<unknown> = Promise.resolve();
  #giveWay: (() => void) | null = null;

  constructor(options: SearchOptions) {
    this.#options = options;
  }

  /** By the person's facts as they are when it is answered. */
  search(facts: () => PersonFacts, query: SearchQuery): Promise<SearchHits> {
    if (query.older !== undefined && parseSearchCursor(query.older) === null)
      throw new Refuse("bad-request", { at: "older" });
    return this.#latest(async alive => {
      let found: FoundHits[];
      let person: PersonFacts;
      do {
        person = facts();
        if (!person.active) throw new Refuse("not-found");
        found = await this.#inSlices(person, query, alive);
        alive();
      } while (facts().rev !== person.rev);
      const hits = distinct(found.flatMap(({ hits }) => hits)).sort(newestFirst);
      const shown = hits.slice(0, limits.searchHits);
      const last = shown.at(-1);
      const isMore = hits.length > shown.length || found.some(({ more }) => more);
      const rows = await this.#options.rows(shown.map(({ row }) => row.id));
      alive();
      return {
        hits: shown.map(({ at: _, ...hit }): SearchHit => ({ ...hit, row: rows.get(hit.row.id) ?? hit.row })),
        more: isMore && last !== undefined ? searchCursor({ at: last.at, id: last.row.id }) : null,
        ...(found.some(({ rebuilding }) => rebuilding) ? { rebuilding: true } : {}),
      };
    });
  }

  async #inSlices(person: PersonFacts, query: SearchQuery, alive: Alive): Promise<FoundHits[]> {
    const { practice } = this.#options;
    const patients = await this.#patients(person, query);
    const body: SearchFor = { ...query, person, ...(patients === null ? {} : { patients: [...patients] }) };
    const all = Array.from({ length: practice.slices }, (_, slice) => slice);
    const holding = new Set(patients?.map(id => sliceOf(id, practice.slices)) ?? all);
    const found = await this.#ask(
      all.filter(slice => holding.has(slice)),
      body,
      alive,
    );
    // Where there were more of them lately, not all are empty yet.
    const most = Math.max(0, ...found.map(({ slices = 0 }) => slices));
    const former = Array.from({ length: Math.max(0, most - all.length) }, (_, n) => all.length + n);
    return [...found, ...(await this.#ask(former, body, alive))];
  }

  #ask(slices: readonly number[], body: SearchFor, alive: Alive): Promise<FoundHits[]> {
    const { ports, practice } = this.#options;
    return fewAtATime(width, slices, slice => {
      alive();
      return ask(ports, "index", indexRoom(practice.id, slice), "internal/search", body, FoundHits);
    });
  }

  /** Whose conversations are searched; null for those of everybody. */
  async #patients(person: PersonFacts, { patient: only }: SearchQuery): Promise<readonly PatientId[] | null> {
    if (person.person.side === "staff") return only === undefined ? null : [only];
    const { linked, practice } = this.#options;
    const asked = (await linked()).filter(id => only === undefined || id === only);
    const { settings } = practice;
    const charts = await fewAtATime(width, asked, id => this.#chart(id));
    return charts.flatMap(patient =>
      patient !== null && canSeePatient({ person, patient, settings }) === null ? [patient.id] : [],
    );
  }

  async #chart(id: PatientId): Promise<PatientFacts | null> {
    const { ports, practice } = this.#options;
    return (await ask(ports, "patient", roomName(practice.id, id), "internal/facts", {}, ChartAnswer)).facts;
  }

  /** Does it when what was under way is done, unless a later one takes its place: who waits is told at once. */
  #latest<T>(work: (alive: Alive) => Promise<T>): Promise<T> {
    this.#giveWay?.();
    let isOver = false;
    const gaveWay = new Promise<never>((_, reject) => {
      this.#giveWay = () => {
        isOver = true;
        reject(new Refuse("too-fast", { retryAfter: again }));
      };
    });
    const alive: Alive = () => {
      if (isOver) throw new Refuse("too-fast", { retryAfter: again });
    };
    const mine = this.#last.then(() => {
      alive();
      return work(alive);
    });
    this.#last = mine.catch(() => {});
    return Promise.race([mine, gaveWay]);
  }
}

function newestFirst(a: FoundHit, b: FoundHit): number {
  return b.at - a.at || (a.row.id < b.row.id ? -1 : 1);
}

/** One on the way from one slice to another may be in both: what is newer stays. */
function distinct(hits: readonly FoundHit[]): FoundHit[] {
  const found = new Map<string, FoundHit>();
  for (const hit of hits) {
    const known = found.get(hit.row.id);
    if (known === undefined || known.at < hit.at) found.set(hit.row.id, hit);
  }
  return [...found.values()];
}
