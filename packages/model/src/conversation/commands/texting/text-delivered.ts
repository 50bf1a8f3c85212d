/** The provider says what became of a text. */
import { refusal } from "../../../refusals/refusals.ts";
import type { Delivery } from "../../../texting/texting.ts";
import { Draft } from "../../draft.ts";
import type { CommandRule } from "../base.ts";

export interface TextDelivered {
  readonly type: "text-delivered";
  readonly message: string;
  readonly delivery: Delivery;
}

export const textDelivered: CommandRule<TextDelivered> = {
  decide(state, context, { message, delivery }) {
    if (context.facts.person.person.side !== "system") return refusal("not-allowed");
    const draft = new Draft(state, context);
    draft.add({ type: "text-delivered", message, delivery });
    return draft.decided();
  },
};
