export { lineOf } from "./attached.ts";
export { renderAvatar, renderTeamAvatar } from "./avatar.ts";
export {
  birthDate,
  calendarDay,
  dayAndTimeIn,
  dayFrom,
  dayOfUtc,
  dayText,
  timeIn,
  timeSpan,
} from "./days.ts";
export { directionOf } from "./direction.ts";
export { icons } from "./icons.ts";
export { isolate } from "./isolate.ts";
export { languageAt } from "./language.ts";
export { lengthOf } from "./lengths.ts";
export { listIcons } from "./list-icons.ts";
export { renderLock } from "./lock.ts";
export {
  formsOf,
  labelsAmong,
  markedText,
  mentionsIn,
  type Nameable,
  type Named,
  namesIn,
  queryAt,
  strangersIn,
  supportToken,
} from "./mentions.ts";
export { renderPatientMarks } from "./patient-marks.ts";
export { dayName, dayOf, forgetFormats, format, fullTime, presentOf, shortTime, timeOf } from "./times.ts";
