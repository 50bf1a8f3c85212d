import type { PersonFacts, RosterStaff } from "@carethread/model";

/** What a push says of a member of staff. */
export function saidBy(
  { name, title, picture, ...pushed }: RosterStaff,
  id: string,
): Omit<PersonFacts, "rev"> {
  const permissions = [...new Set(pushed.permissions)].sort();
  return {
    person: { id, side: "staff", name, ...(title ? { title } : {}), ...(picture ? { picture } : {}) },
    active: pushed.active,
    restrictions: pushed.restrictions,
    support: pushed.support,
    ...(permissions.length > 0 ? { permissions } : {}),
  };
}
