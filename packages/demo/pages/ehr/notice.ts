/** Tells of what waits, without a word of whom it is about: somebody else may look at the screen. */
import type { CareNotificationEvent, CareTextingMoveEvent } from "@carethread/elements";
import { byId, element } from "../shared/dom.ts";

function sentenceOf({ reason, unread = 1 }: CareNotificationEvent["detail"]): string {
  if (reason === "reminder") return "A message is still unread";
  if (reason === "task") return "You have a new task";
  if (reason === "correction") return "A correction was answered";
  return unread > 1 ? `${unread} unread messages in a conversation` : "You have an unread message";
}

const statuses: Readonly<Record<CareTextingMoveEvent["detail"]["status"], string>> = {
  none: "",
  pending: "Pending",
  failed: "Failed",
  "opted-out": "Opted Out",
  enabled: "Enabled",
};

/** The newest notice stands until it is opened or put away: who reads slowly misses nothing. */
export function showNotices(): void {
  const notice = byId("notice");
  let waits = "";
  const clear = (): void => notice.replaceChildren();
  const show = (sentence: string, address: string): void => {
    const open = element("a", { href: address }, "Open");
    const dismiss = element("button", { type: "button", "aria-label": "Dismiss", title: "Dismiss" }, "×");
    open.addEventListener("click", clear);
    dismiss.addEventListener("click", clear);
    notice.replaceChildren(element("p", {}, sentence), open, dismiss);
  };
  document.addEventListener("care-open-conversation", ({ detail }) => {
    if (detail.id === waits) clear();
  });
  document.addEventListener("care-notification", ({ detail }) => {
    waits = detail.conversation;
    show(sentenceOf(detail), `#/messages/${detail.conversation}`);
  });
  document.addEventListener("care-texting-move", ({ detail: { patient, status } }) => {
    waits = "";
    show(`Text messages of a patient: ${statuses[status]}`, `#/patients/${patient}`);
  });
}
