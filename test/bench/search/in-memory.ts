/** What it costs to search many messages: in memory, through the person's own room, as a page does. */
import { fold, indexRoom, kinds, matcher, matches, SearchHits } from "@carethread/model";
import { createMemoryServer, type MemoryServer } from "@carethread/rooms/memory";
import { collectGarbage } from "../../support/garbage.ts";
import { createTestPractice } from "../../support/practice.ts";
import { World } from "../../support/world.ts";
import { anyRates as rates } from "../parts/part.ts";
import { asking, nurse } from "../practice/fill.ts";
import { median, quantile } from "../stats.ts";
import { messages, words } from "./messages.ts";

export interface Sizes {
  readonly conversations: number;
  readonly messages: number;
}

/** One, misspelled, and with the patient's name, as people type them. */
export const queries = [
  ...[words.common, words.seldom, words.once, "iboprofen", "pres", "p"],
  ...["nobodysaidthis", `${words.common} ${words.seldom}`, `patient ${words.seldom}`],
] as const;

export interface Figures {
  readonly sizes: Sizes;
  /** Milliseconds of a search by query, the medians, and of all of them the 95th percentile. */
  readonly byQuery: Readonly<Record<string, number>>;
  readonly p50: number;
  readonly p95: number;
  /** Milliseconds of the first one after the slice slept, and what it holds then, in bytes. */
  readonly first: number;
  readonly held: number;
  /** Bytes that are stored, and milliseconds to take all of it in. */
  readonly stored: number;
  readonly filled: number;
  /** Milliseconds of the rivals. */
  readonly scan: number;
  readonly substrings: number;
}

/** Messages that go in one call, as a conversation tells them. */
const some = 500;

export async function figuresOf(sizes: Sizes, rounds: number): Promise<Figures> {
  const practice = await createTestPractice("harbor", { staffAccess: "searchable" });
  const server = createMemoryServer({
    practices: { harbor: practice.registration },
    rates: { ...rates, named: rates.requests, lists: rates.requests },
    delays: { practiceLease: 1e9 },
  });
  const world = new World(server, practice);
  await world.pushStaff(nurse, { name: "Nora Voss", title: "Registered nurse" });
  const texts = [...messages(sizes.messages)];
  const begun = performance.now();
  await fill(world, server, sizes, texts);
  const filled = performance.now() - begun;
  const disk = server.disk("index", indexRoom("harbor", 0));
  const stored = [...disk].reduce(
    (sum, [key, value]) => (key.startsWith("search:") ? sum + value.byteLength : sum),
    0,
  );
  server.hibernate();
  await collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const first = await search(world, words.seldom);
  for (const q of queries) await search(world, q);
  await collectGarbage();
  const held = process.memoryUsage().heapUsed - before;
  const took = new Map<string, number[]>(queries.map(q => [q, []]));
  for (let round = 0; round < rounds * 5; round++)
    for (const q of queries) took.get(q)?.push(await search(world, q));
  const all = [...took.values()].flat();
  return {
    ...{ sizes, first, held, stored, filled, ...rivals(texts, rounds) },
    byQuery: Object.fromEntries([...took].map(([q, times]) => [q, median(times)])),
    p50: quantile(all, 0.5),
    p95: quantile(all, 0.95),
  };
}

async function fill(
  world: World,
  server: MemoryServer,
  { conversations }: Sizes,
  texts: readonly string[],
): Promise<void> {
  const { practice } = world;
  const ask = asking(world, "memory-".repeat(8));
  const room = indexRoom("harbor", 0);
  const patients = Math.ceil(conversations / 5);
  const patientOf = (n: number): string => practice.patientKey(`p${n % patients}`);
  for (let n = 0; n < patients; n++) {
    const named = { id: patientOf(n), name: `Patient ${n}`, patientId: `MRN-${n}`, deceased: false };
    await ask("index", room, "internal/patient", { facts: { ...named, rev: 1, programs: [], team: [] } });
  }
  const each = Math.ceil(texts.length / conversations);
  for (let n = 0; n < conversations; n++) {
    const own = texts.slice(n * each, (n + 1) * each);
    const said = own.map((text, index) => ({
      seq: index + 2,
      portal: index + 2,
      at: n + index * 1_000,
      text,
    }));
    const talked = { at: said.at(-1)?.at ?? 0, pos: said.length + 1, messages: said.length };
    const card = {
      ...{ id: world.newId(), patient: patientOf(n), kind: "topic", audience: kinds.topic.audience },
      ...{ title: `Topic ${n}`, lifecycle: "open", createdAt: 0, awaiting: false, members: {} },
      ...{ staff: talked, portal: talked },
    };
    for (let from = 0; from < said.length; from += some) {
      const messages = said.slice(from, from + some);
      const places = { from: from === 0 ? 0 : from + 1, to: from + messages.length + 1 };
      await ask("index", room, "internal/said", { card, pos: said.length + 1, ...places, messages });
    }
  }
  if (server.rooms().length === 0) throw new Error("nothing was stored");
}

/** Milliseconds of one search. */
async function search({ server, practice }: World, q: string): Promise<number> {
  const token = await practice.token("staff", nurse);
  const room = await practice.personRoom("staff", nurse);
  const begun = performance.now();
  const answer = await server.fetch(`${server.url}/parties/person/${room}/search`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ q }),
  });
  const { hits, rebuilding } = SearchHits.parse(await answer.json());
  const took = performance.now() - begun;
  if (rebuilding) throw new Error("not all is there");
  if ((hits.length === 0) !== (q === "nobodysaidthis" || q === `${words.common} ${words.seldom}`))
    throw new Error(`${hits.length} were found by ${q}`);
  return took;
}

/** A scan of all texts by the same rule; and one for parts of words alone, over texts that were folded before. */
function rivals(texts: readonly string[], rounds: number): { scan: number; substrings: number } {
  const folded = texts.map(fold);
  const timed = (look: () => number): number => {
    const took = Array.from({ length: rounds }, () => {
      const begun = performance.now();
      if (look() === 0) throw new Error("a rival found nothing");
      return performance.now() - begun;
    });
    return median(took);
  };
  const fits = matcher(words.seldom);
  return {
    scan: timed(() => texts.filter(text => matches(text, words.seldom) !== null).length),
    substrings: timed(() => folded.filter(fits).length),
  };
}
