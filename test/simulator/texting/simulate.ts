/** One seed of a world of texts: a script of deeds and faults, its rest, and two weeks in which nobody does anything. */
import { install, type Outcome } from "../in-world.ts";
import { Random } from "../random.ts";
import type { SimulateOptions } from "../simulate.ts";
import { Violation } from "../violation.ts";
import { TextingInvariants } from "./invariants.ts";
import { twoWeeks } from "./reference.ts";
import { drawTexting, takeTexting } from "./steps.ts";
import { TextingWorld } from "./world.ts";

/** How long a healed world may take to come to rest, in milliseconds. */
const restWithin = 300_000;

export async function simulateTexting(
  seed: number,
  { steps: length = 60, only, mix, note }: SimulateOptions = {},
): Promise<Outcome> {
  const drawn = drawTexting(new Random(seed * 7_919 + 3), length, mix);
  const steps = only === undefined ? drawn : only.flatMap(index => drawn[index] ?? []);
  const invariants = new TextingInvariants();
  let wrong: string | null = null;
  let step = -1;
  const complain = (why: string): void => {
    wrong ??= why;
  };
  /** Nothing of the world may catch what a check throws. */
  const guarded = (check: () => void): void => {
    try {
      check();
    } catch (error) {
      complain(error instanceof Violation ? error.message : String((error as Error)?.stack ?? error));
    }
  };
  const print: string[] = [];
  const world = await TextingWorld.create({
    ...{ seed, complain },
    took: (world, text) => guarded(() => invariants.took(world, text)),
    stored: (place, changes) => guarded(() => invariants.stored(place, changes)),
    said: text => print.push(text),
    noted: note,
  });
  const restore = install(world, complain);
  const passed = async (ms: number): Promise<void> => {
    await world.clock.advance(ms);
    guarded(() => invariants.everyStep(world));
  };
  const rest = async (): Promise<void> => {
    world.faults.heal();
    world.carrier.provider.faults.length = 0;
    const end = world.clock.now + restWithin;
    for (;;) {
      await passed(5_000);
      world.nurse.comeTo();
      const unrest = invariants.unrest(world);
      if (unrest === null) break;
      if (world.clock.now > end) return complain(`does not come to rest: ${unrest}`);
    }
    guarded(() => invariants.atRest(world));
  };
  try {
    await world.begin();
    for (const [index, each] of steps.entries()) {
      step = index;
      guarded(() => takeTexting(each, world));
      await passed(each.wait);
      if (wrong !== null) break;
    }
    if (wrong === null) step = steps.length;
    if (wrong === null) await rest();
    // Time alone does what it does.
    if (wrong === null) {
      world.note("two weeks pass");
      world.clock.leap(twoWeeks);
      await rest();
    }
  } catch (error) {
    guarded(() => {
      throw error;
    });
  } finally {
    world.end();
    restore();
  }
  return { seed, violation: wrong, script: world.script, step, print: String(print.join("\n").length) };
}
