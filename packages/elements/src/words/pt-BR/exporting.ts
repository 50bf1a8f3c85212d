/** Brazilian Portuguese: see the English table. */
import type { exporting as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, number } from "./forms.ts";

const messagesOf = (n: number): string => count(n, { one: "# mensagem", other: "# mensagens" });
const filesOf = (n: number): string => count(n, { one: "# arquivo", other: "# arquivos" });

export const exporting: Translated<typeof English> = {
  exportStands: "Esta exportação consta no registro do paciente.",
  exportBegins: "Preparando…",
  exportBar: "Quanto já está pronto",
  exportProgress: (messages: number, files: number) =>
    files === 0 ? messagesOf(messages) : `${messagesOf(messages)}, ${filesOf(files)}`,
  exportCancel: "Cancelar",
  exportCancelled: "Cancelado. Nada foi salvo.",
  exportDone: (messages: number) =>
    count(messages, {
      one: "Pronto: # mensagem está no arquivo.",
      other: "Pronto: # mensagens estão no arquivo.",
    }),
  exportFailed: "Nada foi salvo.",
  printBegins: "Preparando a impressão…",
  exportName: (patient: string, day: string) => `Mensagens de ${patient} ${day}`,
  exportTitle: (patient: string) => `Mensagens de ${patient}`,
  exportTaken: (who: string, when: string) => `Exportado por ${who} em ${when}`,
  exportContents: "Conteúdo",
  exportUntitled: "Conversa",
  exportMessages: messagesOf,
  exportClosed: "Encerrada",
  exportStaffOnly: "Só a equipe vê esta conversa",
  exportNote: "Nota só para a equipe",
  exportAttached: "Arquivos",
  exportSealed: "Criptografada; não pode ser aberta neste dispositivo",
  exportPicture: (name: string) => `Imagem ${name}`,
  exportCorrectionOpen: (until: string) => `Correção solicitada, responder até ${until}`,
  exportMissing: (n: number, names: string) =>
    `Arquivos que não puderam ser obtidos, pois foram retidos ou não existem mais: ${number(n)}\n\n${names}\n`,
};
