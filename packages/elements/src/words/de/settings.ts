/** German: see the English table. */
import type { settings as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const settings: Translated<typeof English> = {
  newPatientMessage: "Neue Nachricht aus der Patientenschaft",
  newPatientMessageHint: "Sie werden benachrichtigt, wenn jemand, den Sie betreuen, eine Nachricht sendet.",
  unreadReminder: "Erinnerung an ungelesene Nachrichten",
  unreadReminderHint: "Sie werden erinnert, wenn eine Patientennachricht mehr als 24 Stunden ungelesen ist.",
  newTask: "Neue Aufgabe",
  newTaskHint: "Sie werden über neue Aufgaben zu Personen benachrichtigt, in deren Behandlungsteam Sie sind.",
  twoWayTexting: "SMS in beide Richtungen",
  twoWayTextingHint:
    "Sie werden benachrichtigt, wenn der SMS-Status einer Person, die Sie betreuen oder angemeldet haben, zu Ausstehend, Aktiv, Fehlgeschlagen oder Abgemeldet wechselt.",
  enterSends: "Eingabetaste sendet die Nachricht",
  enterSendsHint: "Ist dies aus, beginnt die Eingabetaste eine neue Zeile, und Strg+Eingabe sendet.",
};
