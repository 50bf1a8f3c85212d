/** Spanish: see the English table. */
import type { exporting as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, number } from "./forms.ts";

const messagesOf = (n: number): string => count(n, { one: "# mensaje", other: "# mensajes" });
const filesOf = (n: number): string => count(n, { one: "# archivo", other: "# archivos" });

export const exporting: Translated<typeof English> = {
  exportStands: "Esta exportación consta en el registro del paciente.",
  exportBegins: "Preparando…",
  exportBar: "Cuánto está listo",
  exportProgress: (messages: number, files: number) =>
    files === 0 ? messagesOf(messages) : `${messagesOf(messages)}, ${filesOf(files)}`,
  exportCancel: "Cancelar",
  exportCancelled: "Cancelado. No se guardó nada.",
  exportDone: (messages: number) =>
    count(messages, {
      one: "Listo: # mensaje está en el archivo.",
      other: "Listo: # mensajes están en el archivo.",
    }),
  exportFailed: "No se guardó nada.",
  printBegins: "Preparando la impresión…",
  exportName: (patient: string, day: string) => `Mensajes de ${patient} ${day}`,
  exportTitle: (patient: string) => `Mensajes de ${patient}`,
  exportTaken: (who: string, when: string) => `Exportado por ${who} el ${when}`,
  exportContents: "Contenido",
  exportUntitled: "Conversación",
  exportMessages: messagesOf,
  exportClosed: "Cerrada",
  exportStaffOnly: "Solo el personal ve esta conversación",
  exportNote: "Nota solo para el personal",
  exportAttached: "Archivos",
  exportSealed: "Cifrado; no se puede abrir en este dispositivo",
  exportPicture: (name: string) => `Imagen ${name}`,
  exportCorrectionOpen: (until: string) => `Corrección solicitada, responder a más tardar el ${until}`,
  exportMissing: (n: number, names: string) =>
    `Archivos que no se pudieron obtener, porque se retuvieron o ya no existen: ${number(n)}\n\n${names}\n`,
};
