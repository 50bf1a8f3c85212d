/** Practitioners, with the titles of their roles, as the practice's staff. */
import { RosterStaff } from "@carethread/model";
import type { Practitioner, PractitionerRole } from "fhir/r4";
import { checked } from "../../requests/requests.ts";
import { standing } from "../dates.ts";
import { nameOf, titleOf } from "../people/people.ts";
import { each } from "../problems.ts";
import type { KeyedEntry } from "../references/references.ts";
import { holderOf, notNow, type Presence } from "../teams/teams.ts";
import type { Making } from "./making.ts";

export interface Staff {
  readonly members: ReadonlyMap<string, RosterStaff>;
  readonly presence: (id: string) => Presence;
}

export function staffOf(
  practitioners: Iterable<KeyedEntry<Practitioner>>,
  roles: Iterable<KeyedEntry<PractitionerRole>>,
  making: Making,
): Staff {
  const { tally, deleted } = making;
  const held = rolesHeld(roles, making);
  const members = new Map<string, RosterStaff>();
  each(practitioners, making, entry => {
    const { id } = entry.resource;
    const member = memberOf(entry, held.get(id) ?? [], making);
    const isDeleted = deleted.has(entry.key);
    // Told as one who has left, so that every right ends.
    members.set(id, isDeleted ? { ...member, active: false } : member);
    if (isDeleted) tally.leaveOut("Practitioner", "it was deleted");
    else tally.takeIn("Practitioner");
  });
  const presence = (id: string): Presence => {
    const member = members.get(id);
    if (member === undefined) return "unusable";
    return member.active ? "here" : "left";
  };
  return { members, presence };
}

/** The roles that somebody holds today. */
function rolesHeld(
  entries: Iterable<KeyedEntry<PractitionerRole>>,
  making: Making,
): ReadonlyMap<string, readonly PractitionerRole[]> {
  const { tally, index, problems } = making;
  const held = new Map<string, PractitionerRole[]>();
  each(entries, making, entry => {
    const { active, period } = entry.resource;
    const stands = standing(period, making);
    if (stands === "unreadable") problems.add(entry, "has a period that is no date");
    const isHeld = active !== false && stands === "now";
    const id = isHeld ? holderOf(entry, index, problems) : null;
    if (id !== null) {
      held.set(id, [...(held.get(id) ?? []), entry.resource]);
      tally.takeIn("PractitionerRole");
    } else if (active === false) tally.leaveOut("PractitionerRole", "it is not active");
    else if (stands !== "now") tally.leaveOut("PractitionerRole", `it ${notNow(stands)}`);
    else tally.leaveOut("PractitionerRole", "nobody is known to hold it");
  });
  return held;
}

function memberOf(
  entry: KeyedEntry<Practitioner>,
  roles: readonly PractitionerRole[],
  making: Making,
): RosterStaff {
  const { resource } = entry;
  const name = nameOf(resource, { ...making, prefix: true });
  if (name === "") making.problems.add(entry, "is a Practitioner without a name; the id is shown");
  const title = titleOf(resource, roles, making);
  const member = {
    type: "staff",
    id: resource.id,
    version: making.version,
    name: name || resource.id,
    ...(title === undefined ? {} : { title }),
    active: resource.active !== false,
  };
  return checked(RosterStaff, member, "the Practitioner");
}
