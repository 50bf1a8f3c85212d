/** German: see the English table. */
import type { writing as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, list, number } from "./forms.ts";

export const writing: Translated<typeof English> = {
  /** Where what is written goes to the patient's phone. */
  textGoes: {
    full: "Geht als SMS an die Patientin oder den Patienten",
    link: "Es geht eine SMS mit einem Link dazu hinaus",
  },
  textLink: "die SMS enthält nur einen Link",
  textNoPortal:
    "Es geht keine SMS hinaus: SMS enthalten nur einen Link zum Portal, und diese Person nutzt es nicht.",
  textCount: (texts, used, room) =>
    `${count(texts, { one: "# SMS", other: "# SMS" })}, ${used} von ${room} Zeichen`,
  texts: n => count(n, { one: "# SMS", other: "# SMS" }),
  textCost: cost => `etwa ${cost}`,
  textTooLong: n =>
    count(n, { one: "# Zeichen zu lang für eine SMS", other: "# Zeichen zu lang für eine SMS" }),
  placeholder: "Nachricht schreiben",
  mergedAway: "Diese Unterhaltung wurde mit einer anderen zusammengeführt. Bitte schreiben Sie dort.",
  send: "Senden",
  reply: "Antworten",
  reopen: "Wieder öffnen",
  draftKept: "Nicht gesendet und als Ihr Entwurf aufbewahrt:",
  notePlaceholder: "Interne Notiz schreiben",
  noteHint: "Diese Notiz sieht nur das Praxisteam, nie die Patientin oder der Patient.",
  sendNote: "Interne Notiz senden",
  answering: names =>
    names.length === 1
      ? `${names[0]} antwortet gerade`
      : names.length === 2
        ? `${names[0]} und ${names[1]} antworten gerade`
        : "Mehrere aus dem Team antworten gerade",
  answeredMeanwhile: names =>
    names.length === 1
      ? `${names[0]} hat geantwortet, während Sie schrieben. Lesen Sie es, bevor Sie senden.`
      : "Andere aus dem Team haben geantwortet, während Sie schrieben. Lesen Sie es, bevor Sie senden.",
  sendAnyway: "Trotzdem senden",
  mention: "Jemanden erwähnen",
  mentionCount: n =>
    count(n, {
      one: "# Person zum Erwähnen. Mit den Pfeiltasten bewegen, mit der Eingabetaste wählen.",
      other: "# Personen zum Erwähnen. Mit den Pfeiltasten bewegen, mit der Eingabetaste wählen.",
    }),
  mentionMore: "Es gibt weitere Treffer. Tippen Sie weiter, um die Liste einzugrenzen.",
  mentionNobody: name =>
    `${name} erwähnt niemanden: So heißt hier niemand. Wählen Sie eine Person aus der Liste, um sie zu erwähnen.`,
  mentionGone: names =>
    `Hier nicht mehr zu erwähnen: ${list(names)}. Entfernen Sie die Erwähnung und senden Sie noch einmal.`,
  mentionReasons: { "mention-no-access": "Darf diese Patientendaten nicht sehen" },
  mentionsTooMany: most =>
    count(most, {
      one: "Eine Nachricht kann höchstens # Person erwähnen.",
      other: "Eine Nachricht kann höchstens # Personen erwähnen.",
    }),
  supportHint: "Den technischen Support Ihrer Praxis einladen",
  supportAsk: "Support einladen?",
  supportSees: (patient, topic) =>
    `Der Support sieht diese Nachricht und was ihr folgt, Name (${patient}) und Nummer der Person, das Thema (${topic}) und wer im Behandlungsteam ist. Nichts Früheres.`,
  supportSeesUntitled: patient =>
    `Der Support sieht diese Nachricht und was ihr folgt, Name (${patient}) und Nummer der Person und wer im Behandlungsteam ist. Nichts Früheres.`,
  supportFor: minutes =>
    minutes === null
      ? "Der Zugriff endet von selbst."
      : count(minutes, {
          one: "Der Zugriff endet nach # Minute von selbst.",
          other: "Der Zugriff endet nach # Minuten von selbst.",
        }),
  invite: "Einladen",
  charactersLeft: n => count(n, { one: "Noch # Zeichen", other: "Noch # Zeichen" }),
  charactersOver: n => count(n, { one: "# Zeichen zu viel", other: "# Zeichen zu viel" }),
  tooLong: most =>
    `Eine Nachricht kann höchstens ${number(most)} Zeichen haben. Bitte kürzen Sie sie oder senden Sie sie in Teilen.`,
  message: "Nachricht",
  encryptionShut: "Sie können hier gerade nicht schreiben.",
};
