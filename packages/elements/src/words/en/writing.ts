/** The composer. */
import type { RefusalCode } from "@carethread/model";
import { count, list, number } from "./forms.ts";

export const writing = {
  /** Where what is written goes to the patient's phone. */
  textGoes: { full: "Goes to the patient’s phone as a text", link: "The patient is texted a link to it" },
  textLink: "the text only brings a link",
  textNoPortal: "No text goes out: texts only bring a link to the portal, and this patient does not use it.",
  textCount: (texts: number, used: number, room: number) =>
    `${count(texts, { one: "# text", other: "# texts" })}, ${used} of ${room} characters`,
  texts: (n: number) => count(n, { one: "# text", other: "# texts" }),
  textCost: (cost: string) => `about ${cost}`,
  textTooLong: (n: number) =>
    count(n, { one: "# character too long for a text", other: "# characters too long for a text" }),
  placeholder: "Write a message",
  mergedAway: "This conversation was merged into another one. Please write there.",
  send: "Send",
  reply: "Reply",
  reopen: "Reopen",
  draftKept: "Not sent, and kept as your draft:",
  notePlaceholder: "Write a staff-only note",
  noteHint: "Only staff see this note, never the patient.",
  sendNote: "Send staff-only note",
  answering: (names: readonly string[]) =>
    names.length === 1
      ? `${names[0]} is answering`
      : names.length === 2
        ? `${names[0]} and ${names[1]} are answering`
        : "Several colleagues are answering",
  answeredMeanwhile: (names: readonly string[]) =>
    names.length === 1
      ? `${names[0]} answered while you were writing. Read it before you send.`
      : "Colleagues answered while you were writing. Read it before you send.",
  sendAnyway: "Send anyway",
  mention: "Mention someone",
  mentionCount: (n: number) =>
    count(n, {
      one: "# person to mention. Up and Down move, Enter chooses.",
      other: "# people to mention. Up and Down move, Enter chooses.",
    }),
  mentionMore: "More people match. Keep typing to narrow the list.",
  mentionNobody: (name: string) =>
    `${name} mentions nobody: no one here has that name. Choose a person from the list to mention them.`,
  mentionGone: (names: readonly string[]) =>
    `${list(names)} cannot be mentioned here any more. Take the mention out, then send again.`,
  mentionReasons: { "mention-no-access": "May not see this patient" } as Partial<Record<RefusalCode, string>>,
  mentionsTooMany: (most: number) =>
    count(most, {
      one: "A message can mention at most # person.",
      other: "A message can mention at most # people.",
    }),
  supportHint: "Invite your practice’s technical support",
  supportAsk: "Invite support?",
  supportSees: (patient: string, topic: string) =>
    `Support will see this message and what follows it, the patient’s name (${patient}) and ID, the topic (${topic}), and who is in the care team. Nothing earlier.`,
  supportSeesUntitled: (patient: string) =>
    `Support will see this message and what follows it, the patient’s name (${patient}) and ID, and who is in the care team. Nothing earlier.`,
  supportFor: (minutes: number | null) =>
    minutes === null
      ? "Their access ends by itself."
      : count(minutes, {
          one: "Their access ends by itself after # minute.",
          other: "Their access ends by itself after # minutes.",
        }),
  invite: "Invite",
  charactersLeft: (n: number) => count(n, { one: "# character left", other: "# characters left" }),
  charactersOver: (n: number) => count(n, { one: "# character too many", other: "# characters too many" }),
  tooLong: (most: number) =>
    `A message can have at most ${number(most)} characters. Please shorten it or send it in parts.`,
  message: "Message",
  encryptionShut: "You cannot write here at the moment.",
};
