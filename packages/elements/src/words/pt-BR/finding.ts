/** Brazilian Portuguese: see the English table. */
import type { finding as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, number } from "./forms.ts";

export const finding: Translated<typeof English> = {
  listParts: "Mostrar",
  tabNames: {
    all: "Todas",
    unread: "Não lidas",
    read: "Lidas",
    due: "Pendentes",
    active: "Ativas",
    archived: "Arquivadas",
  },
  conversationCount: n => count(n, { one: "# conversa", other: "# conversas" }),
  /** What stands in a part of the list that is empty, while others are not. */
  emptyTab: {
    all: "Nenhuma conversa aqui",
    unread: "Nenhuma conversa não lida",
    read: "Nenhuma conversa lida",
    due: "Nenhuma mensagem pendente",
    active: "Nenhuma conversa ativa",
    archived: "Nenhuma conversa arquivada",
  },
  noConversationsHint: "Escreva uma nova mensagem para iniciar uma.",
  /** Where patients have one conversation, and none need be started. */
  searchToWrite: "Busque um paciente para escrever para ele.",
  /** Under the same heading, for who has nobody to write about. */
  nobodyToWrite: {
    staff:
      "Aqui aparecem as conversas dos pacientes que você acompanha e aquelas para as quais você é chamado(a).",
    portal: "Não há ninguém sobre quem você possa escrever aqui.",
  },
  searchConversations: "Buscar nas conversas",
  clearSearch: "Limpar a busca",
  typeAtLeast: n =>
    count(n, { one: "Digite pelo menos # caractere", other: "Digite pelo menos # caracteres" }),
  searching: "Buscando…",
  foundConversations: n => count(n, { one: "# conversa encontrada", other: "# conversas encontradas" }),
  foundMore: n =>
    count(n, {
      one: "# conversa encontrada até agora",
      other: "# conversas encontradas até agora",
    }),
  foundPatients: n => count(n, { one: "# paciente encontrado", other: "# pacientes encontrados" }),
  foundNothing: "Nada encontrado",
  foundNothingHint: "Verifique a ortografia ou busque outras palavras.",
  searchFailed: "A busca não funcionou.",
  searchRebuilding: "A busca está sendo preparada novamente: algumas conversas ainda podem faltar.",
  searchOlder: "Buscar em mensagens mais antigas",
  hits: "Resultados da busca",
  patientHits: "Pacientes",
  conversationHits: "Nas mensagens",
  patientHitsMore: "Há mais pacientes que correspondem. Continue digitando para reduzir a lista.",
  findInConversation: "Buscar na conversa",
  findPrevious: "Resultado anterior",
  findNext: "Próximo resultado",
  closeFind: "Fechar a busca",
  foundAt: (at, all) => `${number(at)} de ${number(all)}`,
  foundAtOfMore: (at, all) => `${number(at)} de mais de ${number(all)}`,
};
