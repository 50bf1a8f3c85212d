/** What it costs to add up a person's figures: in memory, through the person's own room, as a page asks for them. */
import { type BusinessHours, Figures, indexRoom, kinds } from "@carethread/model";
import { createMemoryServer } from "@carethread/rooms/memory";
import { createTestPractice } from "../../support/practice.ts";
import { World } from "../../support/world.ts";
import { anyRates as rates } from "../parts/part.ts";
import { asking, nurse } from "../practice/fill.ts";
import { median, quantile } from "../stats.ts";

const hour = 3_600_000;
const day = 24 * hour;
const span = [{ from: "08:00", to: "17:30" }];
const hours: BusinessHours = {
  zone: "America/Chicago",
  week: { mon: span, tue: span, wed: span, thu: span, fri: span },
  holidays: [],
};

export interface Took {
  readonly conversations: number;
  /** Milliseconds of one answer, to who administers, and of the first one after the slice slept. */
  readonly p50: number;
  readonly p95: number;
  readonly first: number;
  /** Milliseconds of processor for one answer: what else runs on the machine is not in it. */
  readonly cpu: number;
}

/** Each conversation was answered five times within thirty days, and closed once. */
export async function figuresTook(conversations: number, rounds: number): Promise<Took> {
  const settings = { staffAccess: "searchable", hours, answerWithin: 4 * hour, resolveWithin: 40 * hour };
  const practice = await createTestPractice("harbor", settings);
  const server = createMemoryServer({
    practices: { harbor: practice.registration },
    rates: { ...rates, named: rates.requests, lists: rates.requests },
    delays: { practiceLease: 1e9 },
  });
  const world = new World(server, practice);
  await world.pushStaff(nurse, { name: "Nora Voss", title: "Registered nurse", permissions: ["administer"] });
  await fill(world, conversations);
  server.hibernate();
  const first = await ask(world, conversations);
  const took: number[] = [];
  const begun = process.cpuUsage();
  for (let round = 0; round < rounds * 5; round++) took.push(await ask(world, conversations));
  const { user, system } = process.cpuUsage(begun);
  const cpu = (user + system) / 1_000 / took.length;
  return { conversations, first, p50: median(took), p95: quantile(took, 0.95), cpu };
}

async function fill(world: World, conversations: number): Promise<void> {
  const { practice } = world;
  const tell = asking(world, "memory-".repeat(8));
  const room = indexRoom("harbor", 0);
  const patients = Math.ceil(conversations / 5);
  const patientOf = (n: number): string => practice.patientKey(`p${n % patients}`);
  for (let n = 0; n < patients; n++) {
    const named = { id: patientOf(n), name: `Patient ${n}`, patientId: `MRN-${n}`, deceased: false };
    await tell("index", room, "internal/patient", { facts: { ...named, rev: 1, programs: [], team: [] } });
  }
  const now = Date.now();
  const staff = Array.from({ length: 40 }, () => world.newId());
  for (let n = 0; n < conversations; n++) {
    const answers = Array.from({ length: 5 }, (_, index) => {
      const at = now - ((n * 7 + index * 5) % 29) * day - (n % 24) * hour;
      const by = staff[(n + index) % staff.length] as string;
      return { asked: at - ((n + index) % 30) * hour, at, by, name: `Nurse ${by.slice(0, 4)}` };
    });
    const talked = { at: now - n, pos: 12, messages: 12 };
    const card = {
      ...{ id: world.newId(), patient: patientOf(n), kind: "topic", audience: kinds.topic.audience },
      ...{ title: `Topic ${n}`, lifecycle: n % 3 === 0 ? "closed" : "open", createdAt: 0, members: {} },
      ...{ awaiting: n % 4 === 0, staff: talked, portal: talked, answers },
      ...(n % 4 === 0 ? { waiting: { since: now - hour, messages: 2 } } : {}),
      resolved: [{ opened: now - 20 * day, at: now - (n % 20) * day }],
    };
    await tell("index", room, "internal/said", { card, pos: 12, from: 0, to: 12, messages: [] });
  }
}

/** Milliseconds of one answer. */
async function ask({ server, practice }: World, conversations: number): Promise<number> {
  const token = await practice.token("staff", nurse);
  const room = await practice.personRoom("staff", nurse);
  const begun = performance.now();
  const answer = await server.fetch(`${server.url}/parties/person/${room}/figures`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: "{}",
  });
  const figures = Figures.parse(await answer.json());
  const took = performance.now() - begun;
  if (figures.rebuilding || figures.conversations !== conversations) throw new Error("not all is there");
  return took;
}
