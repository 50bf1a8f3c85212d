/** Brazilian Portuguese: see the English table. */
import type { starting as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const starting: Translated<typeof English> = {
  unfinishedStart: patient =>
    `Você tem uma mensagem não enviada para ${patient}. Envie-a ou cancele-a antes de escrever para outra pessoa.`,
  searchPatients: "Buscar por nome ou número",
  startOffline:
    "Você está sem conexão. O que você escrever aqui fica guardado; envie quando a conexão voltar.",
  patientField: "Paciente",
  patientHint: "Nome ou número do paciente",
  patientRequired: "Escolha um paciente.",
  patientNone: "Nenhum paciente encontrado.",
  patientSearching: "Buscando…",
  patientMore: "Há mais pacientes que correspondem. Continue digitando para reduzir a lista.",
  patientCount: n => count(n, { one: "# paciente encontrado", other: "# pacientes encontrados" }),
  patientUnavailable: "Não há ninguém sobre quem você possa escrever aqui.",
  born: date => `nascimento: ${date}`,
  topic: "Assunto",
  topics: ["Dúvida sobre medicamento", "Resultados de exames", "Consulta", "Acompanhamento após cirurgia"],
  topicSuggestions: "Assuntos sugeridos",
  sendMessage: "Enviar mensagem",
  sendingMessage: "Enviando…",
  create: "Criar",
  creating: "Criando…",
  kindField: "O que você deseja iniciar?",
  /** What is begun, where there is more than one kind. */
  kindNames: {
    continuous: "Conversa contínua",
    topic: "Conversa por assunto",
    direct: "Mensagem para uma pessoa",
    "encounter-chat": "Chat",
    internal: "Só entre a equipe",
  },
  regarding: "Sobre",
  regardingRequired: "Escolha do que se trata.",
  regardingGone: "O que você havia escolhido não é mais oferecido. Escolha novamente.",
  recipient: "Destinatário",
  recipientRequired: "Escolha um destinatário.",
  recipientGone: "A pessoa que você havia escolhido não recebe mais mensagens aqui. Escolha novamente.",
  /** Under the field *Recipient*, where there is nobody to choose. */
  nobodyToAddress: {
    portal:
      "No momento, ninguém da equipe de cuidado recebe mensagens aqui. Ligue para a clínica se precisar de uma resposta.",
    staff: "Ninguém usa o portal para este paciente ainda.",
  },
  subject: "Título da mensagem",
  titleField: "Título",
  titleRequired: "Digite um título.",
  titleTooLong: "Este título é longo demais. Encurte-o.",
  chooseOne: "Escolher…",
  optional: "Opcional",
  /** Under one's own name, for a patient: `as` is one of `relationTo`. */
  writingAs: (who, as) => `Você escreve como ${who}, ${as}.`,
  encryptField: "Criptografar de ponta a ponta",
  encryptHint:
    "Só os dispositivos de quem participa podem ler, e a chave de registros da clínica. Sem notas, busca no servidor ou suporte.",
  staffOnlyHint: "Só a equipe vê esta conversa, nunca o paciente.",
};
