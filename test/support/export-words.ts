/** Words of a page that is taken out, for tests that look at what stands in it. */
import type { PageWords } from "@carethread/model";

export const exportWords: PageWords = {
  title: patient => `Messages of ${patient}`,
  taken: (by, when) => `${by}, ${when}`,
  contents: "Contents",
  untitled: "Conversation",
  messages: count => `${count}`,
  closed: "Closed",
  staffOnly: "Staff only",
  note: "Note",
  role: ({ title, relation }) => title ?? relation ?? "",
  attached: "Attached",
  picture: name => `Picture ${name}`,
  notice: () => null,
  sealed: "Encrypted",
  correctionOpen: until => `Open until ${until}`,
  correctionApproved: (by, day) => `Corrected by ${by === "team" ? "the team" : by.name} on ${day}`,
  correctionDeclined: (by, day) => `Declined by ${by === "team" ? "the team" : by.name} on ${day}`,
  correctionWrong: "Wrong",
  correctionRight: "Right",
  correctionReason: reason => `Because ${reason}`,
  correctionLater: reason => `Later because ${reason}`,
};
