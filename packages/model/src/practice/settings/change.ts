/** A change of some flags, as who administers a practice makes it: what comes of it is looked at as a whole. */
import { type Refusal, refusal } from "../../refusals/refusals.ts";
import { flags } from "./flags.ts";
import { mixProblem } from "./mixes.ts";
import { type FlagName, PracticeSettings } from "./schema.ts";

/** Flags by name, null for the default again. */
export type FlagsChange = { readonly [K in FlagName]?: unknown };

/** Why settings cannot be; null where they can. `flag` is the wrong one: the sentence is the mix's own. */
export function settingsProblem(settings: PracticeSettings): Refusal | null {
  const problem = mixProblem(settings);
  return problem === null ? null : refusal("settings-impossible", { flag: problem.flag });
}

/** The settings with some flags changed, or why they cannot be. */
export function changedSettings(
  present: PracticeSettings,
  change: FlagsChange,
): { readonly settings: PracticeSettings } | Refusal {
  const said = Object.entries({ ...present, ...change }).filter(([, value]) => value !== null);
  const parsed = PracticeSettings.safeParse(Object.fromEntries(said));
  if (!parsed.success) {
    const [flag = "", ...path] = parsed.error.issues[0]?.path.map(String) ?? [];
    return refusal("bad-request", { at: ["change", flag, ...path].join("."), flag });
  }
  return settingsProblem(parsed.data) ?? { settings: parsed.data };
}

/** Settings as a page reads them that is older than its rooms: a flag whose value it does not know has its default. */
export function understoodSettings(said: Readonly<Record<string, unknown>>): PracticeSettings {
  const known = Object.entries(flags).filter(([name, { schema }]) => schema.safeParse(said[name]).success);
  return PracticeSettings.parse(Object.fromEntries(known.map(([name]) => [name, said[name]])));
}
