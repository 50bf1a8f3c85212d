/** What can happen in a world: what people do, and what goes wrong. */

import type { Work } from "../deployments.ts";
import type { Invariants } from "../invariants/invariants.ts";
import { at, type Random } from "../random.ts";
import type { TextingKind } from "../texting/steps.ts";
import type { World } from "../world.ts";
import { alarms } from "./alarms.ts";
import { faults } from "./faults.ts";
import { host } from "./host.ts";
import { network } from "./network.ts";
import { people } from "./people.ts";
import { registration } from "./registration.ts";
import { mostSlices, slices } from "./slices.ts";
import type { Act, Stage } from "./stage.ts";
import { work } from "./work.ts";

/** One step of a script: it is drawn once and means the same however often steps before it are left out. */
export interface Step {
  readonly kind: Kind;
  readonly picks: Stage["picks"];
  /** Milliseconds that pass after it. */
  readonly wait: number;
}

const usual = { ...people, ...network, ...faults, ...host } as const;
const acts = { ...usual, ...slices, ...registration, ...work, ...alarms } as const;

export type Kind = keyof typeof acts;

/** How often each kind of step comes, in place of a seed's own mixture; also of those in worlds of texts. */
export type Mix = Readonly<Partial<Record<Kind | TextingKind, number>>>;

const kinds = Object.keys(usual) as (keyof typeof usual)[];
const ofRegistration = Object.keys(registration) as (keyof typeof registration)[];
const ofWork = Object.keys(work) as (keyof typeof work)[];
const ofAlarms = Object.keys(alarms) as (keyof typeof alarms)[];
const ofSlices = Object.keys(slices) as (keyof typeof slices)[];

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

/** Draws one of these by their weights. */
function drawKind(random: Random, weights: readonly (readonly [Kind, number])[]): Kind {
  let left = random.next() * weights.reduce((sum, [, weight]) => sum + weight, 0);
  const drawn = weights.find(([, weight]) => {
    left -= weight;
    return left < 0;
  });
  return drawn?.[0] ?? "send";
}

function drawStep(random: Random, weights: readonly (readonly [Kind, number])[]): Step {
  const kind = drawKind(random, weights);
  const picks = [random.next(), random.next(), random.next(), random.next()] as const;
  return { kind, picks, wait: drawWait(random, kind) };
}

/** A script of its own mixture: what happens to be left out of one seed leaves more room for the rest. */
export function drawSteps(random: Random, length: number, mix?: Mix): Step[] {
  const own = kinds.map((kind): [Kind, number] => {
    const weight = usual[kind][0] * (at([0, 1, 1, 3], random.next()) ?? 1);
    return [kind, mix === undefined ? weight : (mix[kind] ?? 0)];
  });
  const more = [...ofSlices, ...ofRegistration, ...ofWork, ...ofAlarms].map((kind): [Kind, number] => [
    kind,
    mix?.[kind] ?? 0,
  ]);
  return Array.from({ length }, () => drawStep(random, [...own, ...more]));
}

/** Into how many parts the patients of a world are split, and what becomes of them in place of some of its steps. */
export function splitPatients(
  random: Random,
  steps: readonly Step[],
  mix?: Mix,
): { readonly slices: number; readonly steps: readonly Step[] } {
  const isSplit = mix === undefined ? random.chance(0.4) : ofSlices.some(kind => mix[kind] !== undefined);
  if (!isSplit) return { slices: 1, steps };
  const number = 1 + random.below(mostSlices);
  if (mix !== undefined) return { slices: number, steps };
  const weights = ofSlices.map((kind): [Kind, number] => [kind, slices[kind][0] * random.next()]);
  return {
    slices: number,
    steps: steps.map(step => (random.chance(0.12) ? drawStep(random, weights) : step)),
  };
}

/** Whether an operator pushes the first practice of a world, and what it and its back end change in place of some steps. */
export function pushPractice(
  random: Random,
  steps: readonly Step[],
  mix?: Mix,
): { readonly isPushed: boolean; readonly steps: readonly Step[] } {
  const isPushed =
    mix === undefined ? random.chance(0.3) : ofRegistration.some(kind => mix[kind] !== undefined);
  if (!isPushed || mix !== undefined) return { isPushed, steps };
  const weights = ofRegistration.map((kind): [Kind, number] => [kind, registration[kind][0] * random.next()]);
  const replaced = steps.map(step => {
    if (!random.chance(0.2)) return step;
    const own = drawStep(random, weights);
    // What a change does is seen when leases have ended.
    return random.chance(0.5) ? own : { ...own, wait: 20_000 + random.below(80_000) };
  });
  return { isPushed, steps: replaced };
}

/** Whether conversations of a world are closed and are work, and what people and the host do about that in place of some steps. */
export function putToWork(
  random: Random,
  steps: readonly Step[],
  mix?: Mix,
): { readonly work: Work | null; readonly steps: readonly Step[] } {
  const isWork = mix === undefined ? random.chance(0.35) : ofWork.some(kind => mix[kind] !== undefined);
  if (!isWork) return { work: null, steps };
  const kind = random.chance(0.5) ? "per-conversation" : "per-day";
  if (mix !== undefined) return { work: kind, steps };
  const weights = ofWork.map((kind): [Kind, number] => [kind, work[kind][0] * random.next()]);
  return {
    work: kind,
    steps: steps.map(step => (random.chance(0.3) ? drawStep(random, weights) : step)),
  };
}

/** What becomes of alarms, and of rooms that they wake, in place of some steps of a world that has them. */
export function ringAlarms(random: Random, steps: readonly Step[], mix?: Mix): readonly Step[] {
  if (mix !== undefined) return steps;
  const weights = ofAlarms.map((kind): [Kind, number] => [kind, alarms[kind][0] * random.next()]);
  return steps.map(step => {
    if (!random.chance(0.2)) return step;
    const own = drawStep(random, weights);
    // Alarms come after half a minute and more.
    return random.chance(0.6) ? own : { ...own, wait: 20_000 + random.below(60_000) };
  });
}

export function take(step: Step, world: World, invariants: Invariants): void {
  const [, act] = acts[step.kind] as readonly [number, Act];
  const did = act({ world, invariants, picks: step.picks });
  if (did !== null) world.note(did);
}
