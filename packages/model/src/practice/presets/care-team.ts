/** A care-team module: one conversation a patient, texting, and staff who are notified of the patient's messages alone. */
import type { Preset } from "./preset.ts";

export const careTeam: Preset = {
  kinds: ["continuous"],
  staffAccess: "searchable",
  careTeamLevel: "patient-only",
  notes: true,
  watchOnReply: false,
  notifyOf: "patient-only",
  followQuestion: "dialog",
  markerLook: { staff: "exclamation", portal: "blue-dot" },
  tabs: { staff: [], portal: [] },
  enrolmentNeeded: true,
  labels: {
    en: {
      listHeading: "Messages",
      conversations: "Messages",
      searchConversations: "Search",
      careTeam: "Care Team",
      followYes: "Yes",
      followNo: "No",
      "roles.notification-user": "Notification User",
      newPatientMessage: "New Patient Message",
      unreadReminder: "Unread Message Reminder",
    },
  },
};
