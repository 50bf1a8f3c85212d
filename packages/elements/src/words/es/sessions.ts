/** Spanish: see the English table. */
import type { sessions as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const sessions: Translated<typeof English> = {
  signedInAt: "Dónde tiene la sesión abierta",
  signedInHint:
    "Los mensajes están abiertos en estos lugares. Cierre las sesiones que no reconozca y avise a su consultorio.",
  sessionOwn: "Este navegador",
  sessionOn: (browser, system) => `${browser} en ${system}`,
  sessionUnknown: "Dispositivo desconocido",
  sessionSince: at => `Desde: ${at}`,
  sessionActive: at => `Última actividad: ${at}`,
  sessionEnd: "Cerrar",
  sessionEndNamed: what => `Cerrar: ${what}`,
  sessionEndOthers: "Cerrar todas las demás",
  sessionEndAll: "Cerrar todas e iniciar sesión de nuevo",
  sessionEnded: "Sesión cerrada.",
};
