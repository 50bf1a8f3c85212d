/** What is said where messages are taken out, and in the page that comes of it. */
import { count, number } from "./forms.ts";

export const exporting = {
  exportStands: "That you take it out stands in the patient’s record.",
  exportBegins: "Getting ready…",
  exportBar: "How much of it is there",
  exportProgress: (messages: number, files: number) =>
    files === 0
      ? count(messages, { one: "# message", other: "# messages" })
      : `${count(messages, { one: "# message", other: "# messages" })}, ${count(files, { one: "# file", other: "# files" })}`,
  exportCancel: "Cancel",
  exportCancelled: "Cancelled. Nothing was saved.",
  exportDone: (messages: number) =>
    `Done: ${count(messages, { one: "# message is", other: "# messages are" })} in the file.`,
  exportFailed: "Nothing was saved.",
  printBegins: "Preparing to print…",
  exportName: (patient: string, day: string) => `Messages of ${patient} ${day}`,
  exportTitle: (patient: string) => `Messages of ${patient}`,
  exportTaken: (who: string, when: string) => `Taken out by ${who} on ${when}`,
  exportContents: "Contents",
  exportUntitled: "Conversation",
  exportMessages: (n: number) => count(n, { one: "# message", other: "# messages" }),
  exportClosed: "Closed",
  exportStaffOnly: "Only staff see this conversation",
  exportNote: "Staff-only note",
  exportAttached: "Files",
  exportSealed: "Encrypted, and cannot be opened on this device",
  exportPicture: (name: string) => `Picture ${name}`,
  exportCorrectionOpen: (until: string) => `Correction asked for, answer by ${until}`,
  exportMissing: (n: number, names: string) =>
    `${number(n)} of the files could not be had, for they were held back or are gone:\n\n${names}\n`,
};
