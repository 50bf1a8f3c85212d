export { renderAvatar, renderTeamAvatar } from "./avatar.ts";
export { icons } from "./icons.ts";
export { isolate } from "./isolate.ts";
export { languageAt } from "./language.ts";
export { linkText, type Segment } from "./link-text.ts";
export {
  fits,
  mentionsIn,
  type Named,
  queryAt,
  type Stretch,
  stretchesOf,
  supportToken,
} from "./mentions.ts";
export { birthDate, dayName, dayOf, forgetFormats, fullTime, presentOf, shortTime, timeOf } from "./times.ts";
