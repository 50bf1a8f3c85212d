/** German: see the English table. */
import type { starting as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const starting: Translated<typeof English> = {
  unfinishedStart: patient =>
    `Sie haben eine nicht gesendete Nachricht an ${patient}. Senden oder verwerfen Sie sie, bevor Sie jemand anderem schreiben.`,
  searchPatients: "Nach Name oder Nummer suchen",
  startOffline:
    "Sie sind offline. Was Sie hier schreiben, bleibt erhalten; senden Sie es, wenn Sie wieder online sind.",
  patientField: "Patient/in",
  patientHint: "Name oder Patientennummer",
  patientRequired: "Wählen Sie eine Patientin oder einen Patienten.",
  patientNone: "Niemand gefunden.",
  patientSearching: "Suche läuft…",
  patientMore: "Es gibt weitere Treffer. Tippen Sie weiter, um die Liste einzugrenzen.",
  patientCount: n => count(n, { one: "# Person gefunden", other: "# Personen gefunden" }),
  patientUnavailable: "Hier gibt es niemanden, über den Sie schreiben können.",
  born: date => `geboren ${date}`,
  topic: "Thema",
  topics: ["Frage zu Medikamenten", "Untersuchungsergebnisse", "Termin", "Nachsorge nach einer Operation"],
  topicSuggestions: "Vorgeschlagene Themen",
  sendMessage: "Nachricht senden",
  sendingMessage: "Wird gesendet…",
  create: "Anlegen",
  creating: "Wird angelegt…",
  kindField: "Was möchten Sie beginnen?",
  /** What is begun, where there is more than one kind. */
  kindNames: {
    continuous: "Laufende Unterhaltung",
    topic: "Unterhaltung zu einem Thema",
    direct: "Nachricht an eine Person",
    "encounter-chat": "Chat",
    internal: "Nur im Team",
  },
  regarding: "Betrifft",
  regardingRequired: "Wählen Sie, worum es geht.",
  regardingGone: "Was Sie gewählt hatten, steht nicht mehr zur Auswahl. Bitte wählen Sie neu.",
  recipient: "Empfänger/in",
  recipientRequired: "Wählen Sie, an wen die Nachricht geht.",
  recipientGone:
    "Die Person, die Sie gewählt hatten, nimmt hier keine Nachrichten mehr an. Bitte wählen Sie neu.",
  /** Under the field *Recipient*, where there is nobody to choose. */
  nobodyToAddress: {
    portal:
      "Im Moment nimmt hier niemand aus dem Behandlungsteam Nachrichten an. Rufen Sie in der Praxis an, wenn Sie eine Antwort brauchen.",
    staff: "Für diese Person nutzt noch niemand das Portal.",
  },
  subject: "Betreff",
  titleField: "Titel",
  titleRequired: "Geben Sie einen Titel ein.",
  titleTooLong: "Dieser Titel ist zu lang. Bitte kürzen Sie ihn.",
  chooseOne: "Auswählen…",
  optional: "Freiwillig",
  /** Under one's own name, for a patient: `as` is one of `relationTo`. */
  writingAs: (who, as) => `Sie schreiben als ${who}, ${as}.`,
  encryptField: "Ende-zu-Ende verschlüsseln",
  encryptHint:
    "Nur die Geräte der Beteiligten können mitlesen, und der Archivschlüssel der Praxis. Keine Notizen, keine Suche auf dem Server, kein Support.",
  staffOnlyHint: "Diese Unterhaltung sieht nur das Praxisteam, nie die Patientin oder der Patient.",
};
