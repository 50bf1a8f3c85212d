/** French: see the English table. */
import type { coaching as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const coaching: Translated<typeof English> = {
  messageDue: {
    today: "Message à écrire aujourd’hui",
    overdue: day => `Message en retard depuis : ${day}`,
    next: day => `Prochain message : ${day}`,
  },
  /** Over a thread: what is due, and how often. */
  dueLine: (due, rhythm) => `${due} · ${rhythm}`,
  rhythmLine: rhythm => `Messages : ${rhythm}`,
  rhythm: "Rythme",
  rhythmHint: "À quel rythme un message est dû à ce patient. Tout message de l’équipe compte.",
  /** What can be chosen. */
  rhythmChoices: {
    plan: "Selon le plan",
    daily: "Chaque jour",
    weekly: "Chaque semaine",
    days: "Tous les quelques jours",
    paused: "En pause",
    "as-needed": "Au besoin",
  },
  rhythmEvery: "Jours d’un message à l’autre",
  rhythmUntil: "En pause jusqu’au",
  rhythmUntilHint: "Sans date, la pause dure jusqu’à ce qu’elle soit modifiée.",
  rhythmReason: "Motif",
  rhythmReasons: {
    preference: "La préférence du patient",
    readiness: "La disponibilité du patient",
    unknown: "Un autre motif",
  },
  noRhythmReason: "Aucun",
  saveRhythm: "Enregistrer",
  /** What holds, in a word. */
  rhythmIs: {
    daily: "chaque jour",
    dailyUntil: day => `chaque jour jusqu’au ${day}`,
    weekly: "chaque semaine",
    days: n => count(n, { one: "chaque jour", other: "tous les # jours" }),
    paused: "en pause",
    pausedUntil: day => `en pause jusqu’au ${day}`,
    asNeeded: "au besoin",
  },
  rhythmBecame: (who, rhythm) => `${who} a fixé le rythme : ${rhythm}`,
  rhythmBecameFor: (who, rhythm, reason) => `${who} a fixé le rythme : ${rhythm} (${reason})`,
  planBegan: day =>
    `Début du plan : ${day}. Un message est dû chaque jour pendant deux semaines, puis chaque semaine`,
  planEnded: "Le plan est terminé",
};
