/** Conversations by topic with the whole care team, with figures above the list. */
import type { Preset } from "./preset.ts";

export const topics: Preset = {
  kinds: ["topic", "internal"],
  encryption: true,
  notes: true,
  markerLook: { staff: "pulsing-dot", portal: "pulsing-dot" },
  tabs: { staff: ["all", "unread", "read", "archived"], portal: [] },
  archive: { staff: true, portal: false },
  statsOnTop: true,
  topics: ["Post-Surgery Follow-up", "Medication Questions"],
  labels: {
    en: {
      newMessage: "New Message",
      topic: "Topic",
      sendMessage: "Send Message",
      "tabNames.all": "All",
      "tabNames.unread": "Unread",
      "tabNames.read": "Read",
      "tabNames.archived": "Archived",
    },
  },
};
