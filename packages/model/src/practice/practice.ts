/** What a practice has: its kinds of conversation and its settings. */
export { Kind } from "./kind.ts";
export { kinds } from "./kinds.ts";
export { Labels, toldLabels } from "./labels.ts";
export { PagePractice, StartForm, startsOf, startUploadProblem, toldPractice } from "./page-practice.ts";
export { Policy } from "./policy.ts";
export { canEncrypt, encrypted, isStartedBy, keepsRhythm, kindOfTexts, policyOf } from "./policy-of.ts";
export { type Preset, type PresetName, presetChange, presets, settingsOf } from "./presets/presets.ts";
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
export { textRulesOf } from "./text-rules.ts";
