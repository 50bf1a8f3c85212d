/** Spanish: see the English table. */
import type { general as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

/** The line over a thread or a list; empty where there is nothing to say. */
const status: (typeof English)["status"] = {
  connecting: "Conectando…",
  live: "",
  reconnecting: "Se perdió la conexión. Intentándolo de nuevo…",
  offline: "No tiene conexión. Lo que escriba se enviará cuando vuelva a tenerla.",
  unavailable: "",
  paused: "Las actualizaciones están en pausa mientras usted no está.",
};

const ended: (typeof English)["ended"] = {
  "not-found": "Esta conversación no está disponible.",
  "right-lost": "Ya no tiene acceso a esta conversación.",
  "wrong-version": "Esta página no está actualizada. Vuelva a cargarla.",
  "bad-frame": "Algo salió mal. Vuelva a cargar la página.",
  "signed-out": "Ha cerrado la sesión.",
  "session-ended": "Su sesión ha terminado. Vuelva a iniciar sesión.",
  "not-wiped":
    "Ha cerrado la sesión, pero lo que escribió no se pudo borrar de este dispositivo. Avise a su servicio de informática o borre los datos de este sitio en el navegador.",
};

export const general: Translated<typeof English> = {
  status,
  noToken: {
    expired: "Su sesión ha terminado. Vuelva a iniciar sesión.",
    failed: "Los mensajes no están disponibles en este momento.",
  },
  ended,
  endedInbox: {
    ...ended,
    "not-found": "Los mensajes no están disponibles para usted aquí.",
    "right-lost": "Ya no tiene acceso a los mensajes.",
  },
  neverReached: "No se puede acceder al servidor. Intentándolo de nuevo…",
  unreachable: "No se puede acceder al servidor. Compruebe su conexión e inténtelo de nuevo.",
  notSetUp: "Los mensajes no están disponibles en esta página en este momento.",
  tryAgain: "Reintentar",
  signInAgain: "Iniciar sesión de nuevo",
  loading: "Cargando…",
  cancel: "Cancelar",
  messages: "Mensajes",
  conversation: "Conversación",
  markRead: "Marcar como leída",
  markUnread: "Marcar como no leída",
  openOther: "Abrir la otra conversación",
  you: "Usted",
  note: "Nota solo para el personal",
  /** What marks a whole conversation that is among staff. */
  staffOnly: "Solo personal",
  patientId: id => `N.º ${id}`,
  deceased: "Fallecido",
  notRegistered: "Ya no está registrado",
  careTeam: "Equipo de atención",
  encrypted: "Cifrado",
  newMessage: "Nuevo mensaje",
  noMessages: "Aún no hay mensajes",
};
