/** Spanish: see the English table. */
import type { thread as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, duration, list, number } from "./forms.ts";

export const thread: Translated<typeof English> = {
  profile: "Perfil",
  withCareTeam: "Con su equipo de atención",
  withRecipient: name => `Con ${name}`,
  new: "Nuevos",
  latest: "Ir al último mensaje",
  latestShort: "Último",
  newAbove: n =>
    count(n, {
      one: "# mensaje nuevo más arriba, ir al primero",
      other: "# mensajes nuevos más arriba, ir al primero",
    }),
  newBelow: n =>
    count(n, {
      one: "# mensaje nuevo más abajo, ir al primero",
      other: "# mensajes nuevos más abajo, ir al primero",
    }),
  newShort: n => count(n, { one: "# nuevo", other: "# nuevos" }),
  markUnreadFrom: "Marcar como no leído desde aquí",
  older: "Mostrar mensajes anteriores",
  newer: "Mostrar mensajes posteriores",
  newerFailed: "No se pudieron cargar los mensajes posteriores.",
  olderFailed: "No se pudieron cargar los mensajes anteriores.",
  notLoaded:
    "No tiene conexión y esta conversación aún no está en esta página. Se mostrará cuando vuelva a tener conexión.",
  exportConversation: "Exportar conversación…",
  printConversation: "Imprimir…",
  exportHint: "Ambas acciones constan en el registro del paciente.",
  startedBy: {
    nobody: "Conversación iniciada",
    you: "Usted inició la conversación",
    team: "Su equipo de atención inició la conversación",
    other: who => `${who} inició la conversación`,
  },
  closedBy: {
    nobody: "Conversación cerrada",
    you: "Usted cerró la conversación",
    team: "Su equipo de atención cerró la conversación",
    other: who => `${who} cerró la conversación`,
  },
  reopenedBy: {
    nobody: "Conversación reabierta",
    you: "Usted reabrió la conversación",
    team: "Su equipo de atención reabrió la conversación",
    other: who => `${who} reabrió la conversación`,
  },
  closedNow: {
    opens: (opens, call) =>
      `El consultorio está cerrado ahora. Abre ${opens}. En caso de emergencia, llame al ${call}.`,
    within: (opens, answer, call) =>
      `El consultorio está cerrado ahora. Abre ${opens} y suele responder en un plazo de ${duration(answer)} a partir de entonces. En caso de emergencia, llame al ${call}.`,
  },
  toldClosed: {
    opens: (opens, call) =>
      `Respuesta automática: cerrado; abre ${opens}. En caso de emergencia, llame al ${call}.`,
    within: (opens, answer, call) =>
      `Respuesta automática: cerrado; abre ${opens} y suele responder en un plazo de ${duration(answer)} a partir de entonces. En caso de emergencia, llame al ${call}.`,
  },
  taskRaised: {
    "message-due": "Nueva tarea: escribir al paciente",
    "new-conversation": "Nueva tarea: responder a esta conversación",
    correction: "Nueva tarea: responder a quien solicita una corrección",
    unanswered: "Nueva tarea: nadie ha respondido todavía",
    unknown: "Nueva tarea",
  },
  taskMoved: {
    claimed: by => `${by} tomó la tarea`,
    released: by => `${by} liberó la tarea`,
    completed: by => `${by} completó la tarea`,
    cancelled: "La tarea se canceló",
    unknown: "La tarea se modificó",
  },
  taskHandedOver: (by, to) => `${by} traspasó la tarea a ${to}`,
  taskHandedOverNote: (by, to, note) => `${by} traspasó la tarea a ${to}: «${note}»`,
  stateOpen: "Abierta",
  stateClosed: "Cerrada",
  closeConversation: "Cerrar la conversación",
  reopenConversation: "Reabrir la conversación",
  encounter: type => `Consulta: ${type}`,
  encounterStatus: { "in-progress": "En curso", finished: "Finalizada" },
  goToEncounter: "Ir a la consulta",
  linkKinds: { order: "Orden", document: "Documento" },
  linked: {
    order: title => `Orden vinculada a la consulta: ${title}`,
    document: title => `Documento vinculado a la consulta: ${title}`,
  },
  mergedInto: "Esta conversación se unió a otra y continúa allí",
  joined: who => `${who} se unió a la conversación`,
  left: who => `${who} salió de la conversación`,
  invited: (by, who) => `${by} invitó a ${who}`,
  removed: (by, who) => `${by} quitó a ${who}`,
  removedYou: by => `${by} le quitó de la conversación`,
  invitedSupport: (by, until, who) => `${by} invitó al soporte hasta: ${until} (${who})`,
  supportEnded: "El acceso del soporte ha terminado",
  followed: who => `${who} ahora recibe notificaciones sobre este paciente`,
  unfollowed: who => `${who} ya no recibe notificaciones sobre este paciente`,
  sending: "Enviando…",
  waiting: "Esperando la conexión",
  waitingForFiles: "Se envía en cuanto se suban los archivos",
  notSent: "No enviado.",
  retry: "Reintentar",
  retryAll: "Reintentar todos",
  notSentCount: n => count(n, { one: "# mensaje no se envió.", other: "# mensajes no se enviaron." }),
  edit: "Editar",
  messageAt: (who, time) => `${who}, ${time}`,
  noteAt: (who, time) => `${who}, ${time}, nota solo para el personal`,
  sent: n => count(n, { one: "Mensaje enviado", other: "# mensajes enviados" }),
  noteSent: "Nota solo para el personal enviada",
  announce: (who, text) => `${who}: ${text}`,
  announceNote: (who, text) => `${who}, nota solo para el personal: ${text}`,
  copied: (who, text) => `${who}: ${text}`,
  noteBy: who => `${who} (nota solo para el personal)`,
  announceMany: n => count(n, { one: "# mensaje nuevo", other: "# mensajes nuevos" }),
  typing: names =>
    names.length === 1
      ? `${names[0]} está escribiendo…`
      : names.length === 2
        ? `Están escribiendo: ${list(names)}…`
        : "Varias personas están escribiendo…",
  watchers: names => `Siguen la conversación: ${list(names)}`,
  archive: "Archivar",
  unarchive: "Desarchivar",
  settings: "Ajustes de la conversación",
  watch: "Seguir esta conversación",
  watchHint: "Quien la sigue recibe un aviso de cada mensaje, del paciente y del equipo.",
  followAsk: patient => `¿Desea recibir notificaciones sobre ${patient}?`,
  followHint:
    "Usted no está en el equipo de atención de este paciente. ¿Desea recibir notificaciones de sus nuevos mensajes?",
  followYes: "Sí, notificarme",
  followNo: "No",
  notRead: "Recibido, aún no leído:",
  readBy: "Leído por:",
  andMore: n => `… y ${number(n)} más`,
  showFewer: "Mostrar menos",
  readByAll: "Leído por todos",
  readByTeam: "Leído por su equipo de atención",
  whoRead: "Quién ha leído esto",
};
