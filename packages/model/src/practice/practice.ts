/** What a practice has: its kinds of conversation and its settings. */
export { Kind, kinds, Policy } from "./kinds.ts";
export { Labels, toldLabels } from "./labels.ts";
export { PagePractice, StartForm, startsOf, toldPractice } from "./page-practice.ts";
export { isStartedBy, policyOf } from "./policy-of.ts";
export { presetChange } from "./presets/change.ts";
export { type Preset, type PresetName, presets, settingsOf } from "./presets/presets.ts";
export {
  changedSettings,
  countries,
  emergencyNumberOf,
  type FlagName,
  type FlagsChange,
  FollowQuestion,
  flags,
  Marker,
  MarkerLook,
  type MixProblem,
  mixProblem,
  PracticeSettings,
  settingsProblem,
  understoodSettings,
} from "./settings/settings.ts";
export { beginsEmpty, type Starting, starting } from "./starting.ts";
