/** What a page of a list of tasks costs: in memory, through the person's own room, as a page asks for it. */
import { indexRoom, kinds, type TaskListName, TaskPage } from "@carethread/model";
import { createMemoryServer } from "@carethread/rooms/memory";
import { createTestPractice } from "../../support/practice.ts";
import { World } from "../../support/world.ts";
import { anyRates as rates } from "../parts/part.ts";
import { asking, nurse } from "../practice/fill.ts";
import { quantile } from "../stats.ts";

export interface Figures {
  /** Conversations, each with a task. */
  readonly tasks: number;
  /** Milliseconds of a first page by list, and of one from the middle, the medians; and the 95th percentile of all. */
  readonly byList: Readonly<Record<TaskListName, number>>;
  readonly middle: number;
  readonly p95: number;
  /** Milliseconds of the first one after the slice slept. */
  readonly first: number;
}

const lists: readonly TaskListName[] = ["mine", "pool", "all"];

export async function figuresOf(tasks: number, rounds: number): Promise<Figures> {
  const practice = await createTestPractice("harbor", { staffAccess: "care-team" });
  const server = createMemoryServer({
    practices: { harbor: practice.registration },
    rates: { ...rates, named: rates.requests, lists: rates.requests },
    delays: { practiceLease: 1e9 },
  });
  const world = new World(server, practice);
  await world.pushStaff(nurse, { name: "Nora Voss", title: "Registered nurse" });
  await fill(world, tasks);
  server.hibernate();
  const first = await page(world, "pool");
  const took = new Map<string, number[]>();
  const note = (name: string, ms: number): number => {
    took.set(name, [...(took.get(name) ?? []), ms]);
    return ms;
  };
  for (let round = 0; round < rounds * 5; round++) {
    for (const list of lists) note(list, (await page(world, list)).ms);
    note("middle", (await page(world, "all", `${dueOf(tasks / 2)}.1.${"a".repeat(26)}`)).ms);
  }
  const median = (name: string): number => quantile(took.get(name) ?? [], 0.5);
  return {
    ...{ tasks, first: first.ms, middle: median("middle") },
    byList: { mine: median("mine"), pool: median("pool"), all: median("all") },
    p95: quantile([...took.values()].flat(), 0.95),
  };
}

const dueOf = (n: number): number => 1_000_000 + Math.floor(n);

/** Of three patients the nurse cares for two; of ten tasks one is hers, and six are anybody's. */
async function fill(world: World, tasks: number): Promise<void> {
  const { practice } = world;
  const ask = asking(world, "memory-".repeat(8));
  const room = indexRoom("harbor", 0);
  const patients = Math.ceil(tasks / 5);
  const patientOf = (n: number): string => practice.patientKey(`p${(n + Math.floor(n / 10)) % patients}`);
  const person = (sub: string, name: string) => ({
    id: practice.personKey("staff", sub),
    side: "staff",
    name,
  });
  const [own, other] = [person(nurse, "Nora Voss"), person("other", "Kim Park")];
  for (let n = 0; n < patients; n++) {
    const named = {
      id: practice.patientKey(`p${n}`),
      name: `Patient ${n}`,
      patientId: `MRN-${n}`,
      deceased: false,
    };
    const team = n % 3 === 0 ? [] : [{ person: { id: own.id } }];
    await ask("index", room, "internal/patient", { facts: { ...named, rev: 1, programs: [], team } });
  }
  for (let n = 0; n < tasks; n++) {
    const owner = n % 10 === 0 ? own : n % 10 < 4 ? other : undefined;
    const task = {
      ...{ id: world.newId(), why: "new-conversation", raisedAt: n, due: dueOf(n) },
      ...(owner === undefined ? { status: "requested" } : { status: "accepted", owner }),
    };
    const talked = { at: n, pos: 2, messages: 1 };
    const card = {
      ...{ id: world.newId(), patient: patientOf(n), kind: "topic", audience: kinds.topic.audience },
      ...{ title: `Topic ${n}`, lifecycle: "open", createdAt: 0, awaiting: true, members: {} },
      ...{ staff: talked, portal: talked, tasks: [task] },
    };
    await ask("index", room, "internal/said", { card, pos: 2, from: 0, to: 2, messages: [] });
  }
}

async function page(
  { server, practice }: World,
  list: TaskListName,
  after?: string,
): Promise<{ readonly ms: number }> {
  const token = await practice.token("staff", nurse);
  const room = await practice.personRoom("staff", nurse);
  const begun = performance.now();
  const answer = await server.fetch(`${server.url}/parties/person/${room}/tasks`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ list, ...(after === undefined ? {} : { after }) }),
  });
  const { tasks, rebuilding } = TaskPage.parse(await answer.json());
  const ms = performance.now() - begun;
  if (rebuilding || tasks.length === 0) throw new Error(`${tasks.length} tasks, rebuilding: ${rebuilding}`);
  return { ms };
}
