/** What must hold at rest of the slices: each patient and each room is in the one that it belongs to, and is found. */
import { type IndexCard, indexCardOf, type PatientFacts, sliceOf } from "@carethread/model";
import type { Device } from "../device.ts";
import type { Place } from "../place.ts";
import type { Slice } from "../slices.ts";
import { violated } from "../violation.ts";
import type { World } from "../world.ts";
import { countedBy, recounted } from "./figures.ts";
import type { Persons } from "./persons.ts";
import { tasksIn } from "./recounted-work.ts";
import type { Entry } from "./reference.ts";

/** How long a look-up may take in a world at rest, in milliseconds. */
const foundWithin = 5_000;
/** How often it is asked at most. */
const times = 4;

export class SlicesInvariants {
  readonly #world: World;
  readonly #persons: Persons;

  constructor(world: World, persons: Persons) {
    this.#world = world;
    this.#persons = persons;
  }

  /** What stands where it does not belong, or is not where it does; null where nothing is. */
  unrest(): string | null {
    const { slices } = this.#world;
    const own = slices.unrest();
    if (own !== null) return own;
    const known = new Map<string, IndexCard | null>();
    for (const slice of slices.all()) {
      if (!slices.counts(slice)) continue;
      const { practice, number } = slice;
      const isElsewhere = (key: string): boolean => sliceOf(key, slices.numberOf(practice)) !== number;
      for (const [id, card] of slice.patients) {
        if (isElsewhere(id)) return `slice ${number} of ${practice} has a patient of another one`;
        known.set(id, card);
      }
      const entry = slice.entries.find(({ of }) => isElsewhere(of));
      if (entry !== undefined)
        return `slice ${number} of ${practice} is to wake a ${entry.party} room of another one`;
    }
    for (const facts of this.#charts()) {
      const card = known.get(facts.id) ?? null;
      if (card === null) return `the slice of ${facts.name} has no card`;
      if (said(card) !== said(indexCardOf(facts))) return `the slice of ${facts.name} has an old card`;
    }
    return this.#searchUnrest();
  }

  /** Each conversation is known to search as it is, in the slice of its patient and in no other. */
  #searchUnrest(): string | null {
    const { slices } = this.#world;
    const counted = [...slices.all()].filter(slice => slice.practice === "harbor" && slices.counts(slice));
    const known = new Map(counted.flatMap(({ searched }) => [...searched]));
    const cards = new Map(counted.flatMap(({ cards }) => [...cards]));
    const all = counted.reduce((sum, { searched }) => sum + searched.size, 0);
    let there = 0;
    for (const place of this.#world.conversations()) {
      const entries = logOf(place);
      const patient = patientOf(entries);
      if (patient === null) continue;
      there++;
      const of = `${patient}:${place.name.split("~")[1]}`;
      const to = known.get(of);
      if (to !== entries.length) return `search knows ${place.name} up to ${to} of ${entries.length}`;
      const card = cards.get(of);
      const [has, gives] = [card && countedBy(card), recounted(entries)];
      if (has !== gives) return `figures of ${place.name} are made of ${has}, a recount gives ${gives}`;
      const listed = (card?.tasks ?? []).map(({ id, owner }) => `${id} ${owner?.id ?? null}`).join();
      const open = tasksIn(entries).map(({ id, owner }) => `${id} ${owner}`);
      if (listed !== open.join()) return `tasks of ${place.name} are ${listed}, a recount gives ${open}`;
    }
    return all === there ? null : `search knows ${all} conversations, there are ${there}`;
  }

  atRest(): void {
    for (const slice of this.#world.slices.all()) checkOrder(slice);
  }

  /** Whoever may see a patient finds them, and nobody else does. */
  async lookUp(): Promise<void> {
    const { devices, clock, guarded } = this.#world;
    const asked = new Set<string>();
    for (const device of devices) {
      const person = this.#persons.idOf(device);
      if (asked.has(person)) continue;
      asked.add(person);
      let found: readonly string[] | null = null;
      // A page whose token has just ended has to wait for the next one.
      for (let time = 0; found === null && time < times; time++) {
        device.client.findPatients("MRN", { for: "open" }).then(
          ({ patients }) => {
            found = patients.map(({ patientId }) => patientId);
          },
          () => {},
        );
        await clock.advance(foundWithin);
        if (!this.#persons.isActive(device)) break;
      }
      guarded(() => this.#checkFound(device, found));
    }
  }

  #checkFound(device: Device, found: readonly string[] | null): void {
    const { name } = device;
    if (!this.#persons.isActive(device)) {
      if (found !== null) violated(`${name} is not active and finds [${found}]`);
      return;
    }
    const patients = [...this.#world.host.patients.keys()].filter(id => this.#persons.mayFind(device, id));
    const wanted = patients.map(id => `MRN-${id}`).sort();
    if (found === null) violated(`${name} is given an answer of the look-up`);
    const said = [...found].sort();
    if (said.join() !== wanted.join()) violated(`${name} finds [${said}], should find [${wanted}]`);
  }

  /** The patients as their own rooms have them. */
  *#charts(): Iterable<PatientFacts> {
    for (const { party, disk } of this.#world.server.places.values()) {
      const text = party === "patient" ? disk.get("facts") : undefined;
      if (text !== undefined) yield (JSON.parse(text) as { facts: PatientFacts }).facts;
    }
  }
}

/** The log as it is stored now. */
function logOf({ disk }: Place): Entry[] {
  const stored = [...disk].filter(([key]) => key.startsWith("e:"));
  return stored.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => JSON.parse(text) as Entry);
}

/** Whose conversation it is by now; null before it has begun. */
function patientOf(entries: readonly Entry[]): string | null {
  let patient: string | null = null;
  for (const { event } of entries)
    if (event.type === "created" || event.type === "patient-changed") patient = event.patient.id;
  return patient;
}

/** What a card says: a change of the chart that is no change of it is not told. */
const said = (card: IndexCard): string => JSON.stringify({ ...card, rev: 0 });

/** A room stands once in the order, at the time that is said of it. */
function checkOrder({ practice, number, entries, order }: Slice): void {
  const said = entries.map(({ party, room, at }) => `${at.toString().padStart(15, "0")}:${party}:${room}`);
  if ([...said].sort().join() !== [...order].sort().join())
    violated(
      `a due table is in order: slice ${number} of ${practice} wakes ${order.join()} for ${said.join()}`,
    );
}
