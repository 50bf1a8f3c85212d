/** People write at a steady pace while each one's network fails at moments that a seed gives. */
import { setTimeout as wait } from "node:timers/promises";
import { Random } from "../../simulator/random.ts";
import { type FaultProxy, openProxy } from "../../support/proxy.ts";
import { Judge } from "./judge.ts";
import type { Participant, Product } from "./product.ts";

export interface CutSizes {
  readonly people: number;
  readonly ms: number;
  /** Between two messages of one person. */
  readonly every: number;
}

export interface CutFigures {
  readonly faults: number;
  readonly written: number;
  readonly acked: number;
  /** The client gave them up, and told its page. */
  readonly givenUp: number;
  /** Acked, and at the end not shown to everybody. */
  readonly lost: number;
  readonly doubled: number;
  readonly misplaced: number;
  /** From the last cut, which is everybody's, until all that was acked is shown to all and nothing waits to be sent. */
  readonly caughtUp: number;
  /** From writing until the last of the others is shown it, for each message that was. */
  readonly arrivals: readonly number[];
}

/** Where nothing was shown to anybody and nothing acked for so long, what is missing is lost. No client waits longer to try again. */
const patience = 15_000;

interface Fault {
  readonly at: number;
  readonly begin: (proxy: FaultProxy) => void;
  readonly lasting: number;
}

/** Six of ten faults cut the connection, two refuse new ones for a while as well, two hold back what is sent. */
function faultsOf(random: Random, ms: number): Fault[] {
  const faults: Fault[] = [];
  for (let at = 500 + random.below(3_000); at < ms; at += 1_000 + random.below(6_000)) {
    const kind = random.below(10);
    const way = (["up", "down", "both"] as const)[random.below(3)] ?? "both";
    const lasting = kind < 6 ? 0 : 500 + random.below(2_500);
    const begin = (proxy: FaultProxy): void => {
      if (kind < 6) proxy.cut();
      else if (kind < 8) proxy.refuse();
      else proxy.stall(way);
    };
    faults.push({ at, begin, lasting });
  }
  return faults;
}

interface Place {
  readonly proxy: FaultProxy;
  readonly participant: Participant;
  readonly judge: Judge;
}

async function seatAll(product: Product, people: number): Promise<Place[]> {
  const places: Place[] = [];
  for (let person = 0; person < people; person++) {
    const proxy = await openProxy(product.url);
    const participant = await product.join(person, proxy.url);
    const judge = new Judge();
    participant.changed = () => judge.look(participant.shown());
    places.push({ proxy, participant, judge });
  }
  return places;
}

export async function underCuts(product: Product, seed: number, sizes: CutSizes): Promise<CutFigures> {
  const { people, ms, every } = sizes;
  const random = new Random(seed);
  const plans = Array.from({ length: people }, () => faultsOf(random, ms));
  const places = await seatAll(product, people);
  const acked = new Map<string, number>();
  const writtenAt = new Map<string, number>();
  let givenUp = 0;
  let waiting = 0;
  const start = performance.now();
  const due = (at: number): Promise<void> => wait(Math.max(0, start + at - performance.now()));

  const write = async (person: number): Promise<void> => {
    for (let n = 0; n * every < ms; n++) {
      await due(n * every + (person * every) / people);
      const text = `seed${seed}-writer${person} ${n}`;
      writtenAt.set(text, performance.now());
      waiting++;
      const settled = places[person]?.participant.say(text).then(
        () => acked.set(text, person),
        () => givenUp++,
      );
      void settled?.finally(() => waiting--);
    }
  };
  const fail = async (person: number): Promise<void> => {
    for (const { at, begin, lasting } of plans[person] ?? []) {
      await due(at);
      const proxy = places[person]?.proxy;
      if (proxy === undefined) return;
      begin(proxy);
      await wait(lasting);
      proxy.heal();
    }
  };
  await Promise.all(places.flatMap((_, person) => [write(person), fail(person)]));
  for (const { proxy } of places) {
    proxy.heal();
    proxy.cut();
  }
  const last = performance.now();
  const missing = (): string[] =>
    [...acked.keys()].filter(text => !places.every(({ judge }) => judge.since.has(text)));
  const news = (): number => places.reduce((sum, { judge }) => sum + judge.since.size, acked.size + givenUp);
  let known = news();
  let since = last;
  while ((waiting > 0 || missing().length > 0) && performance.now() - since < patience) {
    await wait(10);
    if (news() === known) continue;
    known = news();
    since = performance.now();
  }
  const caughtUp = performance.now() - last;

  const everywhere = (of: (judge: Judge) => ReadonlySet<string>): number =>
    places.reduce((sum, { judge }) => sum + of(judge).size, 0);
  // A message may have been shown and be gone again: what counts is what stands there at the end.
  const standing = places.map(({ participant }) => new Set(participant.shown().map(({ text }) => text)));
  const figures: CutFigures = {
    faults: plans.flat().length + people,
    written: writtenAt.size,
    acked: acked.size,
    givenUp,
    lost: [...acked.keys()].filter(text => !standing.every(texts => texts.has(text))).length,
    doubled: everywhere(judge => judge.doubled),
    misplaced: everywhere(judge => judge.misplaced),
    caughtUp,
    arrivals: [...acked].flatMap(([text, person]) => {
      const others = places.filter((_, other) => other !== person);
      const seen = others.map(({ judge }) => judge.since.get(text));
      const times = seen.filter(at => at !== undefined);
      return times.length < seen.length ? [] : [Math.max(...times) - (writtenAt.get(text) ?? 0)];
    }),
  };
  for (const { participant, proxy } of places) {
    participant.leave();
    await proxy.close();
  }
  return figures;
}
