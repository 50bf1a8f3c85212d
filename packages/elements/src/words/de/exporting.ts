/** German: see the English table. */
import type { exporting as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, number } from "./forms.ts";

const messagesOf = (n: number): string => count(n, { one: "# Nachricht", other: "# Nachrichten" });
const filesOf = (n: number): string => count(n, { one: "# Datei", other: "# Dateien" });

export const exporting: Translated<typeof English> = {
  exportStands: "Dieser Export steht im Protokoll der Patientin oder des Patienten.",
  exportBegins: "Wird vorbereitet…",
  exportBar: "Wie viel davon fertig ist",
  exportProgress: (messages: number, files: number) =>
    files === 0 ? messagesOf(messages) : `${messagesOf(messages)}, ${filesOf(files)}`,
  exportCancel: "Abbrechen",
  exportCancelled: "Abgebrochen. Es wurde nichts gespeichert.",
  exportDone: (messages: number) =>
    count(messages, {
      one: "Fertig: # Nachricht ist in der Datei.",
      other: "Fertig: # Nachrichten sind in der Datei.",
    }),
  exportFailed: "Es wurde nichts gespeichert.",
  printBegins: "Druck wird vorbereitet…",
  exportName: (patient: string, day: string) => `Nachrichten von ${patient} ${day}`,
  exportTitle: (patient: string) => `Nachrichten von ${patient}`,
  exportTaken: (who: string, when: string) => `Exportiert von ${who} am ${when}`,
  exportContents: "Inhalt",
  exportUntitled: "Unterhaltung",
  exportMessages: messagesOf,
  exportClosed: "Geschlossen",
  exportStaffOnly: "Nur das Praxisteam sieht diese Unterhaltung",
  exportNote: "Interne Notiz",
  exportAttached: "Dateien",
  exportSealed: "Verschlüsselt; kann auf diesem Gerät nicht geöffnet werden",
  exportPicture: (name: string) => `Bild ${name}`,
  exportCorrectionOpen: (until: string) => `Korrektur erbeten, Antwort bis ${until}`,
  exportMissing: (n: number, names: string) =>
    `Dateien, die nicht zu bekommen waren, weil sie zurückgehalten wurden oder nicht mehr da sind: ${number(n)}\n\n${names}\n`,
};
