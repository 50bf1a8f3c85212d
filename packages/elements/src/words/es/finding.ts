/** Spanish: see the English table. */
import type { finding as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, number } from "./forms.ts";

export const finding: Translated<typeof English> = {
  listParts: "Mostrar",
  tabNames: {
    all: "Todas",
    unread: "No leídas",
    read: "Leídas",
    due: "Pendientes",
    active: "Activas",
    archived: "Archivadas",
  },
  conversationCount: n => count(n, { one: "# conversación", other: "# conversaciones" }),
  /** What stands in a part of the list that is empty, while others are not. */
  emptyTab: {
    all: "No hay conversaciones aquí",
    unread: "No hay conversaciones no leídas",
    read: "No hay conversaciones leídas",
    due: "No hay mensajes pendientes",
    active: "No hay conversaciones activas",
    archived: "No hay conversaciones archivadas",
  },
  noConversationsHint: "Escriba un nuevo mensaje para iniciar una.",
  /** Where patients have one conversation, and none need be started. */
  searchToWrite: "Busque a un paciente para escribirle.",
  /** Under the same heading, for who has nobody to write about. */
  nobodyToWrite: {
    staff:
      "Aquí aparecen las conversaciones de los pacientes que usted atiende y aquellas a las que se le invita.",
    portal: "Aquí no hay nadie sobre quien pueda escribir.",
  },
  searchConversations: "Buscar en las conversaciones",
  clearSearch: "Borrar la búsqueda",
  typeAtLeast: n => count(n, { one: "Escriba al menos # carácter", other: "Escriba al menos # caracteres" }),
  searching: "Buscando…",
  foundConversations: n =>
    count(n, { one: "# conversación encontrada", other: "# conversaciones encontradas" }),
  foundMore: n => `${number(n)} conversaciones encontradas hasta ahora`,
  foundPatients: n => count(n, { one: "# paciente encontrado", other: "# pacientes encontrados" }),
  foundNothing: "No se encontró nada",
  foundNothingHint: "Revise la ortografía o busque otras palabras.",
  searchFailed: "La búsqueda no funcionó.",
  searchRebuilding: "La búsqueda se está preparando de nuevo: es posible que aún falten conversaciones.",
  searchOlder: "Buscar en mensajes anteriores",
  hits: "Resultados de la búsqueda",
  patientHits: "Pacientes",
  conversationHits: "En los mensajes",
  patientHitsMore: "Hay más pacientes que coinciden. Siga escribiendo para acotar la lista.",
  findInConversation: "Buscar en la conversación",
  findPrevious: "Resultado anterior",
  findNext: "Resultado siguiente",
  closeFind: "Cerrar la búsqueda",
  foundAt: (at, all) => `${number(at)} de ${number(all)}`,
  foundAtOfMore: (at, all) => `${number(at)} de más de ${number(all)}`,
};
