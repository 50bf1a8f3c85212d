/** One seed: a world, its script of steps, and what came of it. The same seed gives the same each time. */
import { inWorld, type Outcome } from "./in-world.ts";
import { Random } from "./random.ts";
import { askAgain, rest, tickAtRest } from "./rest.ts";
import {
  drawSteps,
  type Mix,
  pushPractice,
  putToWork,
  ringAlarms,
  splitPatients,
  take,
} from "./steps/steps.ts";
import { violated } from "./violation.ts";

export type { Outcome } from "./in-world.ts";

export interface SimulateOptions {
  /** Steps before the world is left to rest. */
  readonly steps?: number;
  /** Another mixture of steps than the seed's own. */
  readonly mix?: Mix;
  /** Of the seed's script only these steps, by their place. */
  readonly only?: readonly number[];
  /** Whether the platform's alarms alone wake rooms. */
  readonly hasAlarms?: boolean;
  /** False for a platform that lets things out before they are durable. */
  readonly gated?: boolean;
  /** Notes every frame too. */
  readonly verbose?: boolean;
  /** Hears each line of the script when it is written. */
  readonly note?: (line: string) => void;
}

export function simulate(seed: number, options: SimulateOptions = {}): Promise<Outcome> {
  const { steps: length = 60, only, mix, hasAlarms = false, ...others } = options;
  const usual = drawSteps(new Random(seed * 7_919 + 1), length, mix);
  // Of numbers of its own: a world that is not split is what it would be without, as those of the seeds that are named.
  const { slices, steps: split } = hasAlarms
    ? { slices: 1, steps: usual }
    : splitPatients(new Random(seed * 104_729 + 13_414), usual, mix);
  // What a cron alone mends has no place where there is none.
  const { isPushed, steps: pushed } = hasAlarms
    ? { isPushed: false, steps: split }
    : pushPractice(new Random(seed * 67_867_967 + 5), split, mix);
  const { work, steps: working } = putToWork(new Random(seed * 32_452_843 + 29), pushed, mix);
  const drawn = hasAlarms ? ringAlarms(new Random(seed * 86_028_121 + 3), working, mix) : working;
  const steps = only === undefined ? drawn : only.flatMap(index => drawn[index] ?? []);
  return inWorld(
    { seed, slices, isPushed, work, hasAlarms, ...others },
    async ({ world, invariants, guarded, isWrong, at }) => {
      for (const [index, step] of steps.entries()) {
        at(index);
        guarded(() => take(step, world, invariants));
        askAgain(world);
        world.neighbor?.goOn();
        await world.clock.advance(step.wait);
        guarded(() => invariants.everyStep());
        if (isWrong()) return;
      }
      at(steps.length);
      const unrest = await rest(world, invariants);
      guarded(() => {
        if (unrest !== null) violated(unrest);
      });
      if (!isWrong()) guarded(() => invariants.atRest());
      if (!isWrong()) await invariants.lookUp();
      if (!isWrong()) await invariants.lookAtWork();
      if (!isWrong()) await tickAtRest(world, guarded);
    },
  );
}

/** The same where the platform's alarms alone wake rooms. */
export function simulateAlarms(seed: number, options: SimulateOptions = {}): Promise<Outcome> {
  return simulate(seed, { ...options, hasAlarms: true });
}
