/** Which flags are changed together: those that a mix ties to each other stand in one section. */
import { type FlagName, flags } from "@carethread/model";
import type { AdministrationWords } from "./english.ts";

export type SectionName = keyof AdministrationWords["flagSections"];

const flagsOf: Readonly<Partial<Record<SectionName, readonly FlagName[]>>> = {
  channels: ["portalMessaging", "messaging", "texting", "enrolmentNeeded", "kinds", "policies"],
  texts: ["textContent", "textAddress", "textSignature", "textQuiet", "textPrice", "textCurrency"],
  preset: ["preset"],
  answers: ["answerWithin", "topics", "country", "emergencyNumber"],
  work: ["tasking", "encounterType", "resolveWithin", "hours"],
  staff: ["staffAccess", "careTeamLevel", "notes", "noteOnMention", "watchOnReply", "supportFor"],
  list: ["marker", "markerLook", "tabs", "archive", "streamFilter", "search", "statsOnTop"],
  writing: ["enterSends", "reply", "attachmentTypes", "attachmentSize", "attachmentCount"],
  notifications: ["notifyOf", "followQuestion", "notifyPause", "reminderAfter"],
  sessions: ["sessionIdleStaff", "sessionIdlePortal", "sessionLength"],
  help: ["help"],
  questionnaires: ["questionnairesOff"],
  words: ["labels"],
};

const placed = new Set(Object.values(flagsOf).flat());

export interface Section {
  readonly name: SectionName;
  readonly flags: readonly FlagName[];
}

/** In the order in which they stand; a flag that no section names stands in the last. */
export const sections: readonly Section[] = [
  ...Object.entries(flagsOf).map(([name, flags]) => ({ name: name as SectionName, flags })),
  { name: "more" as const, flags: (Object.keys(flags) as FlagName[]).filter(flag => !placed.has(flag)) },
].filter(({ flags }) => flags.length > 0);
