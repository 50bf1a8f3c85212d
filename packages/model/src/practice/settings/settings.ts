/** What a practice has chosen: gates that stay live, whatever a conversation's policy says. */
export { changedSettings, type FlagsChange, settingsProblem, understoodSettings } from "./change.ts";
export { countries, emergencyNumberOf } from "./countries.ts";
export { flags } from "./flags.ts";
export { type MixProblem, mixProblem } from "./mixes.ts";
export { type FlagName, PracticeSettings } from "./schema.ts";
export { FollowQuestion, Marker, MarkerLook, ReplyField, SettingsTab } from "./values.ts";
