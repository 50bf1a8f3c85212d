/** German: see the English table. */
import type { general as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

/** The line over a thread or a list; empty where there is nothing to say. */
const status: (typeof English)["status"] = {
  connecting: "Verbindung wird hergestellt…",
  live: "",
  reconnecting: "Die Verbindung wurde unterbrochen. Neuer Versuch…",
  offline: "Sie sind offline. Was Sie schreiben, wird gesendet, sobald Sie wieder online sind.",
  unavailable: "",
  paused: "Solange Sie abwesend sind, wird nichts aktualisiert.",
};

const ended: (typeof English)["ended"] = {
  "not-found": "Diese Unterhaltung ist nicht verfügbar.",
  "right-lost": "Sie haben keinen Zugriff mehr auf diese Unterhaltung.",
  "wrong-version": "Diese Seite ist veraltet. Bitte laden Sie sie neu.",
  "bad-frame": "Etwas ist schiefgegangen. Bitte laden Sie die Seite neu.",
  "signed-out": "Sie sind abgemeldet.",
  "session-ended": "Ihre Sitzung ist beendet. Bitte melden Sie sich wieder an.",
  "not-wiped":
    "Sie sind abgemeldet, aber was Sie geschrieben haben, konnte nicht von diesem Gerät entfernt werden. Wenden Sie sich an Ihre IT oder löschen Sie die Daten dieser Website im Browser.",
};

export const general: Translated<typeof English> = {
  status,
  noToken: {
    expired: "Ihre Sitzung ist beendet. Bitte melden Sie sich wieder an.",
    failed: "Nachrichten sind im Moment nicht verfügbar.",
  },
  ended,
  endedInbox: {
    ...ended,
    "not-found": "Nachrichten sind hier für Sie nicht verfügbar.",
    "right-lost": "Sie haben keinen Zugriff mehr auf Nachrichten.",
  },
  neverReached: "Der Server ist nicht erreichbar. Neuer Versuch…",
  unreachable:
    "Der Server ist nicht erreichbar. Bitte prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.",
  notSetUp: "Nachrichten sind auf dieser Seite im Moment nicht verfügbar.",
  tryAgain: "Erneut versuchen",
  signInAgain: "Wieder anmelden",
  loading: "Wird geladen…",
  cancel: "Abbrechen",
  messages: "Nachrichten",
  conversation: "Unterhaltung",
  markRead: "Als gelesen markieren",
  markUnread: "Als ungelesen markieren",
  openOther: "Die andere Unterhaltung öffnen",
  you: "Sie",
  note: "Interne Notiz",
  /** What marks a whole conversation that is among staff. */
  staffOnly: "Nur Team",
  patientId: id => `Nr. ${id}`,
  deceased: "Verstorben",
  notRegistered: "Nicht mehr registriert",
  careTeam: "Behandlungsteam",
  encrypted: "Verschlüsselt",
  newMessage: "Neue Nachricht",
  noMessages: "Noch keine Nachrichten",
};
