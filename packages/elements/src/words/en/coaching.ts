/** A coach's rhythm with a patient, and what is due by it. */
import { count } from "./forms.ts";

export const coaching = {
  messageDue: {
    today: "Message due today",
    overdue: (day: string) => `Message overdue since ${day}`,
    next: (day: string) => `Next message due ${day}`,
  },
  /** Over a thread: what is due, and how often. */
  dueLine: (due: string, rhythm: string) => `${due} · ${rhythm}`,
  rhythmLine: (rhythm: string) => `Messages: ${rhythm}`,
  rhythm: "Rhythm",
  rhythmHint: "How often a message to this patient is due. Any message of the team counts.",
  /** What can be chosen. */
  rhythmChoices: {
    plan: "By the plan",
    daily: "Every day",
    weekly: "Every week",
    days: "Every few days",
    paused: "Paused",
    "as-needed": "As needed",
  },
  rhythmEvery: "Days from message to message",
  rhythmUntil: "Paused until",
  rhythmUntilHint: "Without a day it stays paused until it is changed.",
  rhythmReason: "Reason",
  rhythmReasons: {
    preference: "The patient’s preference",
    readiness: "The patient’s readiness",
    unknown: "Another reason",
  },
  noRhythmReason: "None given",
  saveRhythm: "Save",
  /** What holds, in a word. */
  rhythmIs: {
    daily: "every day",
    dailyUntil: (day: string) => `every day until ${day}`,
    weekly: "every week",
    days: (n: number) => count(n, { one: "every day", other: "every # days" }),
    paused: "paused",
    pausedUntil: (day: string) => `paused until ${day}`,
    asNeeded: "as needed",
  },
  rhythmBecame: (who: string, rhythm: string) => `${who} set the rhythm: ${rhythm}`,
  rhythmBecameFor: (who: string, rhythm: string, reason: string) =>
    `${who} set the rhythm: ${rhythm} (${reason})`,
  planBegan: (day: string) =>
    `Plan started ${day}: a message is due every day for two weeks, then every week`,
  planEnded: "The plan has ended",
};
