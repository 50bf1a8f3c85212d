/** Brazilian Portuguese: see the English table. */
import type { list as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const list: Translated<typeof English> = {
  conversations: "Conversas",
  /** Over the messenger's list. */
  listHeading: "Mensagens",
  noConversations: "Ainda não há conversas",
  choose: "Escolha uma conversa para lê-la aqui.",
  back: "Voltar às conversas",
  more: "Mostrar mais conversas",
  moreFailed: "Não foi possível carregar mais conversas.",
  partFailed: "Não foi possível carregar esta parte. Verifique sua conexão ou recarregue a página.",
  afterAuthor: ":",
  messageCount: n => count(n, { one: "# mensagem", other: "# mensagens" }),
  openProfile: patient => `${patient}, abrir o perfil`,
  lostMessages: n =>
    count(n, {
      one: "# mensagem não pôde ser enviada durante uma semana e foi removida deste dispositivo.",
      other: "# mensagens não puderam ser enviadas durante uma semana e foram removidas deste dispositivo.",
    }),
  lostDrafts: n =>
    count(n, {
      one: "# rascunho com mais de uma semana foi removido deste dispositivo.",
      other: "# rascunhos com mais de uma semana foram removidos deste dispositivo.",
    }),
  understood: "OK",
  noConversationYet: "Ainda não há conversa",
  writeTo: patient => `Escrever para ${patient}`,
  conversationsWith: patient => `Conversas com ${patient}`,
  allConversations: "Todas as conversas",
  /** The name of the button that shows a plus alone. */
  plusNamed: label => `+ ${label}`,
  closed: "Encerrada",
  notMarked: "Não foi possível fazer isso. Verifique sua conexão e tente novamente.",
  sendAMessage: "enviar uma mensagem",
  closeTeam: "Fechar a equipe de cuidado",
};
