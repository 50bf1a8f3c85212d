/** German: see the English table. */
import type { thread as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, duration, list, number } from "./forms.ts";

export const thread: Translated<typeof English> = {
  profile: "Profil",
  withCareTeam: "Mit Ihrem Behandlungsteam",
  withRecipient: name => `Mit ${name}`,
  new: "Neu",
  latest: "Zur neuesten Nachricht",
  latestShort: "Neueste",
  newAbove: n =>
    count(n, {
      one: "# neue Nachricht weiter oben, zur ersten gehen",
      other: "# neue Nachrichten weiter oben, zur ersten gehen",
    }),
  newBelow: n =>
    count(n, {
      one: "# neue Nachricht weiter unten, zur ersten gehen",
      other: "# neue Nachrichten weiter unten, zur ersten gehen",
    }),
  newShort: n => `${number(n)} neu`,
  markUnreadFrom: "Ab hier als ungelesen markieren",
  older: "Frühere Nachrichten anzeigen",
  newer: "Spätere Nachrichten anzeigen",
  newerFailed: "Spätere Nachrichten konnten nicht geladen werden.",
  olderFailed: "Frühere Nachrichten konnten nicht geladen werden.",
  notLoaded:
    "Sie sind offline, und diese Unterhaltung ist noch nicht auf dieser Seite. Sie wird angezeigt, sobald Sie wieder online sind.",
  exportConversation: "Unterhaltung exportieren…",
  printConversation: "Drucken…",
  exportHint: "Beides steht danach im Protokoll der Patientin oder des Patienten.",
  startedBy: {
    nobody: "Unterhaltung begonnen",
    you: "Unterhaltung von Ihnen begonnen",
    team: "Unterhaltung von Ihrem Behandlungsteam begonnen",
    other: who => `Unterhaltung von ${who} begonnen`,
  },
  closedBy: {
    nobody: "Unterhaltung geschlossen",
    you: "Unterhaltung von Ihnen geschlossen",
    team: "Unterhaltung von Ihrem Behandlungsteam geschlossen",
    other: who => `Unterhaltung von ${who} geschlossen`,
  },
  reopenedBy: {
    nobody: "Unterhaltung wieder geöffnet",
    you: "Unterhaltung von Ihnen wieder geöffnet",
    team: "Unterhaltung von Ihrem Behandlungsteam wieder geöffnet",
    other: who => `Unterhaltung von ${who} wieder geöffnet`,
  },
  closedNow: {
    opens: (opens, call) =>
      `Die Praxis ist zurzeit geschlossen. Sie öffnet ${opens}. Rufen Sie im Notfall ${call} an.`,
    within: (opens, answer, call) =>
      `Die Praxis ist zurzeit geschlossen. Sie öffnet ${opens}. Antwort von da an in der Regel nach höchstens: ${duration(answer)}. Rufen Sie im Notfall ${call} an.`,
  },
  toldClosed: {
    opens: (opens, call) =>
      `Automatische Antwort: Die Praxis ist geschlossen und öffnet ${opens}. Rufen Sie im Notfall ${call} an.`,
    within: (opens, answer, call) =>
      `Automatische Antwort: Die Praxis ist geschlossen und öffnet ${opens}. Antwort von da an in der Regel nach höchstens: ${duration(answer)}. Rufen Sie im Notfall ${call} an.`,
  },
  taskRaised: {
    "message-due": "Neue Aufgabe: eine Nachricht schreiben",
    "new-conversation": "Neue Aufgabe: diese Unterhaltung beantworten",
    correction: "Neue Aufgabe: die Bitte um Korrektur beantworten",
    unanswered: "Neue Aufgabe: Noch niemand hat geantwortet",
    unknown: "Neue Aufgabe",
  },
  taskMoved: {
    claimed: by => `${by} hat die Aufgabe übernommen`,
    released: by => `${by} hat die Aufgabe freigegeben`,
    completed: by => `${by} hat die Aufgabe erledigt`,
    cancelled: "Die Aufgabe wurde zurückgenommen",
    unknown: "Die Aufgabe wurde geändert",
  },
  taskHandedOver: (by, to) => `${by} hat die Aufgabe an ${to} übergeben`,
  taskHandedOverNote: (by, to, note) => `${by} hat die Aufgabe an ${to} übergeben: „${note}“`,
  stateOpen: "Offen",
  stateClosed: "Geschlossen",
  closeConversation: "Unterhaltung schließen",
  reopenConversation: "Unterhaltung wieder öffnen",
  encounter: type => `Behandlungskontakt: ${type}`,
  encounterStatus: { "in-progress": "Läuft", finished: "Abgeschlossen" },
  goToEncounter: "Zum Behandlungskontakt",
  linkKinds: { order: "Anordnung", document: "Dokument" },
  linked: {
    order: title => `Anordnung mit dem Behandlungskontakt verknüpft: ${title}`,
    document: title => `Dokument mit dem Behandlungskontakt verknüpft: ${title}`,
  },
  mergedInto: "Diese Unterhaltung wurde mit einer anderen zusammengeführt und geht dort weiter",
  joined: who => `${who} ist der Unterhaltung beigetreten`,
  left: who => `${who} hat die Unterhaltung verlassen`,
  invited: (by, who) => `${by} hat ${who} eingeladen`,
  removed: (by, who) => `${by} hat ${who} entfernt`,
  removedYou: by => `${by} hat Sie entfernt`,
  invitedSupport: (by, until, who) => `${by} hat den Support eingeladen, bis ${until}: ${who}`,
  supportEnded: "Der Zugriff des Supports ist beendet",
  followed: who => `${who} wird jetzt zu dieser Person benachrichtigt`,
  unfollowed: who => `${who} wird nicht mehr zu dieser Person benachrichtigt`,
  sending: "Wird gesendet…",
  waiting: "Wartet auf die Verbindung",
  waitingForFiles: "Wird gesendet, sobald die Dateien hochgeladen sind",
  notSent: "Nicht gesendet.",
  retry: "Erneut senden",
  retryAll: "Alle erneut senden",
  notSentCount: n =>
    count(n, { one: "# Nachricht wurde nicht gesendet.", other: "# Nachrichten wurden nicht gesendet." }),
  edit: "Bearbeiten",
  messageAt: (who, time) => `${who}, ${time}`,
  noteAt: (who, time) => `${who}, ${time}, interne Notiz`,
  sent: n => count(n, { one: "Nachricht gesendet", other: "# Nachrichten gesendet" }),
  noteSent: "Interne Notiz gesendet",
  announce: (who, text) => `${who}: ${text}`,
  announceNote: (who, text) => `${who}, interne Notiz: ${text}`,
  copied: (who, text) => `${who}: ${text}`,
  noteBy: who => `${who} (interne Notiz)`,
  announceMany: n => count(n, { one: "# neue Nachricht", other: "# neue Nachrichten" }),
  typing: names =>
    names.length === 1
      ? `${names[0]} schreibt…`
      : names.length === 2
        ? `${names[0]} und ${names[1]} schreiben…`
        : "Mehrere Personen schreiben…",
  watchers: names => `Beobachtet von: ${list(names)}`,
  archive: "Archivieren",
  unarchive: "Aus dem Archiv holen",
  settings: "Einstellungen der Unterhaltung",
  watch: "Diese Unterhaltung beobachten",
  watchHint: "Wer beobachtet, erfährt von jeder Nachricht, der Patientenseite und des Teams.",
  followAsk: patient => `Zu ${patient} benachrichtigt werden?`,
  followHint:
    "Sie sind nicht im Behandlungsteam dieser Person. Möchten Sie über ihre neuen Nachrichten benachrichtigt werden?",
  followYes: "Ja, benachrichtigen",
  followNo: "Nein",
  notRead: "Erhalten, noch nicht gelesen:",
  readBy: "Gelesen von:",
  andMore: n => `… und ${number(n)} weitere`,
  showFewer: "Weniger anzeigen",
  readByAll: "Von allen gelesen",
  readByTeam: "Von Ihrem Behandlungsteam gelesen",
  whoRead: "Wer das gelesen hat",
};
