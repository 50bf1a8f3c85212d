/** Who reads what is about to begin. */
import { canStart, type Facts } from "../../access/access.ts";
import type { PersonId } from "../../names.ts";
import type { Kind } from "../../practice/practice.ts";
import { policyOf } from "../../practice/practice.ts";
import { type Refusal, refusal } from "../../refusals/refusals.ts";
import { authorOf } from "../context.ts";
import { betweenOf } from "./between.ts";
import { membersFor } from "./members-for.ts";

export interface Asked {
  readonly kind: Kind;
  readonly recipient?: PersonId | undefined;
  readonly addressee?: PersonId | undefined;
}

/** Those whom a start would make members, with who starts it, in the order of their keys; or why it cannot begin. */
export function readersOfStart(facts: Facts, { kind, ...asked }: Asked): readonly PersonId[] | Refusal {
  const denied = canStart(facts, kind);
  if (denied !== null) return refusal(denied);
  const policy = policyOf(facts.settings, kind);
  const author = authorOf(facts);
  const between = betweenOf(policy, author, facts, asked);
  if ("refused" in between) return between;
  const members = membersFor(policy, facts.patient, facts.settings, between);
  return [...new Set([author.id, ...members.map(({ person }) => person.id)])].sort();
}
