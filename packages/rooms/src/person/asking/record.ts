/**
 * What who may read the record asks of it: of a patient, of a person, or of the practice; and whether a record is whole.
 * The rooms whose records these are answer; this one knows the asking person's right.
 */
import {
  hooksRoom,
  limits,
  type PatientId,
  type Person,
  type PersonId,
  practiceRoom,
  type RecordItem,
  type RecordList,
  type RecordQuery,
  type RecordVerdict,
  roomName,
  type VerifyQuery,
} from "@carethread/model";
import type * as z from "zod/mini";
import {
  ask,
  fewAtATime,
  HeldAnswer,
  type Ports,
  type Practice,
  RecordAnswer,
  Refuse,
  SawAnswer,
  Verdict,
} from "../../base/base.ts";
import { sawOrder } from "../record.ts";

/** Rooms that are asked at once. */
const width = 8;

type Party = "patient" | "person" | "practice";
type Place = RecordItem["room"] & { readonly party: Party };

const practicePlace: Place = { party: "practice", key: "practice" };

/** A place in a list of one patient's: whose record, and below which number. */
function parsePlace(before: string): { key: PatientId; n: number } {
  const [, key, n] = /^([a-z2-7]{26})\.(\d{1,15})$/.exec(before) ?? [];
  if (key === undefined || n === undefined) throw new Refuse("bad-request", { at: "before" });
  return { key, n: Number(n) };
}

/** A place in a list of what one person did: see `sawOrder`. */
function parseOrder(before: string): string {
  if (!/^\d{15}:[a-z]+:[a-z2-7]+:\d{12}$/.test(before)) throw new Refuse("bad-request", { at: "before" });
  return before;
}

export class AskedRecord {
  readonly #ports: Ports;
  readonly #practice: Practice;

  constructor(ports: Ports, practice: Practice) {
    this.#ports = ports;
    this.#practice = practice;
  }

  list(person: Person, query: RecordQuery): Promise<RecordList> {
    if (query.patient !== undefined) return this.#ofPatient(person, query.patient, query);
    return query.person === undefined
      ? this.#ofPractice(person, query)
      : this.#byPerson(person, query.person, query);
  }

  async #ofPatient(exporter: Person, patient: PatientId, query: RecordQuery): Promise<RecordList> {
    const { before, limit = limits.pageEvents, person: by, taken } = query;
    const from = before === undefined ? { key: patient, n: undefined } : parsePlace(before);
    const place: Place = { party: "patient", key: from.key };
    const { merged = [] } =
      from.key === patient ? {} : await this.#read({ party: "patient", key: patient }, { limit: 1 });
    // Of others it says nothing, whoever made up the place.
    if (from.key !== patient && !merged.includes(from.key)) throw new Refuse("bad-request", { at: "before" });
    const answer = await this.#read(place, {
      ...{ limit, before: from.n, by },
      ...(taken && before === undefined ? { exporter } : {}),
    });
    const last = answer.entries.at(-1);
    const all = from.key === patient ? (answer.merged ?? []) : merged;
    // Who was merged into the patient comes behind them, one after the other.
    const others = [patient, ...all.filter(key => key !== patient)];
    const next = others[others.indexOf(from.key) + 1];
    const isFull = answer.entries.length === limit && last !== undefined && last.n > 1;
    const more = isFull
      ? `${from.key}.${last.n}`
      : next === undefined
        ? null
        : `${next}.${Number.MAX_SAFE_INTEGER}`;
    return { items: itemsOf(place, answer), more };
  }

  async #ofPractice(
    exporter: Person,
    { before, limit = limits.pageEvents, taken }: RecordQuery,
  ): Promise<RecordList> {
    if (before !== undefined && !/^\d{1,15}$/.test(before)) throw new Refuse("bad-request", { at: "before" });
    const answer = await this.#read(practicePlace, {
      ...{ limit, before: before === undefined ? undefined : Number(before) },
      ...(taken && before === undefined ? { exporter } : {}),
    });
    const last = answer.entries.at(-1);
    const isFull = answer.entries.length === limit && last !== undefined && last.n > 1;
    return { items: itemsOf(practicePlace, answer), more: isFull ? `${last.n}` : null };
  }

  /** What a person did anywhere: their room knows where it stands, and the practice's what they changed of its settings. */
  async #byPerson(exporter: Person, by: PersonId, query: RecordQuery): Promise<RecordList> {
    const { limit = limits.pageEvents, taken } = query;
    const before = query.before === undefined ? undefined : parseOrder(query.before);
    const own: Place = { party: "person", key: by };
    // Also what others changed of what they may do.
    if (taken && before === undefined) await this.#read(own, { limit: 1, exporter });
    const [saw, settings] = await Promise.all([
      ask(
        this.#ports,
        "person",
        this.#room(own),
        "internal/saw-list",
        { before, limit: limit + 1 },
        SawAnswer,
      ),
      this.#read(practicePlace, { limit: limits.pageEvents, by }),
    ]);
    const places = [
      ...saw.saw.map(({ party, key, n, at }) => ({ room: { party, key }, n, at })),
      ...settings.entries.map(({ n, at }) => ({ room: practicePlace, n, at })),
    ]
      .map(place => ({ ...place, order: sawOrder(place) }))
      .filter(({ order }) => before === undefined || order < before)
      .sort((a, b) => (a.order < b.order ? 1 : -1));
    const shown = places.slice(0, limit);
    const items = await this.#items(shown);
    const last = shown.at(-1);
    return { items, more: places.length > limit && last !== undefined ? last.order : null };
  }

  /** The entries of these places, in their order; one that is not there is passed over. */
  async #items(places: readonly { readonly room: Place; readonly n: number }[]): Promise<RecordItem[]> {
    const rooms = new Map<string, { readonly room: Place; readonly these: number[] }>();
    for (const { room, n } of places) {
      const name = `${room.party} ${room.key}`;
      const asked = rooms.get(name) ?? { room, these: [] };
      asked.these.push(n);
      rooms.set(name, asked);
    }
    const found = new Map<string, RecordItem>();
    await fewAtATime(width, [...rooms], async ([name, { room, these }]) => {
      const answer = await this.#read(room, { limit: these.length, these });
      for (const item of itemsOf(room, answer)) found.set(`${name} ${item.entry.n}`, item);
    });
    return places.flatMap(({ room, n }) => found.get(`${room.party} ${room.key} ${n}`) ?? []);
  }

  async verify({ patient, person }: VerifyQuery): Promise<RecordVerdict> {
    const room: Place =
      patient !== undefined
        ? { party: "patient", key: patient }
        : person !== undefined
          ? { party: "person", key: person }
          : practicePlace;
    const { held } = await ask(
      this.#ports,
      "hooks",
      hooksRoom(this.#practice.id),
      "internal/held",
      room,
      HeldAnswer,
    );
    const verdict = await this.#ask(room, "internal/verify", { at: held?.n }, Verdict);
    const logs = await fewAtATime(width, verdict.conversations ?? [], async key => {
      const place = { party: "main" as const, key };
      return {
        place,
        ...(await ask(this.#ports, "main", roomName(this.#practice.id, key), "internal/verify", {}, Verdict)),
      };
    });
    const ends = await fewAtATime(width, verdict.gone ?? [], async ({ conversation: key, entries, link }) => {
      const place = { party: "main" as const, key };
      const log = await ask(
        this.#ports,
        "main",
        roomName(this.#practice.id, key),
        "internal/verify",
        { at: entries },
        Verdict,
      );
      // What is left of it is what its certificate says.
      const isWhole = log.ok && log.n === entries && log.linkAt === link;
      return { ...log, place, ok: isWhole };
    });
    logs.push(...ends);
    const bad = verdict.ok ? logs.find(({ ok }) => !ok) : { place: room, n: verdict.n };
    return {
      entries: verdict.n,
      unlinked: verdict.unlinked,
      logs: logs.length,
      fault: bad === undefined ? null : { room: bad.place, n: bad.n },
      held: held === null ? null : { checkpoint: held.checkpoint, at: held.at, entries: held.n },
      ...(held !== null && held.link !== verdict.linkAt ? { disagrees: true as const } : {}),
    };
  }

  #read(room: Place, asked: object): Promise<RecordAnswer> {
    return this.#ask(room, "internal/record", asked, RecordAnswer);
  }

  /** What a room says is not there is not there for who asks. */
  async #ask<T>(room: Place, path: string, asked: object, schema: z.ZodMiniType<T>): Promise<T> {
    const { status, body } = await this.#ports.call(room.party, this.#room(room), path, asked);
    if (status === 404) throw new Refuse("not-found");
    const answer = schema.safeParse(body);
    if (status !== 200 || !answer.success) throw new Error(`a ${room.party} room answered ${status}`);
    return answer.data;
  }

  #room({ party, key }: Place): string {
    const { id } = this.#practice;
    return party === "practice" ? practiceRoom(id) : roomName(id, key);
  }
}

function itemsOf(room: Place, { entries, patient, person }: RecordAnswer): RecordItem[] {
  return entries.map(entry => ({
    ...{ room, entry },
    ...(patient === undefined ? {} : { patient }),
    ...(person === undefined ? {} : { person }),
  }));
}
