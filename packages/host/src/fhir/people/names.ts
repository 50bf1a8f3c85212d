/** Which of a person's names is shown, and how. */
import { textProblem } from "@carethread/model";
import type { HumanName } from "fhir/r4";
import { type Clock, intervalOf, standing } from "../dates.ts";
import { list, words } from "../entry.ts";

const longestName = 200;

/** By use, from what people are called to what hides them. A name without a use stands after those that claim one. */
const uses = ["official", "usual", "", "nickname", "temp", "maiden", "old", "anonymous"];
const firstOfThePast = uses.indexOf("maiden");

function rankOf(name: HumanName, clock: Clock): number {
  const use = uses.indexOf(typeof name.use === "string" ? name.use : "");
  const rank = use < 0 ? uses.indexOf("") : use;
  // A name of another time comes after all of today's, and before those that were given up.
  const isNow = rank >= firstOfThePast || standing(name.period, clock) === "now";
  return isNow ? (rank < firstOfThePast ? rank : rank + uses.length) : rank + firstOfThePast;
}

export function cut(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length).replace(/[\ud800-\udbff]$/, "");
}

function without(prefix: string, name: string): string {
  return prefix !== "" && name.startsWith(`${prefix} `) ? name.slice(prefix.length + 1) : name;
}

/** One name as people read it, "" where nothing of it can be seen. */
function shown(name: HumanName, withPrefix: boolean): string {
  const prefix = list(name.prefix).map(words).filter(Boolean).join(" ");
  const parts = [...list(name.given), name.family, ...list(name.suffix)];
  // `text` is how the source shows the name, in an order that parts cannot tell; it may have the prefix or not.
  const full = without(prefix, words(name.text)) || parts.map(words).filter(Boolean).join(" ");
  if (full === "" || textProblem(full) !== null) return "";
  return cut(withPrefix && prefix !== "" && full !== prefix ? `${prefix} ${full}` : full, longestName).trim();
}

/**
 * The name as people read it, or "": the official one of today, else the usual one, and so on; of two alike the one
 * that began later. Staff keep their prefix, e.g. "Dr.".
 */
export function nameOf(
  resource: { readonly name?: readonly HumanName[] | undefined },
  options: Clock & { readonly prefix: boolean },
): string {
  const began = ({ period }: HumanName): number =>
    intervalOf(period?.start, options.timeZone)?.start ?? Number.NEGATIVE_INFINITY;
  const ranked = list(resource.name)
    .map(name => ({ text: shown(name, options.prefix), rank: rankOf(name, options), began: began(name) }))
    .filter(({ text }) => text !== "")
    .sort((a, b) => a.rank - b.rank || (a.began === b.began ? 0 : b.began - a.began));
  return ranked[0]?.text ?? "";
}
