/** A person as others see them, apart from parts and roles: a token and a badge need no more. */
import * as z from "zod/mini";
import { orElse } from "../fallbacks.ts";
import { Key } from "../names.ts";
import { pageLimits } from "../page-limits.ts";
import { isWellFormed, textProblem } from "../text/text.ts";

/** Which log a person sees. `system` is the host's back end: it sees what staff see and is nobody's member. */
export const Side = /* @__PURE__ */ orElse(z.enum(["staff", "portal", "system"]), "staff");
export type Side = z.infer<typeof Side>;

/** How a portal user stands to the patient (FHIR RelatedPerson; `self` is the patient). */
export const Relation = /* @__PURE__ */ orElse(z.enum(["self", "guardian", "guarantor", "proxy"]), "proxy");
export type Relation = z.infer<typeof Relation>;

function isName(name: string): boolean {
  return textProblem(name.trim()) === null && !name.includes("\n");
}

/** For every text that stands in an event besides names and what was written, which are looked at more closely. */
export const wellFormed = z.refine<string>(isWellFormed, "no half of a surrogate pair");

export const Name = z
  .string()
  .check(
    z.minLength(1, "a name is needed"),
    z.maxLength(pageLimits.nameLength, "the name is too long"),
    z.refine(isName, "a name has a visible character, and no control characters"),
  );

/** Where a picture of someone is: of the host, because nothing is fetched from anybody else. */
export const Picture = z
  .string()
  .check(
    wellFormed,
    z.maxLength(500),
    z.regex(/^(https:\/\/|\/(?!\/))/, "an https address, or a path of the page's own host"),
  );

/** A person as others see them. `title` is the host's word for a staff member's job, e.g. "Registered nurse". */
export const Person = z.object({
  id: Key,
  side: Side,
  name: Name,
  title: z.optional(z.string().check(z.maxLength(pageLimits.nameLength), wellFormed)),
  relation: z.optional(Relation),
  picture: z.optional(Picture),
});
export type Person = z.infer<typeof Person>;

/** Whether others see the same person, by the same name. */
export function isSamePerson(a: Person, b: Person): boolean {
  if (a === b) return true;
  const isCalledSo = a.id === b.id && a.name === b.name && a.title === b.title;
  return isCalledSo && a.picture === b.picture && a.relation === b.relation;
}
