/** Finishes an encounter, or links something to it; the host's back end alone may. */
import * as z from "zod/mini";
import type { EncounterLink } from "../../../encounter/encounter.ts";
import { Key } from "../../../names.ts";
import { pageLimits } from "../../../page-limits.ts";
import { wellFormed } from "../../../people/people.ts";
import { type Refusal, refusal } from "../../../refusals/refusals.ts";
import type { Decided } from "../../context.ts";
import { Draft } from "../../draft.ts";
import { CommandId, type CommandRule } from "../base.ts";
import { moveEncounter } from "./follow.ts";

const Address = z.string().check(z.maxLength(500), z.regex(/^https:\/\/[^\s]+$/, "an https address"));

/** As a host sends it. */
const Link = z.object({
  kind: z.enum(["order", "document"]),
  title: z.string().check(z.trim(), z.minLength(1), z.maxLength(pageLimits.titleLength), wellFormed),
  url: z.optional(Address),
  date: z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, "a day, YYYY-MM-DD"))),
}) satisfies z.ZodMiniType<EncounterLink>;

export const FinishEncounter = z.object({
  type: z.literal("finish"),
  commandId: CommandId,
  encounter: Key,
});
export type FinishEncounter = z.infer<typeof FinishEncounter>;

export const LinkToEncounter = z.object({
  type: z.literal("link"),
  commandId: CommandId,
  encounter: Key,
  link: Link,
});
export type LinkToEncounter = z.infer<typeof LinkToEncounter>;

export const EncounterChange = z.discriminatedUnion("type", [FinishEncounter, LinkToEncounter]);
export type EncounterChange = z.infer<typeof EncounterChange>;

export interface ChangeEncounter {
  readonly type: "change-encounter";
  readonly change: EncounterChange;
}

export const changeEncounter: CommandRule<ChangeEncounter> = {
  decide(state, context, { change }): Decided | Refusal {
    if (context.facts.person.person.side !== "system") return refusal("not-allowed");
    const { encounter, lifecycle, policy } = state.staff.head;
    if (encounter?.id !== change.encounter) return refusal("not-found");
    const draft = new Draft(state, context);
    if (change.type === "finish") {
      // Its conversation ends with it, but outlives its days: who finishes what is finished has what they wanted.
      if (lifecycle === "open" && policy.encounter !== "per-day") draft.add({ type: "closed" });
      moveEncounter(draft, "finish");
    } else {
      if (encounter.status === "finished") return refusal("encounter-finished");
      draft.add({ type: "encounter-linked", encounter: encounter.id, link: change.link });
    }
    return draft.decided();
  },
};
