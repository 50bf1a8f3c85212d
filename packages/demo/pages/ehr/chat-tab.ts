/** The chart's Chat tab: the patient's conversations, and the open one, laid out by the page from the elements' parts. */
import { element } from "../shared/dom.ts";
import type { Chart } from "./chart-data.ts";

export interface ChatTab {
  readonly element: HTMLElement;
  /** Shows a conversation, or null for the list alone. */
  show(conversation: string | null): void;
}

/** `place` is the tab's address, to which a conversation's id is added. */
export function chatTab({ key, name, patientId, deceased }: Chart, place: string): ChatTab {
  const inbox = element("care-inbox", { patient: key, "unread-mark": "red-dot" });
  const thread = element("care-thread");
  const compose = element("care-compose");
  const form = element("care-new-conversation");
  const choose = element("p", { class: "choose" }, "Choose a conversation to read it here.");
  const detail = element("section", { class: "chat-detail", "aria-label": "Conversation" }, choose);
  const start = element("button", { type: "button", class: "button" }, "New message");
  const list = element(
    "section",
    { class: "chat-list", "aria-labelledby": "chat-heading" },
    element("header", {}, element("h2", { id: "chat-heading" }, "Chats"), deceased ? null : start),
    inbox,
  );
  const back = element("button", { type: "button", class: "chat-back", slot: "start" }, "‹ Chats");
  thread.append(back);
  const made = element("div", { class: "chat sheet", "data-shows": "list" }, list, detail);

  let current: string | null = null;
  const put = (...children: readonly HTMLElement[]): void => {
    detail.replaceChildren(...children);
    made.dataset.shows = children[0] === choose ? "list" : "detail";
  };
  const show = (conversation: string | null): void => {
    if (conversation === current) return;
    current = conversation;
    inbox.conversation = conversation;
    thread.conversation = conversation;
    compose.conversation = conversation;
    if (conversation === null) put(choose);
    else put(thread, compose);
  };
  const go = (conversation: string | null): void => {
    location.hash = conversation === null ? place : `${place}/${conversation}`;
  };
  const open = async (conversation: string): Promise<void> => {
    // Also where it is the one that the form has taken the place of.
    current = null;
    show(conversation);
    go(conversation);
    await Promise.all([thread.updateComplete, compose.updateComplete]);
    // No keyboard on a touch screen takes the room away unasked.
    if (matchMedia("(pointer: coarse)").matches) thread.focusHeading();
    else compose.focus();
  };

  inbox.addEventListener("care-open-conversation", ({ detail }) => void open(detail.id));
  form.addEventListener("care-conversation-start", ({ detail }) => void open(detail.id));
  form.addEventListener("care-start-cancel", () => {
    form.reset();
    const left = current;
    current = null;
    put(choose);
    show(left);
    start.focus();
  });
  start.addEventListener("click", async () => {
    form.patient = { id: key, name, patientId };
    put(form);
    await form.updateComplete;
    form.focusFirst();
  });
  back.addEventListener("click", () => {
    const left = current;
    go(null);
    show(null);
    inbox.focusRow(left);
  });
  return { element: made, show };
}
