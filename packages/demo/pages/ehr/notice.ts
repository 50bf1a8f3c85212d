/** Tells of what waits, without a word of whom it is about: somebody else may look at the screen. */
import type { CareNotificationEvent } from "@carethread/elements";
import { byId, element } from "../shared/dom.ts";

function sentenceOf({ reason, unread = 1 }: CareNotificationEvent["detail"]): string {
  if (reason === "reminder") return "A message is still unread";
  if (reason === "task") return "You have a new task";
  return unread > 1 ? `${unread} unread messages in a conversation` : "You have an unread message";
}

/** The newest notice stands until it is opened or put away: who reads slowly misses nothing. */
export function showNotices(): void {
  const notice = byId("notice");
  let waits = "";
  const clear = (): void => notice.replaceChildren();
  document.addEventListener("care-open-conversation", ({ detail }) => {
    if (detail.id === waits) clear();
  });
  document.addEventListener("care-notification", ({ detail }) => {
    const { conversation } = detail;
    const open = element("a", { href: `#/messages/${conversation}` }, "Open");
    const dismiss = element("button", { type: "button", "aria-label": "Dismiss", title: "Dismiss" }, "×");
    waits = conversation;
    open.addEventListener("click", clear);
    dismiss.addEventListener("click", clear);
    notice.replaceChildren(element("p", {}, sentenceOf(detail)), open, dismiss);
  });
}
