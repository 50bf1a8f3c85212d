/** Spanish: see the English table. */
import type { security as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const security: Translated<typeof English> = {
  whoCanRead: "Quién puede leer",
  readsSince: at => `Desde: ${at}`,
  readsHere: "Este dispositivo",
  readsNameless: "Otras personas que participan",
  readsNowhere: "Aún sin dispositivo",
  recordsKey: "La clave de archivo del consultorio",
  recordsKeyWhy:
    "La ley obliga a los consultorios a conservar historias clínicas. Con esta clave el consultorio puede abrir lo escrito; cada uso queda en su registro.",
  recordsKeyNamed: id => `Clave ${id}`,
  offHere: "Qué no hay aquí",
  offHereList: [
    "Notas solo para el personal",
    "Análisis antivirus de archivos",
    "Correcciones",
    "Mensajes de texto",
    "Búsqueda en el servidor",
    "Soporte",
  ],
  offHereWhy: "Para ello tendría que leer el servidor, o alguien que no participa.",
  offHereInstead: "Esta conversación seguirá cifrada siempre. Para eso, comience otra.",
  startAnother: "Comenzar otra conversación",
  encryptionLimits:
    "No protege de quien tenga en sus manos uno de estos dispositivos, ni de quien sirve esta página.",
};
