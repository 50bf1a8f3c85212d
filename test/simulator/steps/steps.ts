/** What can happen in a world: what people do, and what goes wrong. */
import type { Invariants } from "../invariants/invariants.ts";
import { at, type Random } from "../random.ts";
import type { World } from "../world.ts";
import { faults } from "./faults.ts";
import { host } from "./host.ts";
import { network } from "./network.ts";
import { people } from "./people.ts";
import type { Act, Stage } from "./stage.ts";

/** One step of a script: it is drawn once and means the same however often steps before it are left out. */
export interface Step {
  readonly kind: Kind;
  readonly picks: Stage["picks"];
  /** Milliseconds that pass after it. */
  readonly wait: number;
}

const acts = { ...people, ...network, ...faults, ...host } as const;

export type Kind = keyof typeof acts;

/** How often each kind of step comes, in place of a seed's own mixture. */
export type Mix = Readonly<Partial<Record<Kind, number>>>;

const kinds = Object.keys(acts) as Kind[];

/** Most steps follow at once upon another; some leave time for retries, leases and tokens to end. */
function drawWait(random: Random, kind: Kind): number {
  if (kind === "lull") return 100_000 + random.below(160_000);
  return drawUsualWait(random);
}

function drawUsualWait(random: Random): number {
  const kind = random.next();
  if (kind < 0.5) return random.below(30);
  if (kind < 0.8) return random.below(1_000);
  if (kind < 0.95) return random.below(8_000);
  return random.below(80_000);
}

/** A script of its own mixture: what happens to be left out of one seed leaves more room for the rest. */
export function drawSteps(random: Random, length: number, mix?: Mix): Step[] {
  const weights = kinds.map(kind => {
    const usual = acts[kind][0] * (at([0, 1, 1, 3], random.next()) ?? 1);
    return mix === undefined ? usual : (mix[kind] ?? 0);
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const drawKind = (): Kind => {
    let left = random.next() * total;
    const index = weights.findIndex(weight => {
      left -= weight;
      return left < 0;
    });
    return kinds[index] ?? "send";
  };
  return Array.from({ length }, () => {
    const kind = drawKind();
    const picks = [random.next(), random.next(), random.next(), random.next()] as const;
    return { kind, picks, wait: drawWait(random, kind) };
  });
}

export function take(step: Step, world: World, invariants: Invariants): void {
  const [, act] = acts[step.kind] as readonly [number, Act];
  const did = act({ world, invariants, picks: step.picks });
  if (did !== null) world.note(did);
}
