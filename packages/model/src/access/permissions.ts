/** What a member of staff may do: what the host has said, and what an administrator has said otherwise since. */
import type { Permission } from "../people/people.ts";

export interface Permissions {
  readonly now: readonly Permission[];
  /** Those of the host's last push. */
  readonly pushed: readonly Permission[];
}

/** After a push: each permission of which the host says another thing than the last time; of the others what stood stays. */
export function permissionsOfPush(known: Permissions, push: readonly Permission[]): Permissions {
  const isNew = (permission: Permission): boolean =>
    push.includes(permission) !== known.pushed.includes(permission);
  const kept = known.now.filter(permission => !isNew(permission));
  return { now: inOrder([...push.filter(isNew), ...kept]), pushed: inOrder(push) };
}

/** After an administrator said that the person may do this, or no more. */
export function permissionsWith(known: Permissions, permission: Permission, on: boolean): Permissions {
  const others = known.now.filter(each => each !== permission);
  return { ...known, now: inOrder([...others, ...(on ? [permission] : [])]) };
}

/** Whether there is something that an administrator has said otherwise. */
export function isSaidOtherwise({ now, pushed }: Permissions): boolean {
  return inOrder(now).join() !== inOrder(pushed).join();
}

function inOrder(permissions: readonly Permission[]): Permission[] {
  return [...new Set(permissions)].sort();
}
