/** Spanish: see the English table. */
import type { list as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const list: Translated<typeof English> = {
  conversations: "Conversaciones",
  /** Over the messenger's list. */
  listHeading: "Mensajes",
  noConversations: "Aún no hay conversaciones",
  choose: "Elija una conversación para leerla aquí.",
  back: "Volver a las conversaciones",
  more: "Mostrar más conversaciones",
  moreFailed: "No se pudieron cargar más conversaciones.",
  partFailed: "Esta parte no se pudo cargar. Compruebe su conexión o vuelva a cargar la página.",
  afterAuthor: ":",
  messageCount: n => count(n, { one: "# mensaje", other: "# mensajes" }),
  openProfile: patient => `${patient}, abrir el perfil`,
  lostMessages: n =>
    count(n, {
      one: "# mensaje no se pudo enviar durante una semana y se borró de este dispositivo.",
      other: "# mensajes no se pudieron enviar durante una semana y se borraron de este dispositivo.",
    }),
  lostDrafts: n =>
    count(n, {
      one: "# borrador de hace más de una semana se borró de este dispositivo.",
      other: "# borradores de hace más de una semana se borraron de este dispositivo.",
    }),
  understood: "Aceptar",
  noConversationYet: "Aún no hay ninguna conversación",
  writeTo: patient => `Escribir a ${patient}`,
  conversationsWith: patient => `Conversaciones con ${patient}`,
  allConversations: "Todas las conversaciones",
  /** The name of the button that shows a plus alone. */
  plusNamed: label => `+ ${label}`,
  closed: "Cerrada",
  notMarked: "No se pudo hacer. Compruebe su conexión e inténtelo de nuevo.",
  sendAMessage: "enviar un mensaje",
  closeTeam: "Cerrar el equipo de atención",
};
