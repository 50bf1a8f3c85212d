/** Finding a patient, and starting a conversation. */
import { count } from "./forms.ts";

export const starting = {
  unfinishedStart: (patient: string) =>
    `You have an unsent message to ${patient}. Send or cancel it before you write to someone else.`,
  searchPatients: "Search by name or ID",
  startOffline: "You are offline. What you write here is kept; send it when you are back online.",
  patientField: "Patient",
  patientHint: "Search by name or patient ID",
  patientRequired: "Choose a patient.",
  patientNone: "No patient found.",
  patientSearching: "Searching…",
  patientMore: "More patients match. Keep typing to narrow the list.",
  patientCount: (n: number) => count(n, { one: "# patient found", other: "# patients found" }),
  patientUnavailable: "There is nobody you can write about here.",
  born: (date: string) => `born ${date}`,
  topic: "Topic",
  topics: ["Medication question", "Test results", "Appointment", "Post-surgery follow-up"],
  topicSuggestions: "Suggested topics",
  sendMessage: "Send message",
  sendingMessage: "Sending…",
};
