/** Whole settings to begin from, and what a practice changes when it takes them. */
export { presetChange } from "./change.ts";
export type { Preset } from "./preset.ts";
export { type PresetName, presets, settingsOf } from "./table.ts";
