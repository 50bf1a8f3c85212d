/** French: see the English table. */
import type { exporting as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, number } from "./forms.ts";

const messagesOf = (n: number): string => count(n, { one: "# message", other: "# messages" });
const filesOf = (n: number): string => count(n, { one: "# fichier", other: "# fichiers" });

export const exporting: Translated<typeof English> = {
  exportStands: "Cette exportation figure dans le journal du patient.",
  exportBegins: "Préparation…",
  exportBar: "Part déjà prête",
  exportProgress: (messages: number, files: number) =>
    files === 0 ? messagesOf(messages) : `${messagesOf(messages)}, ${filesOf(files)}`,
  exportCancel: "Annuler",
  exportCancelled: "Annulé. Rien n’a été enregistré.",
  exportDone: (messages: number) =>
    count(messages, {
      one: "Terminé : # message est dans le fichier.",
      other: "Terminé : # messages sont dans le fichier.",
    }),
  exportFailed: "Rien n’a été enregistré.",
  printBegins: "Préparation de l’impression…",
  exportName: (patient: string, day: string) => `Messages de ${patient} ${day}`,
  exportTitle: (patient: string) => `Messages de ${patient}`,
  exportTaken: (who: string, when: string) => `Exporté par ${who} le ${when}`,
  exportContents: "Sommaire",
  exportUntitled: "Conversation",
  exportMessages: messagesOf,
  exportClosed: "Fermée",
  exportStaffOnly: "Seul le personnel voit cette conversation",
  exportNote: "Note réservée au personnel",
  exportAttached: "Fichiers",
  exportSealed: "Chiffré ; ne peut pas être ouvert sur cet appareil",
  exportPicture: (name: string) => `Image ${name}`,
  exportCorrectionOpen: (until: string) => `Correction demandée, réponse au plus tard le ${until}`,
  exportMissing: (n: number, names: string) =>
    `Fichiers qui n’ont pas pu être obtenus, car retenus ou supprimés : ${number(n)}\n\n${names}\n`,
};
