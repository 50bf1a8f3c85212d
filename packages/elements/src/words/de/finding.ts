/** German: see the English table. */
import type { finding as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, number } from "./forms.ts";

export const finding: Translated<typeof English> = {
  listParts: "Anzeigen",
  tabNames: {
    all: "Alle",
    unread: "Ungelesen",
    read: "Gelesen",
    due: "Fällig",
    active: "Aktiv",
    archived: "Archiv",
  },
  conversationCount: n => count(n, { one: "# Unterhaltung", other: "# Unterhaltungen" }),
  /** What stands in a part of the list that is empty, while others are not. */
  emptyTab: {
    all: "Hier gibt es keine Unterhaltungen",
    unread: "Keine ungelesenen Unterhaltungen",
    read: "Keine gelesenen Unterhaltungen",
    due: "Keine Nachricht ist fällig",
    active: "Keine aktiven Unterhaltungen",
    archived: "Keine archivierten Unterhaltungen",
  },
  noConversationsHint: "Schreiben Sie eine neue Nachricht, um eine zu beginnen.",
  /** Where patients have one conversation, and none need be started. */
  searchToWrite: "Suchen Sie eine Patientin oder einen Patienten, um ihnen zu schreiben.",
  /** Under the same heading, for who has nobody to write about. */
  nobodyToWrite: {
    staff:
      "Hier erscheinen die Unterhaltungen der Personen, die Sie betreuen, und die, zu denen Sie hinzugezogen werden.",
    portal: "Hier gibt es niemanden, über den Sie schreiben können.",
  },
  searchConversations: "Unterhaltungen durchsuchen",
  clearSearch: "Suche löschen",
  typeAtLeast: n =>
    count(n, { one: "Geben Sie mindestens # Zeichen ein", other: "Geben Sie mindestens # Zeichen ein" }),
  searching: "Suche läuft…",
  foundConversations: n => count(n, { one: "# Unterhaltung gefunden", other: "# Unterhaltungen gefunden" }),
  foundMore: n => `Bisher ${number(n)} Unterhaltungen gefunden`,
  foundPatients: n => count(n, { one: "# Person gefunden", other: "# Personen gefunden" }),
  foundNothing: "Nichts gefunden",
  foundNothingHint: "Prüfen Sie die Schreibweise oder suchen Sie nach anderen Wörtern.",
  searchFailed: "Die Suche hat nicht funktioniert.",
  searchRebuilding: "Die Suche wird neu aufgebaut: Einige Unterhaltungen können noch fehlen.",
  searchOlder: "Ältere Nachrichten durchsuchen",
  hits: "Suchergebnisse",
  patientHits: "Patientinnen und Patienten",
  conversationHits: "In Nachrichten",
  patientHitsMore: "Es gibt weitere Treffer. Tippen Sie weiter, um die Liste einzugrenzen.",
  findInConversation: "In der Unterhaltung suchen",
  findPrevious: "Vorherige Stelle",
  findNext: "Nächste Stelle",
  closeFind: "Suche schließen",
  foundAt: (at, all) => `${number(at)} von ${number(all)}`,
  foundAtOfMore: (at, all) => `${number(at)} von mehr als ${number(all)}`,
};
