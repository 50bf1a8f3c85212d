/** A portal's inbox: messages to one of the staff, with a subject, archived by each for themselves. */
import type { Preset } from "./preset.ts";

export const portalInbox: Preset = {
  kinds: ["direct"],
  reply: "button",
  markerLook: { staff: "dot", portal: "blue-dot" },
  tabs: { staff: [], portal: ["active", "archived"] },
  archive: { staff: false, portal: true },
  search: { minChars: { staff: 1, portal: 3 } },
  labels: {
    en: {
      listHeading: "My Messages",
      conversations: "My Messages",
      newMessage: "Compose",
      sendMessage: "Send",
      regarding: "Regarding",
      recipient: "Recipient",
      subject: "Subject",
      message: "Message",
      reply: "Reply",
      searchConversations: "Search",
      "tabNames.active": "Active",
      "tabNames.archived": "Archived",
      unarchive: "Unarchive",
      administration: "Super Admin",
    },
  },
};
