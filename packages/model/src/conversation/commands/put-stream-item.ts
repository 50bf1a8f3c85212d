/** Puts something of the practice's system into the stream, or changes what is there; its back end alone may. */
import { refusal } from "../../refusals/refusals.ts";
import type { StreamItem } from "../../stream/stream.ts";
import { Draft, isSame } from "../draft.ts";
import type { CommandRule } from "./base.ts";

export interface PutItem {
  readonly type: "put-stream-item";
  readonly item: StreamItem;
  /** How it stands by now; null where it never stood there. */
  readonly before: StreamItem | null;
}

export const putStreamItem: CommandRule<PutItem> = {
  decide(state, context, { item, before }) {
    if (context.facts.person.person.side !== "system") return refusal("not-allowed");
    if (state.staff.head.lifecycle === "closed") return refusal("closed");
    if (state.staff.head.keys !== undefined) return refusal("encrypted");
    const draft = new Draft(state, context);
    // What never stood there needs no word to take it away.
    const isNothing = before === null && item.cancelled === true;
    if (!isNothing && !isSame(item, before))
      draft.add({ type: "stream-item", item, ...(before === null ? {} : { before }) });
    return draft.decided();
  },
};
