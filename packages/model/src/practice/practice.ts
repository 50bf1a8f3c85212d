/** What a practice has: its kinds of conversation and its settings. */
export { Kind, kinds, Policy } from "./kinds.ts";
export { Labels, toldLabels } from "./labels.ts";
export { FollowQuestion, PracticeSettings } from "./settings.ts";
export { beginsEmpty, type Starting, starting } from "./starting.ts";
