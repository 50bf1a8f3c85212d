/** Finds the member of staff whom a reference names, or the reason why it names none. */
import type { Reference } from "fhir/r4";
import { type Clock, standing } from "../dates.ts";
import { type ResourceOf, words } from "../entry.ts";
import type { Problems } from "../problems.ts";
import type { KeyedEntry, ReferenceIndex } from "../references/references.ts";

export type Named =
  | { readonly is: "staff"; readonly id: string }
  | { readonly is: "team"; readonly entry: KeyedEntry<ResourceOf<"CareTeam">> }
  | { readonly is: "nobody"; readonly reason: string };

/** What the practice knows of a Practitioner: whether they work here, left, or could not be used. */
export type Presence = "here" | "left" | "unusable";

export interface Staffing {
  readonly index: ReferenceIndex;
  readonly problems: Problems;
  readonly clock: Clock;
  readonly presence: (id: string) => Presence;
}

const others: Readonly<Record<string, string>> = {
  Patient: "is the patient, who is there anyway",
  RelatedPerson: "is a related person, who has no access by a team",
};

function nobody(reason: string): Named {
  return { is: "nobody", reason };
}

/** What a reference names, in one short line and without a social-security number. */
function tellable(target: string): string {
  const line = words(target);
  const isSecret = /us-ssn|2\.16\.840\.1\.113883\.4\.1\b|\b\d{3}[- ]\d{2}[- ]\d{4}\b/i.test(line);
  const shown = isSecret ? line.replace(/(\||%7C|=).*$/i, "$1…") : line;
  return shown.length > 200 ? `${shown.slice(0, 199)}…` : shown;
}

export function notNow(standing: "not begun" | "ended" | "unreadable"): string {
  return standing === "unreadable" ? "has a period that is no date" : `has ${standing}`;
}

/**
 * Whom a reference names among staff and teams. `heldNow`: a role must be held today; who was met in a role that has
 * ended since was met all the same.
 */
export function named(
  { index, problems, clock, presence }: Staffing,
  reference: Reference | undefined,
  from: KeyedEntry,
  { teams = false, heldNow = true }: { readonly teams?: boolean; readonly heldNow?: boolean } = {},
): Named {
  const present = (id: string): Named => {
    const known = presence(id);
    if (known === "here") return { is: "staff", id };
    return nobody(known === "left" ? "has left the practice" : "is a Practitioner who cannot be used");
  };
  const types: readonly ("Practitioner" | "PractitionerRole" | "CareTeam")[] = teams
    ? ["Practitioner", "PractitionerRole", "CareTeam"]
    : ["Practitioner", "PractitionerRole"];
  const found = index.resolve(reference, types, from);
  switch (found.is) {
    case "found": {
      const { resource } = found.entry;
      if (resource.resourceType === "Practitioner") return present(resource.id);
      if (resource.resourceType === "CareTeam") {
        return { is: "team", entry: found.entry as KeyedEntry<ResourceOf<"CareTeam">> };
      }
      if (heldNow && resource.active === false) return nobody("is a role that is not active");
      const held = heldNow ? standing(resource.period, clock) : "now";
      if (held !== "now") return nobody(`is a role that ${notNow(held)}`);
      const id = holderOf(found.entry, index, problems);
      return id === null ? nobody("is a role that nobody is known to hold") : present(id);
    }
    case "missing":
      problems.addOnce(
        from,
        `refers to staff who are not in the data: ${tellable(found.target)}`,
        found.target,
      );
      return nobody("is not in the data");
    case "several":
      problems.addOnce(
        from,
        `refers to staff by what names several: ${tellable(found.target)}`,
        found.target,
      );
      return nobody("names several");
    case "none":
      // No participant at all is nothing to tell of.
      if (reference?.display) problems.addOnce(from, "names staff by a display name alone");
      return nobody(reference?.display ? "is named by a display name alone" : "names nobody");
    case "other":
      return nobody(others[found.type] ?? `is of type ${found.type}, which is no person of the staff`);
  }
}

/** The Practitioner who holds a PractitionerRole. */
export function holderOf(role: KeyedEntry, index: ReferenceIndex, problems: Problems): string | null {
  if (role.resource.resourceType !== "PractitionerRole") return null;
  const found = index.resolve(role.resource.practitioner, ["Practitioner"], role);
  if (found.is === "found") return found.entry.resource.id;
  if (found.is === "missing") {
    problems.addOnce(
      role,
      `refers to staff who are not in the data: ${tellable(found.target)}`,
      found.target,
    );
  }
  if (found.is === "several")
    problems.addOnce(role, `refers to staff by what names several: ${tellable(found.target)}`, found.target);
  return null;
}
