/** The practices of the demo: one for each preset, one in another country, and a tiny one beside them. */
import type { PresetName } from "@carethread/model";
import type { DemoPractice } from "../data.ts";
import { harbor } from "./harbor/harbor.ts";
import { lakeside } from "./lakeside.ts";
import { meadowbrook } from "./meadowbrook.ts";
import { northstar } from "./northstar.ts";
import { summit } from "./summit.ts";
import { thornbury } from "./thornbury.ts";
import { willow } from "./willow.ts";

export const practices: readonly DemoPractice[] = [
  northstar,
  willow,
  meadowbrook,
  thornbury,
  harbor,
  summit,
  lakeside,
];

/** The one that is filled from FHIR where nobody names another. */
export const usual = harbor;

/** The practices to show: all, or the one to look at for a preset. */
export function practicesFor(preset: PresetName | null): readonly DemoPractice[] {
  return preset === null
    ? practices
    : practices.filter(({ settings }) => settings.preset === preset).slice(0, 1);
}
