/** The head remembers which texts never arrived, so that it can be decided whether one is sent again. */
import { type Delivery, type UnsentTexts, withDelivery } from "../../../texting/texting.ts";
import type { ViewState } from "../../state.ts";

export function withUnsent(view: ViewState, message: string, delivery: Delivery | null): ViewState {
  return holding(view, withDelivery(view.head.unsent, message, delivery));
}

export function holding(view: ViewState, texts: UnsentTexts | undefined): ViewState {
  const { unsent: _, ...head } = view.head;
  return { ...view, head: texts === undefined ? head : { ...head, unsent: texts } };
}
