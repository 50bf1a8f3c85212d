export { Kind, kinds, Policy } from "./kinds.ts";
export { PracticeSettings } from "./settings.ts";
