/** Who comes by themselves or by invitation; the roster has a bound of its own. */
import { limits } from "../../limits.ts";
import type { Members, Person } from "../../people/people.ts";
import type { PracticeSettings } from "../../practice/practice.ts";
import type { Draft } from "../draft.ts";

/** Whether so many may come. */
export function hasRoom(members: Members, coming: number): boolean {
  return coming === 0 || Object.keys(members).length + coming <= limits.members;
}

/** Who answers wants to hear what comes back: staff who heard only what names them, or were no member. */
export function startWatching(
  draft: Draft,
  author: Person,
  { watchOnReply }: Pick<PracticeSettings, "watchOnReply">,
): void {
  if (author.side !== "staff" || !watchOnReply) return;
  const old = draft.members[author.id];
  if (old === undefined) {
    // What they say is more than that they hear of an answer.
    if (!hasRoom(draft.members, 1)) return;
    draft.member({ person: author, role: "secondary", level: "all", source: "self" }, author);
  } else if (old.level === "mentions" && old.role !== "support") {
    draft.member({ ...old, level: "all" }, author);
  }
}
