/** Brazilian Portuguese: see the English table. */
import type { thread as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, duration, list, number } from "./forms.ts";

export const thread: Translated<typeof English> = {
  profile: "Perfil",
  withCareTeam: "Com sua equipe de cuidado",
  withRecipient: name => `Com ${name}`,
  new: "Novas",
  latest: "Ir para a mais recente",
  latestShort: "Mais recente",
  newAbove: n =>
    count(n, {
      one: "# nova mensagem acima, ir para a primeira",
      other: "# novas mensagens acima, ir para a primeira",
    }),
  newBelow: n =>
    count(n, {
      one: "# nova mensagem abaixo, ir para a primeira",
      other: "# novas mensagens abaixo, ir para a primeira",
    }),
  newShort: n => count(n, { one: "# nova", other: "# novas" }),
  markUnreadFrom: "Marcar como não lida a partir daqui",
  older: "Mostrar mensagens anteriores",
  newer: "Mostrar mensagens posteriores",
  newerFailed: "Não foi possível carregar as mensagens posteriores.",
  olderFailed: "Não foi possível carregar as mensagens anteriores.",
  notLoaded:
    "Você está sem conexão, e esta conversa ainda não está nesta página. Ela será mostrada quando a conexão voltar.",
  exportConversation: "Exportar conversa…",
  printConversation: "Imprimir…",
  exportHint: "As duas ações constam no registro do paciente.",
  startedBy: {
    nobody: "Conversa iniciada",
    you: "Conversa iniciada por você",
    team: "Conversa iniciada por sua equipe de cuidado",
    other: who => `Conversa iniciada por ${who}`,
  },
  closedBy: {
    nobody: "Conversa encerrada",
    you: "Conversa encerrada por você",
    team: "Conversa encerrada por sua equipe de cuidado",
    other: who => `Conversa encerrada por ${who}`,
  },
  reopenedBy: {
    nobody: "Conversa reaberta",
    you: "Conversa reaberta por você",
    team: "Conversa reaberta por sua equipe de cuidado",
    other: who => `Conversa reaberta por ${who}`,
  },
  closedNow: {
    opens: (opens, call) =>
      `A clínica está fechada agora. Ela abre ${opens}. Em caso de emergência, ligue para ${call}.`,
    within: (opens, answer, call) =>
      `A clínica está fechada agora. Ela abre ${opens} e normalmente responde em até ${duration(answer)} a partir de então. Em caso de emergência, ligue para ${call}.`,
  },
  toldClosed: {
    opens: (opens, call) =>
      `Resposta automática: fechado; abre ${opens}. Em caso de emergência, ligue para ${call}.`,
    within: (opens, answer, call) =>
      `Resposta automática: fechado; abre ${opens} e normalmente responde em até ${duration(answer)} a partir de então. Em caso de emergência, ligue para ${call}.`,
  },
  taskRaised: {
    "message-due": "Nova tarefa: escrever para o paciente",
    "new-conversation": "Nova tarefa: responder a esta conversa",
    correction: "Nova tarefa: responder a quem solicita uma correção",
    unanswered: "Nova tarefa: ninguém respondeu ainda",
    unknown: "Nova tarefa",
  },
  taskMoved: {
    claimed: by => `${by} assumiu a tarefa`,
    released: by => `${by} liberou a tarefa`,
    completed: by => `${by} concluiu a tarefa`,
    cancelled: "A tarefa foi cancelada",
    unknown: "A tarefa foi alterada",
  },
  taskHandedOver: (by, to) => `${by} repassou a tarefa para ${to}`,
  taskHandedOverNote: (by, to, note) => `${by} repassou a tarefa para ${to}: “${note}”`,
  stateOpen: "Aberta",
  stateClosed: "Encerrada",
  closeConversation: "Encerrar a conversa",
  reopenConversation: "Reabrir a conversa",
  encounter: type => `Atendimento: ${type}`,
  encounterStatus: { "in-progress": "Em andamento", finished: "Encerrado" },
  goToEncounter: "Ir para o atendimento",
  linkKinds: { order: "Solicitação", document: "Documento" },
  linked: {
    order: title => `Solicitação vinculada ao atendimento: ${title}`,
    document: title => `Documento vinculado ao atendimento: ${title}`,
  },
  mergedInto: "Esta conversa foi unida a outra e continua lá",
  joined: who => `${who} entrou na conversa`,
  left: who => `${who} saiu da conversa`,
  invited: (by, who) => `${by} convidou ${who}`,
  removed: (by, who) => `${by} removeu ${who}`,
  removedYou: by => `${by} removeu você`,
  invitedSupport: (by, until, who) => `${by} convidou o suporte até ${until}: ${who}`,
  supportEnded: "O acesso do suporte terminou",
  followed: who => `${who} agora recebe avisos sobre este paciente`,
  unfollowed: who => `${who} não recebe mais avisos sobre este paciente`,
  sending: "Enviando…",
  waiting: "Aguardando a conexão",
  waitingForFiles: "Será enviada assim que os arquivos forem carregados",
  notSent: "Não enviada.",
  retry: "Reenviar",
  retryAll: "Reenviar todas",
  notSentCount: n =>
    count(n, { one: "# mensagem não foi enviada.", other: "# mensagens não foram enviadas." }),
  edit: "Editar",
  messageAt: (who, time) => `${who}, ${time}`,
  noteAt: (who, time) => `${who}, ${time}, nota só para a equipe`,
  sent: n => count(n, { one: "Mensagem enviada", other: "# mensagens enviadas" }),
  noteSent: "Nota só para a equipe enviada",
  announce: (who, text) => `${who}: ${text}`,
  announceNote: (who, text) => `${who}, nota só para a equipe: ${text}`,
  copied: (who, text) => `${who}: ${text}`,
  noteBy: who => `${who} (nota só para a equipe)`,
  announceMany: n => count(n, { one: "# nova mensagem", other: "# novas mensagens" }),
  typing: names =>
    names.length === 1
      ? `${names[0]} está digitando…`
      : names.length === 2
        ? `${names[0]} e ${names[1]} estão digitando…`
        : "Várias pessoas estão digitando…",
  watchers: names => `Acompanhada por: ${list(names)}`,
  archive: "Arquivar",
  unarchive: "Desarquivar",
  settings: "Configurações da conversa",
  watch: "Acompanhar esta conversa",
  watchHint: "Quem acompanha recebe um alerta de cada mensagem, do paciente e da equipe.",
  followAsk: patient => `Receber avisos sobre ${patient}?`,
  followHint:
    "Você não está na equipe de cuidado deste paciente. Deseja receber avisos das novas mensagens dele?",
  followYes: "Sim, avisar-me",
  followNo: "Não",
  notRead: "Recebida, ainda não lida:",
  readBy: "Lida por:",
  andMore: n => `… e mais ${number(n)}`,
  showFewer: "Mostrar menos",
  readByAll: "Lida por todos",
  readByTeam: "Lida por sua equipe de cuidado",
  whoRead: "Quem leu isto",
};
