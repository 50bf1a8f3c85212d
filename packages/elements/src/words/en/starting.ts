/** Finding a patient, and starting a conversation. */
import type { Kind } from "@carethread/model";
import { count } from "./forms.ts";

/** What is begun, where there is more than one kind. */
const kindNames: Readonly<Record<Kind, string>> = {
  continuous: "Ongoing conversation",
  topic: "Conversation by topic",
  direct: "Message to one person",
  "encounter-chat": "Chat",
  internal: "Among staff only",
};

/** Under the field *Recipient*, where there is nobody to choose. */
const nobodyToAddress = {
  portal:
    "Nobody of the care team takes messages here at the moment. Call the practice if you need an answer.",
  staff: "Nobody uses the portal for this patient yet.",
};

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
  topics: [
    "Medication question",
    "Test results",
    "Appointment",
    "Post-surgery follow-up",
  ] as readonly string[],
  topicSuggestions: "Suggested topics",
  sendMessage: "Send message",
  sendingMessage: "Sending…",
  create: "Create",
  creating: "Creating…",
  kindField: "What do you want to begin?",
  kindNames,
  regarding: "Regarding",
  regardingRequired: "Choose what this is about.",
  regardingGone: "What you had chosen is no longer offered. Choose again.",
  recipient: "Recipient",
  recipientRequired: "Choose a recipient.",
  recipientGone: "The person you had chosen no longer takes messages here. Choose again.",
  nobodyToAddress,
  subject: "Subject",
  titleField: "Title",
  titleRequired: "Enter a title.",
  titleTooLong: "This title is too long. Please shorten it.",
  chooseOne: "Choose…",
  optional: "Optional",
  /** Under one's own name, for a patient: `as` is one of `relationTo`. */
  writingAs: (who: string, as: string) => `You write as ${who}, ${as}.`,
  encryptField: "Encrypt end to end",
  encryptHint:
    "Only the devices of who takes part can read it, and the practice’s records key. No notes, search on the server or support.",
  staffOnlyHint: "Only staff see this conversation, never the patient.",
};
