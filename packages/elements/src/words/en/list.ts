/** The messenger and its list. */
import { count } from "./forms.ts";

export const list = {
  conversations: "Conversations",
  /** Over the messenger's list. */
  listHeading: "Messages",
  noConversations: "No conversations yet",
  choose: "Choose a conversation to read it here.",
  back: "Back to conversations",
  more: "Show more conversations",
  moreFailed: "More conversations could not be loaded.",
  partFailed: "This part could not be loaded. Check your connection, or reload the page.",
  afterAuthor: ":",
  messageCount: (n: number) => count(n, { one: "# message", other: "# messages" }),
  openProfile: (patient: string) => `${patient}, open profile`,
  lostMessages: (n: number) =>
    count(n, {
      one: "# message could not be sent for a week and was removed from this device.",
      other: "# messages could not be sent for a week and were removed from this device.",
    }),
  lostDrafts: (n: number) =>
    count(n, {
      one: "# draft older than a week was removed from this device.",
      other: "# drafts older than a week were removed from this device.",
    }),
  understood: "OK",
  noConversationYet: "No conversation yet",
  writeTo: (patient: string) => `Write to ${patient}`,
  conversationsWith: (patient: string) => `Conversations with ${patient}`,
  allConversations: "All conversations",
  /** The name of the button that shows a plus alone. */
  plusNamed: (label: string) => `+ ${label}`,
  closed: "Closed",
  notMarked: "That could not be done. Check your connection and try again.",
  sendAMessage: "send a message",
  closeTeam: "Close care team",
};
