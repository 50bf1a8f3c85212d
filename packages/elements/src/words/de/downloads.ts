/** German: see the English table. */
import type { downloads as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const downloads: Translated<typeof English> = {
  downloadMessages: "Meine Nachrichten herunterladen",
  downloadAbout: "Sie erhalten eine Datei (zip) mit allem, was Sie hier sehen:",
  downloadContents: [
    "Alle Unterhaltungen auf einer Seite, zum Lesen und Drucken",
    "Die Bilder und Dateien, die gesendet wurden",
    "Dasselbe für andere Gesundheits-Apps (FHIR)",
  ],
  downloadOf: "Wessen Nachrichten",
  downloadKeep: "Bewahren Sie sie dort auf, wo nur Sie sie öffnen können: Die Datei ist nicht geschützt.",
  downloadStart: "Herunterladen",
};
