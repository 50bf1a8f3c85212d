/** Who may know, and who may act: facts.ts, know.ts, act.ts, may.ts; what may be given and taken: permissions.ts. */
export {
  type Action,
  can,
  canBeHanded,
  canBeMentioned,
  canFollow,
  canRemove,
  canStart,
  finds,
  isAvailable,
  recipientGone,
} from "./act.ts";
export { canAdminister, canAudit, canHold, canPermit } from "./administer.ts";
export { startProblem } from "./available.ts";
export { canExport, canTakeOut } from "./export.ts";
export { type Facts, type Findable, isCaring, isInTeam, type Knowable, type Target } from "./facts.ts";
export { gate, isTexted, offersPortal } from "./gates.ts";
export {
  AccessReason,
  accessReason,
  canHoldPatient,
  canHoldRow,
  canSee,
  canSeePatient,
  holding,
  OpeningReason,
  openingReason,
  seesTyping,
} from "./know.ts";
export { May, mayIn } from "./may.ts";
export { isSaidOtherwise, type Permissions, permissionsOfPush, permissionsWith } from "./permissions.ts";
export { canEnrol, canHearOfTexting } from "./texting.ts";
export { canListTasks, canSeeFigures } from "./work.ts";
