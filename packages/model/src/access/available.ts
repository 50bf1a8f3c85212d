/** "Available for portal messages": to whom portal users may write by name, and who then begins what is answered to them. */
import type { Side } from "../people/people.ts";
import type { StartForm } from "../practice/practice.ts";
import type { RefusalCode } from "../refusals/refusals.ts";

/** A page may know permissions by names that this version does not. */
export function makesAvailable(permissions: readonly string[] = []): boolean {
  return permissions.includes("portal-messages");
}

/**
 * Why somebody cannot begin by this form, although their side may: staff to whom nobody can write do not begin what is
 * answered to them alone. Null where they can, and as long as their permissions are not known.
 */
export function startProblem(
  { addressed }: Pick<StartForm, "addressed">,
  side: Side,
  permissions: readonly string[] | null,
): RefusalCode | null {
  const isBarred = addressed && side === "staff" && permissions !== null && !makesAvailable(permissions);
  return isBarred ? "not-available" : null;
}
