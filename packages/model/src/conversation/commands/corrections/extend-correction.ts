/** Staff put the day later by which they answer who asks for a correction: once, and they say why. */
import * as z from "zod/mini";
import { can } from "../../../access/access.ts";
import { endOfDay } from "../../../cadence/cadence.ts";
import { extendedBy } from "../../../correction/correction.ts";
import { Key } from "../../../names.ts";
import { refusal } from "../../../refusals/refusals.ts";
import { authorOf, targetOf } from "../../context.ts";
import { Draft } from "../../draft.ts";
import { type SpokenRule, Text } from "../base.ts";
import { aboutOf, correctionWords, openOf } from "./base.ts";

export const ExtendCorrection = z.object({
  type: z.literal("extend-correction"),
  correction: Key,
  reason: Text,
});
export type ExtendCorrection = z.infer<typeof ExtendCorrection>;

export const extendCorrection: SpokenRule<ExtendCorrection> = {
  schema: ExtendCorrection,
  decide(state, context, { correction, reason: said }) {
    const { facts, now } = context;
    const denied = can(facts, "amend", targetOf(state, now));
    if (denied !== null) return refusal(denied);
    const open = openOf(state, correction);
    if ("refused" in open) return open;
    if (open.staff.extended) return refusal("correction-extended");
    const reason = correctionWords(said);
    if (typeof reason !== "string") return reason;
    const until = extendedBy(open.staff.until);
    const due = endOfDay(facts.settings.hours, until);
    const draft = new Draft(state, context);
    draft.add(
      { type: "correction-extended", ...aboutOf(open), until, due, body: { reason } },
      authorOf(facts),
    );
    return draft.decided();
  },
};
