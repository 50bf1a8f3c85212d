/** Brazilian Portuguese: see the English table. */
import type { stats as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, duration, number } from "./forms.ts";

export const stats: Translated<typeof English> = {
  figures: "Indicadores",
  /** The four, each with what it counts. */
  totalConversations: "Total de conversas",
  totalConversationsAbout: "Conversas que você pode ver, abertas e encerradas.",
  unreadMessages: "Mensagens não lidas",
  unreadMessagesAbout:
    "Mensagens de pacientes depois da última da equipe, em conversas abertas: aguardam resposta. Toda a equipe compartilha este número. Não é o que você mesmo(a) não leu.",
  uniquePatients: "Pacientes distintos",
  uniquePatientsAbout: "Pacientes com uma conversa aberta.",
  totalMessages: "Total de mensagens",
  totalMessagesAbout:
    "Todas as mensagens destas conversas, de pacientes e da equipe, com as notas só para a equipe.",
  number: n => number(n),
  firstResponse: "Primeira resposta",
  firstResponseAbout:
    "Da primeira mensagem de um paciente que aguarda até sua primeira resposta, nas horas em que a clínica está aberta.",
  resolution: "Resolução",
  resolutionAbout:
    "Do início de uma conversa, ou de sua reabertura, até o encerramento, nas horas em que a clínica está aberta.",
  target: ms => `Meta: em até ${duration(ms)}`,
  noTarget: "Nenhuma meta definida",
  today: "Hoje",
  lastDays: "Últimos 30 dias",
  /** Beside a time: it is the middle one of all. */
  median: "Mediana",
  withinTarget: (within, all) => `${number(within)} de ${number(all)} dentro da meta`,
  answersCount: n => count(n, { one: "# resposta", other: "# respostas" }),
  closingsCount: n => count(n, { one: "# encerrada", other: "# encerradas" }),
  nothingYet: "Nenhuma ainda",
  chartOf: what => `${what}, mediana por dia`,
  orMore: length => `${length} ou mais`,
  barWithin: "Dentro da meta",
  barOver: "Fora da meta",
  barTarget: "Meta",
  barMedian: "Mediana de um dia",
  asTable: "Mostrar como tabela",
  asChart: "Mostrar como gráfico",
  day: "Dia",
  how: "Número",
  within: "Dentro da meta",
  byReason: "Por motivo",
  reason: "Motivo",
  reasonKinds: {
    continuous: "Conversa contínua",
    topic: "Outros assuntos",
    direct: "Mensagem direta",
    "encounter-chat": "Chat com um atendimento",
    internal: "Entre a equipe",
  },
  byStaff: "Por membro da equipe",
  byStaffAbout: "Quem respondeu primeiro.",
  teamMember: "Membro da equipe",
  notCounted: "Algumas conversas ainda não foram contadas.",
  statsFailed: "Não foi possível carregar os indicadores.",
  statsOld: time => `Estes indicadores são de: ${time}. Não foi possível carregar outros mais recentes.`,
};
