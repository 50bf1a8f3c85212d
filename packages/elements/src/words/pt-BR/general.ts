/** Brazilian Portuguese: see the English table. */
import type { general as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

/** The line over a thread or a list; empty where there is nothing to say. */
const status: (typeof English)["status"] = {
  connecting: "Conectando…",
  live: "",
  reconnecting: "A conexão foi perdida. Tentando novamente…",
  offline: "Você está sem conexão. O que você escrever será enviado quando a conexão voltar.",
  unavailable: "",
  paused: "As atualizações ficam pausadas enquanto você está ausente.",
};

const ended: (typeof English)["ended"] = {
  "not-found": "Esta conversa não está disponível.",
  "right-lost": "Você não tem mais acesso a esta conversa.",
  "wrong-version": "Esta página está desatualizada. Recarregue-a.",
  "bad-frame": "Algo deu errado. Recarregue a página.",
  "signed-out": "Você saiu da sua conta.",
  "session-ended": "Sua sessão terminou. Entre novamente.",
  "not-wiped":
    "Você saiu da sua conta, mas o que você escreveu não pôde ser removido deste dispositivo. Avise o suporte de TI ou limpe os dados deste site no navegador.",
};

export const general: Translated<typeof English> = {
  status,
  noToken: {
    expired: "Sua sessão terminou. Entre novamente.",
    failed: "As mensagens não estão disponíveis no momento.",
  },
  ended,
  endedInbox: {
    ...ended,
    "not-found": "As mensagens não estão disponíveis para você aqui.",
    "right-lost": "Você não tem mais acesso às mensagens.",
  },
  neverReached: "Não é possível acessar o servidor. Tentando novamente…",
  unreachable: "Não é possível acessar o servidor. Verifique sua conexão e tente novamente.",
  notSetUp: "As mensagens não estão disponíveis nesta página no momento.",
  tryAgain: "Tentar novamente",
  signInAgain: "Entrar novamente",
  loading: "Carregando…",
  cancel: "Cancelar",
  messages: "Mensagens",
  conversation: "Conversa",
  markRead: "Marcar como lida",
  markUnread: "Marcar como não lida",
  openOther: "Abrir a outra conversa",
  you: "Você",
  note: "Nota só para a equipe",
  /** What marks a whole conversation that is among staff. */
  staffOnly: "Só a equipe",
  patientId: id => `N.º ${id}`,
  deceased: "Falecido(a)",
  notRegistered: "Não está mais cadastrado(a)",
  careTeam: "Equipe de cuidado",
  encrypted: "Criptografado",
  newMessage: "Nova mensagem",
  noMessages: "Ainda não há mensagens",
};
