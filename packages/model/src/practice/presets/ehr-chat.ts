/** Chats of the chart: patients begin them by a questionnaire, and each has its encounter and task. */
import type { Preset } from "./preset.ts";

export const ehrChat: Preset = {
  kinds: ["encounter-chat"],
  staffAccess: "searchable",
  notes: true,
  markerLook: { staff: "red-dot", portal: "red-dot" },
  tabs: { staff: [], portal: [] },
  labels: {
    en: {
      listHeading: "Conversations",
      tasksHeading: "Tasklist",
      newMessage: "New chat",
      sendAMessage: "send a message",
      titleField: "Title",
      create: "Create",
      send: "Send",
      begin: "begin",
      submit: "Submit",
    },
  },
};
