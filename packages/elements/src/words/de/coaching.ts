/** German: see the English table. */
import type { coaching as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const coaching: Translated<typeof English> = {
  messageDue: {
    today: "Nachricht heute fällig",
    overdue: day => `Nachricht überfällig seit ${day}`,
    next: day => `Nächste Nachricht fällig: ${day}`,
  },
  /** Over a thread: what is due, and how often. */
  dueLine: (due, rhythm) => `${due} · ${rhythm}`,
  rhythmLine: rhythm => `Nachrichten: ${rhythm}`,
  rhythm: "Rhythmus",
  rhythmHint: "Wie oft eine Nachricht an diese Person fällig ist. Jede Nachricht des Teams zählt.",
  /** What can be chosen. */
  rhythmChoices: {
    plan: "Nach dem Plan",
    daily: "Täglich",
    weekly: "Wöchentlich",
    days: "Alle paar Tage",
    paused: "Pausiert",
    "as-needed": "Nach Bedarf",
  },
  rhythmEvery: "Tage von Nachricht zu Nachricht",
  rhythmUntil: "Pausiert bis",
  rhythmUntilHint: "Ohne Datum bleibt es pausiert, bis es geändert wird.",
  rhythmReason: "Grund",
  rhythmReasons: {
    preference: "Auf eigenen Wunsch",
    readiness: "Bereitschaft zur Mitarbeit",
    unknown: "Ein anderer Grund",
  },
  noRhythmReason: "Keine Angabe",
  saveRhythm: "Speichern",
  /** What holds, in a word. */
  rhythmIs: {
    daily: "täglich",
    dailyUntil: day => `täglich bis ${day}`,
    weekly: "wöchentlich",
    days: n => count(n, { one: "jeden Tag", other: "alle # Tage" }),
    paused: "pausiert",
    pausedUntil: day => `pausiert bis ${day}`,
    asNeeded: "nach Bedarf",
  },
  rhythmBecame: (who, rhythm) => `${who} hat den Rhythmus festgelegt: ${rhythm}`,
  rhythmBecameFor: (who, rhythm, reason) => `${who} hat den Rhythmus festgelegt: ${rhythm} (${reason})`,
  planBegan: day =>
    `Planbeginn: ${day}. Zwei Wochen lang ist täglich eine Nachricht fällig, danach wöchentlich`,
  planEnded: "Der Plan ist beendet",
};
