/** A large practice in memory: its look-up, its tick, and what a slice holds, and how each grows with the patients. */
import {
  indexRoom,
  type PatientFacts,
  PatientMatches,
  patientKey,
  personKey,
  roomName,
  sliceOf,
} from "@carethread/model";
import { createMemoryServer } from "@carethread/rooms/memory";
import { collectGarbage } from "../../support/garbage.ts";
import { createTestPractice, idSecretOf } from "../../support/practice.ts";
import { World } from "../../support/world.ts";
import { ms, table, verdict } from "../report.ts";
import { median } from "../stats.ts";
import { anyRates as rates, type Servers, type Sizing } from "./part.ts";

const slices = 8;
const first = ["Ada", "Bao", "Chidi", "Dunja", "Elif", "Farid", "Greta", "Hana", "Ivo", "Jun"];
const last = ["Abara", "Berg", "Castro", "Diaz", "Ekström", "Fofana", "Grünwald", "Haddad", "Ito", "Jansen"];

interface Figures {
  readonly cold: number;
  readonly warm: number;
  /** Reads of storages by a tick with nothing due. */
  readonly reads: number;
  readonly tick: number;
  /** Bytes that the slices hold when all are loaded. */
  readonly held: number;
}

function chart(practice: string, n: number): PatientFacts {
  const name = `${first[n % 10]} ${last[Math.floor(n / 10) % 10]}-${n.toString(36)}`;
  const member = (k: number) => ({
    person: {
      id: personKey(idSecretOf(practice), "staff", `nurse-${(n * 7 + k) % 5_000}`),
      side: "staff" as const,
      name: `Member of staff ${(n * 7 + k) % 5_000}`,
      title: "Registered nurse",
    },
    role: k === 0 ? ("primary-coach" as const) : ("care-team" as const),
  });
  return {
    rev: 1,
    id: patientKey(idSecretOf(practice), `p${n}`),
    name,
    patientId: `MRN-${n}`,
    birthDate: "1970-01-02",
    deceased: false,
    programs: [],
    team: [0, 1, 2].map(member),
    linked: [],
    followers: [],
  };
}

async function figuresOf(patients: number, rounds: number): Promise<Figures> {
  const practice = await createTestPractice("harbor", { staffAccess: "searchable" });
  let reads = 0;
  const server = createMemoryServer({
    practices: { harbor: { ...practice.registration, slices } },
    rates,
    onRead: () => {
      reads++;
    },
  });
  const world = new World(server, practice);
  await world.pushStaff("kim", { name: "Kim Park" });
  for (let from = 0; from < patients; from += 500) {
    const charts = Array.from({ length: Math.min(500, patients - from) }, (_, index) =>
      chart("harbor", from + index),
    );
    const bodies = new Map<number, PatientFacts[]>();
    for (const facts of await Promise.all(charts)) {
      const slice = sliceOf(facts.id, slices);
      bodies.set(slice, [...(bodies.get(slice) ?? []), facts]);
    }
    for (const [slice, some] of bodies) {
      const answer = await server.fetch(
        `${server.url}/parties/index/${indexRoom("harbor", slice)}/internal/take`,
        {
          method: "POST",
          headers: { authorization: `Bearer ${"memory-".repeat(8)}` },
          body: JSON.stringify({ patients: some }),
        },
      );
      if (!answer.ok) throw new Error(`a slice answered ${answer.status}`);
    }
  }
  const path = `${server.url}/parties/person/${roomName("harbor", personKey(idSecretOf("harbor"), "staff", "kim"))}/patients`;
  const token = await practice.token("staff", "kim");
  const lookUp = async (q: string): Promise<number> => {
    const begun = performance.now();
    const headers = { authorization: `Bearer ${token}` };
    const answer = await server.fetch(path, {
      method: "POST",
      headers,
      body: JSON.stringify({ q, for: "open" }),
    });
    const { patients: found } = PatientMatches.parse(await answer.json());
    const took = performance.now() - begun;
    if (found.length === 0) throw new Error(`nobody was found by ${q}`);
    return took;
  };
  server.hibernate();
  await collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const cold = await lookUp("berg");
  await collectGarbage();
  const held = process.memoryUsage().heapUsed - before;
  const warm: number[] = [];
  for (let round = 0; round < rounds * 4; round++)
    warm.push(await lookUp(["ada", "greta grun", "mrn-77", "e"][round % 4] as string));
  const ticks: number[] = [];
  await server.tick();
  for (let round = 0; round < rounds; round++) {
    // As it is when nobody asked for long.
    server.hibernate();
    reads = 0;
    const begun = performance.now();
    await server.tick();
    ticks.push(performance.now() - begun);
  }
  return { cold, warm: median(warm), reads, tick: median(ticks), held };
}

export async function practicePart(_: Servers, { rounds, quick }: Sizing): Promise<string> {
  const [some, many] = quick ? [500, 2_000] : [10_000, 100_000];
  const small = await figuresOf(some as number, rounds);
  const large = await figuresOf(many as number, rounds);
  const row = (
    name: string,
    show: (figures: Figures) => string,
    bound = "",
    isKept: boolean | null = null,
  ) => [name, show(small), show(large), bound, isKept === null ? "" : verdict(isKept)];
  return table(
    ["", `${some} patients`, `${many} patients`, "bound", ""],
    [
      row("look-up, slices loaded, p50", ({ warm }) => ms(warm), "≤ 150 ms", large.warm <= 150),
      row("the first look-up, which loads all slices", ({ cold }) => ms(cold)),
      row("held by all slices then", ({ held }) => `${(held / 1e6).toFixed(1)} MB`),
      row("reads of a slice's storage by a tick with nothing due", ({ reads }) =>
        (reads / slices).toFixed(1),
      ),
      row("a tick with nothing due", ({ tick }) => ms(tick)),
    ],
  );
}
