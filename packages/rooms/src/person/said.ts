/** What the host says of a member of staff, and what an administrator has said of their permissions since, as it is stored. */
import {
  isSaidOtherwise,
  type Permission,
  type Permissions,
  type PersonFacts,
  permissionsOfPush,
  permissionsWith,
  type RosterStaff,
} from "@carethread/model";

/** The person's facts as they are stored, by the host's version. */
export interface StoredFacts {
  readonly facts: PersonFacts;
  readonly version: number;
  /** The permissions of the host's last push, where an administrator has said otherwise. */
  readonly pushed?: readonly Permission[];
}

/** Facts to come. */
export type Said = Omit<StoredFacts, "facts"> & { readonly facts: Omit<PersonFacts, "rev"> };

/** What a push makes of what is known. */
export function saidBy(push: RosterStaff, id: string, known: StoredFacts | null): Said {
  const { name, title, picture, version, active, restrictions, support } = push;
  const person = {
    id,
    side: "staff",
    name,
    ...(title ? { title } : {}),
    ...(picture ? { picture } : {}),
  } as const;
  const permissions = permissionsOfPush(permissionsIn(known), push.permissions);
  return said({ person, active, restrictions, support }, version, permissions);
}

/** What is known of a person whose every right ends; null where nothing is. */
export function leaving(known: StoredFacts | null, version: number): Said | null {
  if (known === null) return null;
  const { rev: _, ...facts } = known.facts;
  return { ...known, facts: { ...facts, active: false }, version };
}

/** What stands when an administrator says that the person may do this, or no more. */
export function permitted(known: StoredFacts, permission: Permission, on: boolean): Said {
  const { rev: _, permissions: __, ...facts } = known.facts;
  return said(facts, known.version, permissionsWith(permissionsIn(known), permission, on));
}

function permissionsIn(known: StoredFacts | null): Permissions {
  const now = known?.facts.permissions ?? [];
  return { now, pushed: known?.pushed ?? now };
}

function said(
  facts: Omit<PersonFacts, "rev" | "permissions">,
  version: number,
  permissions: Permissions,
): Said {
  const { now, pushed } = permissions;
  return {
    version,
    facts: { ...facts, ...(now.length > 0 ? { permissions: [...now] } : {}) },
    ...(isSaidOtherwise(permissions) ? { pushed } : {}),
  };
}
