import type { Simulators } from "./simulators.ts";

/** The steps that are left of a failing seed's script when those are left out without which it fails too. */
export async function shrink(
  simulate: Simulators["simulate"],
  seed: number,
  steps: number,
): Promise<number[]> {
  let kept = Array.from({ length: steps }, (_, index) => index);
  const { step } = await simulate(seed, { steps });
  if (step < steps) kept = kept.slice(0, step + 1);
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let start = 0; start < kept.length; ) {
      const fewer = [...kept.slice(0, start), ...kept.slice(start + size)];
      const { violation } = await simulate(seed, { steps, only: fewer });
      if (violation === null) start += size;
      else kept = fewer;
    }
  }
  return kept;
}
