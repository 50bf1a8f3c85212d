/** A slice's search finds exactly what a plain scan of what somebody may see finds, whatever happened before. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type ConversationCard,
  canSee,
  canSeePatient,
  type Facts,
  finder,
  findsWord,
  indexCardOf,
  kinds,
  limits,
  type Member,
  type PatientFacts,
  type PersonFacts,
  type PracticeSettings,
  searchCursor,
  tokensOf,
} from "@carethread/model";
import type { Ports, Practice } from "@carethread/rooms/base/base";
import { RoomStorage } from "@carethread/rooms/base/storage/storage";
import { PatientList } from "@carethread/rooms/index/list";
import { Search } from "@carethread/rooms/index/search/search";
import { MemoryStorage } from "@carethread/rooms/memory/storage";
import fc from "fast-check";
import { key, patientFacts, personFacts, portal, settings, staff } from "../model/arbitraries.ts";
import { runs } from "../support/long.ts";

interface Entry {
  readonly seq: number;
  readonly portal: number;
  readonly at: number;
  readonly text: string | null;
}

/** A conversation as its room would have it. */
interface Talk {
  readonly id: string;
  readonly audience: ConversationCard["audience"];
  readonly title: string;
  patient: string;
  members: ConversationCard["members"];
  log: Entry[];
  /** How far the slice said that it is. */
  told: number;
}

type Deed =
  | { do: "start"; talk: number; patient: number; audience: ConversationCard["audience"]; title: string }
  | { do: "say"; talk: number; text: string; isNote: boolean; at: number; isLate: boolean }
  | { do: "members"; talk: number; members: ConversationCard["members"] }
  | { do: "chart"; patient: number; facts: PatientFacts }
  | { do: "merge"; talk: number; patient: number }
  | { do: "forget" | "lose"; talk: number }
  | { do: "sleep" };

const now = 1_000_000;

class World {
  readonly charts = new Map<string, PatientFacts>();
  readonly talks = new Map<number, Talk>();
  readonly #settings: PracticeSettings;
  readonly #size: { messages: number; letters: number };
  readonly #storage = new RoomStorage(
    new MemoryStorage(),
    act => act(),
    () => {},
  );
  #list = new PatientList(this.#storage);
  #search: Search;
  #rev = 0;

  constructor(settings: PracticeSettings, size = { messages: 7, letters: 300 }) {
    this.#settings = settings;
    this.#size = size;
    this.#search = this.#wake();
  }

  #wake(): Search {
    const ports = { storage: this.#storage, now: () => now } as unknown as Ports;
    const practice = { settings: this.#settings } as unknown as Practice;
    return new Search(ports, practice, this.#list, this.#size);
  }

  async do(deed: Deed): Promise<void> {
    const talk = "talk" in deed ? this.talks.get(deed.talk) : undefined;
    switch (deed.do) {
      case "start": {
        if (talk !== undefined) return;
        const { audience, title } = deed;
        const id = key(1_000 + deed.talk);
        const patient = key(500 + deed.patient);
        const fresh: Talk = { id, audience, title, patient, members: {}, log: [], told: 0 };
        this.talks.set(deed.talk, fresh);
        return this.#add(fresh, null, 0, false);
      }
      case "say":
        if (talk === undefined) return;
        await this.#add(talk, deed.text, deed.at, deed.isNote || talk.audience === "staff");
        return deed.isLate ? undefined : this.tell(talk);
      case "members":
        if (talk === undefined) return;
        talk.members = deed.members;
        await this.#add(talk, null, 0, true);
        return this.tell(talk);
      case "chart":
        await this.#search.begin();
        this.charts.set(key(500 + deed.patient), {
          ...deed.facts,
          id: key(500 + deed.patient),
          rev: ++this.#rev,
        });
        return;
      case "merge": {
        const patient = key(500 + deed.patient);
        if (talk === undefined || talk.patient === patient) return;
        const former = talk.patient;
        talk.patient = patient;
        talk.told = 0;
        await this.#add(talk, null, 0, true);
        await this.#search.take({ id: talk.id, patient: former, pos: talk.log.length, gone: true });
        return this.tell(talk);
      }
      case "forget":
        if (talk === undefined) return;
        this.talks.delete(deed.talk);
        await this.#search.take({ id: talk.id, patient: talk.patient, pos: talk.log.length + 1, gone: true });
        // What was on its way comes late.
        await this.#search.take(this.#said(talk, 0, talk.log.length));
        return;
      case "lose":
        if (talk === undefined) return;
        await this.#search.forgetPatient(talk.patient);
        for (const each of this.talks.values()) if (each.patient === talk.patient) await this.tell(each);
        return;
      case "sleep":
        this.#list = new PatientList(this.#storage);
        this.#search = this.#wake();
        return;
    }
  }

  async #add(talk: Talk, text: string | null, at: number, isNote: boolean): Promise<void> {
    const before = talk.log.at(-1)?.portal ?? 0;
    talk.log.push({ seq: talk.log.length + 1, portal: isNote ? before : before + 1, at, text });
  }

  #said(talk: Talk, from: number, to: number) {
    const messages = talk.log
      .slice(from, to)
      .flatMap(({ seq, portal, at, text }, index) =>
        text === null
          ? []
          : [{ seq, portal: this.#isForEveryone(talk, from + index) ? portal : 0, at, text }],
      );
    return { card: cardOfTalk(talk), pos: talk.log.length, from, to, messages };
  }

  #isForEveryone({ log }: Talk, index: number): boolean {
    return (log[index]?.portal ?? 0) > (log[index - 1]?.portal ?? 0);
  }

  /** As a conversation does: a few entries at a time, from where the slice says that it is. */
  async tell(talk: Talk): Promise<void> {
    do {
      const from = talk.told;
      talk.told = await this.#search.take(this.#said(talk, from, Math.min(talk.log.length, from + 3)));
    } while (talk.told < talk.log.length);
  }

  facts(person: PersonFacts, patient: PatientFacts): Facts {
    return { person, patient, settings: this.#settings };
  }

  /** All that is found, page by page. */
  async find(person: PersonFacts, q: string) {
    const isPortal = person.person.side === "portal";
    const charts = [...this.charts.values()];
    const own = charts.filter(chart => canSeePatient(this.facts(person, chart)) === null).map(({ id }) => id);
    const cards = new Map(charts.map(chart => [chart.id, indexCardOf(chart)]));
    const found = [];
    for (let older: string | undefined; ; ) {
      const asked = { q, person, ...(older ? { older } : {}), ...(isPortal ? { patients: own } : {}) };
      const { hits, more } = await this.#search.find(asked, { card: id => cards.get(id) });
      for (const { row, pos, at, excerpt, marks, where } of hits) {
        found.push({
          id: row.id,
          pos,
          at,
          messages: row.messages,
          title: row.title,
          patient: row.patient.name,
        });
        for (const [from, to] of marks)
          assert.ok(
            finder(q).words.some(word =>
              tokensOf(excerpt.slice(from, to)).some(t => findsWord(word, t.word)),
            ),
          );
        assert.equal(pos === null, where !== "text");
      }
      const last = hits.at(-1);
      if (!more || last === undefined) return found;
      older = searchCursor({ at: last.at, id: last.row.id });
    }
  }

  /** The same by looking at everything. */
  scan(person: PersonFacts, q: string) {
    const { words } = finder(q);
    const has = (word: string, text: string): boolean =>
      tokensOf(text).some(token => findsWord(word, token.word));
    const found = [];
    for (const talk of this.talks.values()) {
      const patient = this.charts.get(talk.patient);
      if (patient === undefined || words.length === 0) continue;
      const target = { policy: { audience: talk.audience }, members: talk.members, now };
      if (canSee(this.facts(person, patient), target) !== null) continue;
      const isPortal = person.person.side === "portal";
      const grant = talk.members[person.person.id]?.grant;
      const shown = talk.log
        .map((entry, index) => ({ ...entry, isOpen: this.#isForEveryone(talk, index) }))
        .filter(({ text, isOpen, seq }) => text !== null && (isPortal ? isOpen : seq >= (grant?.from ?? 1)));
      const about = [talk.title, `${patient.name} ${patient.patientId}`];
      const rest = words.filter(word => !about.some(text => has(word, text)));
      const fitting = shown.filter(({ text }) => rest.every(word => has(word, text ?? "")));
      const newest = fitting.sort((a, b) => b.at - a.at || b.seq - a.seq)[0];
      const { title } = talk;
      const all = { id: talk.id, title, patient: patient.name, messages: shown.length };
      if (rest.length === 0) found.push({ ...all, pos: null, at: shown.at(-1)?.at ?? 0 });
      else if (newest !== undefined)
        found.push({ ...all, pos: isPortal ? newest.portal : newest.seq, at: newest.at });
    }
    return found.sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
  }
}

function cardOfTalk({ id, patient, audience, title, members, log }: Talk): ConversationCard {
  const talked = (entries: readonly Entry[], place: (entry: Entry) => number) => {
    const messages = entries.filter(({ text }) => text !== null);
    const last = messages.at(-1);
    return { at: last?.at ?? 0, pos: last === undefined ? 0 : place(last), messages: messages.length };
  };
  const open = log.filter((entry, index) => entry.portal > (log[index - 1]?.portal ?? 0));
  return {
    ...{
      id,
      patient,
      kind: "topic",
      audience,
      title,
      lifecycle: "open",
      createdAt: 0,
      awaiting: false,
      answers: [],
      resolved: [],
      members,
    },
    staff: talked(log, ({ seq }) => seq),
    portal: audience === "staff" ? null : talked(open, ({ portal }) => portal),
  };
}

const vocabulary = [
  ...["pain", "pian", "painful", "blood", "blood-pressure", "l'hôpital", "Ibuprofen", "400", "4000"],
  ...["头痛得厉害", "薬を飲む", "ปวดหัวมาก", "혈압", "ألم", "Łódź", "Straße", "Silva", "MRN-1"],
];
const words = fc
  .array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 5 })
  .map(all => all.join(" "));
const query = fc.oneof(
  words.chain(text => fc.nat(text.length).map(n => text.slice(0, Math.min(n, 14)))),
  fc.constantFrom(
    "pain",
    "blod",
    "hopital",
    "頭",
    "痛",
    "ibuprofn",
    "si",
    "mrn",
    "40",
    "xyz",
    "",
    "pain silva",
  ),
);
const talk = fc.nat(5);
const patient = fc.nat(2);
const members = fc
  .subarray([...staff], { maxLength: 3 })
  .chain(people =>
    fc.tuple(
      ...people.map(({ id }) =>
        fc
          .record({
            source: fc.constantFrom<Member["source"]>("roster", "invited", "called"),
            isLent: fc.nat(2).map(n => n === 0),
            until: fc.constantFrom(now - 1, now + 1_000),
          })
          .map(
            ({ source, isLent, until }) =>
              // Nobody has been lent more than there is: nothing of it was said before.
              [id, { source, ...(isLent ? { grant: { from: 1, messages: 0, until } } : {}) }] as const,
          ),
      ),
    ),
  )
  .map(entries => Object.fromEntries(entries));
const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.record({
      ...{ do: fc.constant("say" as const), talk, text: words, isNote: fc.boolean(), at: fc.nat(500) },
      isLate: fc.nat(3).map(n => n === 0),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("members" as const), talk, members }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("chart" as const), patient, facts: patientFacts }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("merge" as const), talk, patient }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom("forget" as const, "lose" as const), talk }) },
  { weight: 2, arbitrary: fc.constant<Deed>({ do: "sleep" }) },
);
const starts = fc.tuple(
  ...[0, 1, 2, 3, 4, 5].map(n =>
    fc.record({
      do: fc.constant("start" as const),
      talk: fc.constant(n),
      patient,
      audience: fc.constantFrom(kinds.topic.audience, kinds.direct.audience, kinds.internal.audience),
      title: fc.constantFrom("", "Blood pressure", "Pain", "头痛"),
    }),
  ),
);
const charts = fc.tuple(
  ...[0, 1, 2].map(n =>
    fc.record({ do: fc.constant("chart" as const), patient: fc.constant(n), facts: patientFacts }),
  ),
);

test("[I-4] [F-022] [F-054] a search is a plain scan of what the person may see", async () => {
  await fc.assert(
    fc.asyncProperty(
      settings,
      charts,
      starts,
      fc.array(fc.oneof({ weight: 8, arbitrary: deed }, { weight: 1, arbitrary: query }), {
        maxLength: 60,
        size: "max",
      }),
      fc.tuple(...[...staff, ...portal].map(personFacts)),
      fc.array(query, { minLength: 3, maxLength: 6 }),
      async (settings, charts, starts, deeds, people, queries) => {
        const world = new World(settings);
        for (const each of [...charts, ...starts]) await world.do(each as Deed);
        const compare = async (q: string): Promise<void> => {
          for (const each of world.talks.values()) await world.tell(each);
          for (const person of people)
            assert.deepEqual(await world.find(person, q), world.scan(person, q), q);
        };
        for (const each of deeds) await (typeof each === "string" ? compare(each) : world.do(each));
        for (const q of queries) await compare(q);
      },
    ),
    { numRuns: runs(40) },
  );
});

test("page after page nothing is left out and nothing comes twice, in whatever order it was written", async () => {
  const size = { messages: 40, letters: 10_000 };
  const [kim] = staff;
  const person: PersonFacts = {
    rev: 1,
    person: kim as never,
    active: true,
    restrictions: [],
    support: false,
  };
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.nat(400)), fc.boolean(), async (random, isCommon) => {
      const next = (): number => random.next().value;
      const world = new World({ staffAccess: "searchable", kinds: ["topic"] } as PracticeSettings, size);
      const facts: PatientFacts = {
        ...{ rev: 1, id: key(500), name: "Ana Silva", patientId: "MRN-1", deceased: false },
        ...{ programs: [], team: [], linked: [], followers: [] },
      };
      await world.do({ do: "chart", patient: 0, facts });
      const talks = limits.searchHits * 2 + 10;
      for (let talk = 0; talk < talks; talk++)
        await world.do({ do: "start", talk, patient: 0, audience: "care-team", title: `T${talk}` });
      for (let n = 0; n < 400; n++) {
        const text = isCommon || next() % 3 === 0 ? "pain" : "nothing";
        await world.do({ do: "say", talk: next() % talks, text, isNote: false, at: next(), isLate: false });
      }
      for (const talk of world.talks.values()) await world.tell(talk);
      for (const q of ["pain", "pain silva", "nothing", "silva"])
        assert.deepEqual(await world.find(person, q), world.scan(person, q), q);
    }),
    { numRuns: runs(5) },
  );
});
