/** Spanish: see the English table. */
import type { stats as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, duration, number } from "./forms.ts";

export const stats: Translated<typeof English> = {
  figures: "Indicadores",
  /** The four, each with what it counts. */
  totalConversations: "Total de conversaciones",
  totalConversationsAbout: "Conversaciones que usted puede ver, abiertas y cerradas.",
  unreadMessages: "Mensajes no leídos",
  unreadMessagesAbout:
    "Mensajes de pacientes posteriores al último del personal, en conversaciones abiertas: esperan respuesta. Todo el personal comparte este número. No es lo que usted no ha leído.",
  uniquePatients: "Pacientes distintos",
  uniquePatientsAbout: "Pacientes con una conversación abierta.",
  totalMessages: "Total de mensajes",
  totalMessagesAbout:
    "Todos los mensajes de estas conversaciones, de pacientes y personal, con las notas solo para el personal.",
  number: n => number(n),
  firstResponse: "Primera respuesta",
  firstResponseAbout:
    "Desde el primer mensaje de un paciente que espera hasta su primera respuesta, en las horas en que el consultorio está abierto.",
  resolution: "Resolución",
  resolutionAbout:
    "Desde el inicio de una conversación, o su reapertura, hasta su cierre, en las horas en que el consultorio está abierto.",
  target: ms => `Objetivo: en un plazo de ${duration(ms)}`,
  noTarget: "No hay ningún objetivo fijado",
  today: "Hoy",
  lastDays: "Últimos 30 días",
  /** Beside a time: it is the middle one of all. */
  median: "Mediana",
  withinTarget: (within, all) => `${number(within)} de ${number(all)} dentro del objetivo`,
  answersCount: n => count(n, { one: "# respuesta", other: "# respuestas" }),
  closingsCount: n => count(n, { one: "# cerrada", other: "# cerradas" }),
  nothingYet: "Ninguna todavía",
  chartOf: what => `${what}, mediana por día`,
  orMore: length => `${length} o más`,
  barWithin: "Dentro del objetivo",
  barOver: "Fuera del objetivo",
  barTarget: "Objetivo",
  barMedian: "Mediana de un día",
  asTable: "Mostrar como tabla",
  asChart: "Mostrar como gráfico",
  day: "Día",
  how: "Cantidad",
  within: "Dentro del objetivo",
  byReason: "Por motivo",
  reason: "Motivo",
  reasonKinds: {
    continuous: "Conversación continua",
    topic: "Otros temas",
    direct: "Mensaje directo",
    "encounter-chat": "Chat con una consulta",
    internal: "Entre el personal",
  },
  byStaff: "Por miembro del equipo",
  byStaffAbout: "Quién respondió primero.",
  teamMember: "Miembro del equipo",
  notCounted: "Algunas conversaciones aún no se han contado.",
  statsFailed: "No se pudieron cargar los indicadores.",
  statsOld: time => `Estos indicadores son de: ${time}. No se pudieron cargar otros más recientes.`,
};
