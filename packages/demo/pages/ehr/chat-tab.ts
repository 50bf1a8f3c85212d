/** The chart's Chat tab: the messenger with this patient's conversations alone, beside the chart's facts where there is room. */
import { element } from "../shared/dom.ts";
import type { Chart } from "./chart-data.ts";
import { features } from "./features.ts";

export interface ChatTab {
  readonly element: HTMLElement;
  /** Shows a conversation, or null for the list alone. */
  show(conversation: string | null): void;
}

/** `place` is the tab's address, to which a conversation's id is added. */
export function chatTab({ key, name, patientId }: Chart, place: string): ChatTab {
  const messenger = element("care-messenger", { density: features.density });
  messenger.patient = { id: key, name, patientId };
  const go = (conversation: string | null): void => {
    location.hash = conversation === null ? place : `${place}/${conversation}`;
  };
  messenger.addEventListener("care-open-conversation", ({ detail }) => go(detail.id));
  messenger.addEventListener("care-conversation-start", ({ detail }) => go(detail.id));
  messenger.addEventListener("care-conversation-leave", () => go(null));
  return {
    element: element("div", { class: "chat sheet" }, messenger),
    show(conversation) {
      messenger.conversation = conversation;
    },
  };
}
