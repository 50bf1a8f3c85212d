/** German: see the English table. */
import type { stats as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, duration, number } from "./forms.ts";

export const stats: Translated<typeof English> = {
  figures: "Kennzahlen",
  /** The four, each with what it counts. */
  totalConversations: "Unterhaltungen insgesamt",
  totalConversationsAbout: "Unterhaltungen, die Sie sehen können, offene und geschlossene.",
  unreadMessages: "Ungelesene Nachrichten",
  unreadMessagesAbout:
    "Patientennachrichten nach der letzten des Praxisteams, in offenen Unterhaltungen: Sie warten auf eine Antwort. Diese Zahl ist für das ganze Team dieselbe. Sie ist nicht, was Sie selbst noch nicht gelesen haben.",
  uniquePatients: "Verschiedene Personen",
  uniquePatientsAbout: "Patientinnen und Patienten mit einer offenen Unterhaltung.",
  totalMessages: "Nachrichten insgesamt",
  totalMessagesAbout: "Alle Nachrichten dieser Unterhaltungen, von beiden Seiten, mit den internen Notizen.",
  number: n => number(n),
  firstResponse: "Erste Antwort",
  firstResponseAbout:
    "Von der ersten wartenden Patientennachricht bis zu ihrer ersten Antwort, in den Stunden, in denen die Praxis geöffnet ist.",
  resolution: "Abschluss",
  resolutionAbout:
    "Vom Beginn einer Unterhaltung oder ihrem erneuten Öffnen bis zum Schließen, in den Stunden, in denen die Praxis geöffnet ist.",
  target: ms => `Ziel, höchstens: ${duration(ms)}`,
  noTarget: "Kein Ziel festgelegt",
  today: "Heute",
  lastDays: "Letzte 30 Tage",
  /** Beside a time: it is the middle one of all. */
  median: "Median",
  withinTarget: (within, all) => `${number(within)} von ${number(all)} im Ziel`,
  answersCount: n => count(n, { one: "# Antwort", other: "# Antworten" }),
  closingsCount: n => count(n, { one: "# geschlossen", other: "# geschlossen" }),
  nothingYet: "Noch keine",
  chartOf: what => `${what}, Median je Tag`,
  orMore: length => `${length} oder mehr`,
  barWithin: "Im Ziel",
  barOver: "Über dem Ziel",
  barTarget: "Ziel",
  barMedian: "Median eines Tages",
  asTable: "Als Tabelle anzeigen",
  asChart: "Als Diagramm anzeigen",
  day: "Tag",
  how: "Anzahl",
  within: "Im Ziel",
  byReason: "Nach Anlass",
  reason: "Anlass",
  reasonKinds: {
    continuous: "Laufende Unterhaltung",
    topic: "Andere Themen",
    direct: "Direktnachricht",
    "encounter-chat": "Chat mit einem Behandlungskontakt",
    internal: "Im Praxisteam",
  },
  byStaff: "Nach Teammitglied",
  byStaffAbout: "Wer zuerst geantwortet hat.",
  teamMember: "Teammitglied",
  notCounted: "Einige Unterhaltungen sind noch nicht gezählt.",
  statsFailed: "Die Kennzahlen konnten nicht geladen werden.",
  statsOld: time => `Stand dieser Kennzahlen: ${time}. Neuere konnten nicht geladen werden.`,
};
