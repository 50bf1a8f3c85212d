export { May } from "./may.ts";
export {
  AccessReason,
  accessReason,
  canBeMentioned,
  canFollow,
  canHoldPatient,
  canHoldRow,
  canSee,
  canSeePatient,
  canStart,
  type Facts,
  isInTeam,
  mayIn,
  seesTyping,
  type Target,
} from "./rules.ts";
