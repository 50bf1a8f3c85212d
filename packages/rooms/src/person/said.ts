/** What the host says of a member of staff, and what an administrator has said of their permissions since. */
import type { Permission, PersonFacts, RosterStaff } from "@carethread/model";

/** The person's facts as they are stored, by the host's version. */
export interface StoredFacts {
  readonly facts: PersonFacts;
  readonly version: number;
  /** The permissions of the host's last push, where an administrator has said otherwise. */
  readonly pushed?: readonly Permission[];
}

/** Facts to come. */
export type Said = Omit<StoredFacts, "facts"> & { readonly facts: Omit<PersonFacts, "rev"> };

/** Of a push of the same permissions as the last one, what an administrator said stays. */
export function saidBy(push: RosterStaff, id: string, known: StoredFacts | null): Said {
  const { name, title, picture, version, active, restrictions, support } = push;
  const present = known?.facts.permissions ?? [];
  const last = known?.pushed ?? present;
  const pushed = inOrder(push.permissions);
  const isNew = (permission: Permission): boolean =>
    pushed.includes(permission) !== last.includes(permission);
  const permissions = inOrder([...pushed.filter(isNew), ...present.filter(permission => !isNew(permission))]);
  const person = {
    id,
    side: "staff",
    name,
    ...(title ? { title } : {}),
    ...(picture ? { picture } : {}),
  } as const;
  const facts = { person, active, restrictions, support, ...these(permissions) };
  return { version, facts, ...(same(pushed, permissions) ? {} : { pushed }) };
}

/** What is known of a person whose every right ends; null where nothing is. */
export function leaving(known: StoredFacts | null, version: number): Said | null {
  if (known === null) return null;
  const { rev: _, ...facts } = known.facts;
  return { ...known, facts: { ...facts, active: false }, version };
}

/** What stands when an administrator says that the person may do this, or no more. */
export function permitted(
  { facts, version, pushed }: StoredFacts,
  permission: Permission,
  on: boolean,
): Said {
  const { rev: _, permissions: present = [], ...others } = facts;
  const last = pushed ?? present;
  const permissions = inOrder([...present.filter(each => each !== permission), ...(on ? [permission] : [])]);
  const changed = { version, facts: { ...others, ...these(permissions) } };
  return same(last, permissions) ? changed : { ...changed, pushed: last };
}

function these(permissions: readonly Permission[]): Pick<PersonFacts, "permissions"> {
  return permissions.length > 0 ? { permissions: [...permissions] } : {};
}

function inOrder(permissions: readonly Permission[]): Permission[] {
  return [...new Set(permissions)].sort();
}

function same(a: readonly Permission[], b: readonly Permission[]): boolean {
  return a.join() === b.join();
}
