/** German: see the English table. */
import type { record as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, number } from "./forms.ts";

export const record: Translated<typeof English> = {
  record: "Protokoll",
  recordAbout:
    "Wer was geöffnet, gesehen, gesucht und geändert hat. Wählen Sie eine Patientin oder einen Patienten, jemanden aus dem Praxisteam oder beides; ohne Auswahl steht hier, was an den Einstellungen der Praxis geändert wurde.",
  recordFailed: "Das Protokoll konnte nicht geladen werden.",
  recordStaff: "Aus dem Praxisteam",
  recordStaffHint: "Nach Name oder Titel suchen",
  recordStaffNone: "Niemand mit diesem Namen.",
  recordClear: what => `${what} leeren`,
  recordWhen: "Wann",
  recordWho: "Wer",
  recordWhat: "Was",
  recordOf: "Patient/in",
  recordOnly: name => `Nur ${name}`,
  recordEmpty: "Hier steht nichts.",
  recordOlder: "Ältere Einträge anzeigen",
  recordCount: n => count(n, { one: "# Eintrag", other: "# Einträge" }),
  recordOpened: {
    team: "Hat eine Unterhaltung geöffnet, aus dem Behandlungsteam",
    "patient-side": "Hat eine Unterhaltung geöffnet, auf der Patientenseite",
    searched: "Hat eine Unterhaltung von außerhalb des Behandlungsteams geöffnet",
    "notification-user":
      "Hat eine Unterhaltung von außerhalb des Behandlungsteams geöffnet, um benachrichtigt zu werden",
    invited: "Hat eine Unterhaltung von außerhalb des Behandlungsteams geöffnet, auf Einladung",
    support: "Hat eine Unterhaltung geöffnet, als Support gerufen",
    host: "Hat eine Unterhaltung durch das eigene System der Praxis gelesen",
  },
  recordShown: "Hat eine Unterhaltung angezeigt bekommen",
  recordSearched: {
    messages: hits =>
      count(hits, {
        one: "Hat Nachrichten durchsucht: # Unterhaltung gefunden",
        other: "Hat Nachrichten durchsucht: # Unterhaltungen gefunden",
      }),
    patients: hits =>
      count(hits, {
        one: "Hat nach Patientinnen und Patienten gesucht: # Person gefunden",
        other: "Hat nach Patientinnen und Patienten gesucht: # Personen gefunden",
      }),
  },
  recordExported: {
    record: "Hat das Protokoll exportiert",
    messages: "Hat alle Nachrichten exportiert",
    conversation: "Hat eine Unterhaltung exportiert",
  },
  recordMembership: {
    team: {
      added: name => `Hat ${name} ins Behandlungsteam aufgenommen`,
      removed: name => `Hat ${name} aus dem Behandlungsteam entfernt`,
      changed: name => `Hat die Rolle von ${name} im Behandlungsteam geändert`,
    },
    linked: {
      added: name => `Lässt ${name} auf der Patientenseite schreiben`,
      removed: name => `Lässt ${name} nicht mehr auf der Patientenseite schreiben`,
      changed: name => `Hat geändert, in welchem Verhältnis ${name} zur Patientin oder zum Patienten steht`,
    },
    followers: {
      added: name => `${name} möchte benachrichtigt werden`,
      removed: name => `${name} wird nicht mehr benachrichtigt`,
      changed: name => `Hat geändert, wie ${name} benachrichtigt wird`,
    },
  },
  /** Given, and taken. */
  recordRights: {
    permission: {
      on: name => `Berechtigung erteilt: ${name}`,
      off: name => `Berechtigung entzogen: ${name}`,
    },
    restriction: {
      on: name => `Zugriff gesperrt: ${name}`,
      off: name => `Zugriff nicht mehr gesperrt: ${name}`,
    },
    program: {
      on: name => `Programm begonnen: ${name}`,
      off: name => `Programm beendet: ${name}`,
    },
    active: { on: "Ist aktiv", off: "Ist nicht mehr aktiv" },
    support: { on: "Gehört zum Support", off: "Gehört nicht mehr zum Support" },
    portal: { on: "Für das Portal freigeschaltet", off: "Nicht für das Portal freigeschaltet" },
    withdrawn: { on: "Patient/in abgemeldet", off: "Patient/in ist wieder da" },
    merged: {
      on: "Mit einer anderen Patientenakte zusammengeführt",
      off: "Nicht mehr mit einer anderen Patientenakte zusammengeführt",
    },
  },
  recordRightsOf: (name, what) => `${name}: ${what}`,
  recordHolds: {
    held: reason =>
      `Hat eine Löschsperre für alle Unterhaltungen der Patientin oder des Patienten gesetzt: ${reason}`,
    lifted: reason =>
      `Hat die Löschsperre für alle Unterhaltungen der Patientin oder des Patienten aufgehoben: ${reason}`,
  },
  recordHoldsOne: {
    held: reason => `Hat eine Löschsperre für eine Unterhaltung gesetzt: ${reason}`,
    lifted: reason => `Hat die Löschsperre für eine Unterhaltung aufgehoben: ${reason}`,
  },
  recordPurge: {
    proposed: "Hat vorgeschlagen, eine Unterhaltung zu löschen",
    approved: "Hat die Löschung einer Unterhaltung genehmigt; sie ist ausgeblendet",
    stopped: "Eine Unterhaltung, die gelöscht werden sollte, bleibt erhalten",
    erasing: "Eine ausgeblendete Unterhaltung wird gelöscht",
  },
  /** A certificate. */
  recordPurged: (messages, from, to, proposed, approved) =>
    `Eine Unterhaltung mit ${count(messages, { one: "# Nachricht", other: "# Nachrichten" })} vom ${from} bis ${to} ist gelöscht, wie von ${proposed} vorgeschlagen und von ${approved} genehmigt. Ihr Verlauf ohne ihre Worte wird aufbewahrt.`,
  recordSession: {
    begun: "Bei Nachrichten angemeldet",
    idle: "Eine Sitzung endete, nachdem nichts getan wurde",
    length: "Eine Sitzung endete durch ihre Dauer",
    ended: "Hat eine Sitzung beendet",
    "signed-out": "Hat sich abgemeldet",
  },
  recordSettings: names => `Hat Einstellungen geändert: ${names}`,
  /** Of an entry that a later version has written. */
  recordUnsealed: (who: string, reason: string) =>
    `Eine verschlüsselte Unterhaltung wurde mit dem Aktenschlüssel geöffnet, von ${who}: ${reason}`,
  recordUnknown: "Hat etwas getan, das diese Seite nicht kennt",
  recordVerify: "Prüfen",
  recordVerifying: "Wird geprüft…",
  recordExport: "Exportieren",
  exportPatient: "Alle Nachrichten exportieren",
  recordExporting: n =>
    count(n, { one: "Wird exportiert: # Eintrag…", other: "Wird exportiert: # Einträge…" }),
  recordExportDone: n => count(n, { one: "# Eintrag exportiert.", other: "# Einträge exportiert." }),
  recordWhole: n =>
    count(n, {
      one: "Das Protokoll ist unversehrt: # Eintrag.",
      other: "Das Protokoll ist unversehrt: # Einträge.",
    }),
  recordNothing: "Das Protokoll hat noch keine Einträge.",
  recordLogs: n =>
    count(n, {
      one: "Auch der Verlauf von # Unterhaltung ist unversehrt.",
      other: "Auch die Verläufe von # Unterhaltungen sind unversehrt.",
    }),
  recordUnlinked: n =>
    count(n, {
      one: "# Eintrag wurde gespeichert, bevor Einträge verkettet wurden, und ist nicht bewiesen.",
      other: "# Einträge wurden gespeichert, bevor Einträge verkettet wurden, und sind nicht bewiesen.",
    }),
  recordHeld: (checkpoint, when, entries) =>
    `Es stimmt mit dem Prüfpunkt ${number(checkpoint)} (${when}) überein, den Ihr Server aufbewahrt, bis zum Eintrag ${number(entries)}.`,
  recordNotHeld: "Noch nennt es kein Prüfpunkt, den Ihr Server aufbewahrt.",
  recordFault: n =>
    `Das Protokoll ist nicht unversehrt: Der Eintrag ${number(n)} ist nicht so, wie er gespeichert wurde.`,
  recordLogFault: n =>
    `Der Verlauf einer Unterhaltung ist nicht unversehrt: Sein Eintrag ${number(n)} ist nicht so, wie er gespeichert wurde.`,
  recordDisagrees: (checkpoint, when) =>
    `Das Protokoll stimmt nicht mit dem Prüfpunkt ${number(checkpoint)} (${when}) überein, den Ihr Server aufbewahrt: Einträge wurden entfernt oder umgeschrieben.`,
};
