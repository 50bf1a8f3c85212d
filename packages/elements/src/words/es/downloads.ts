/** Spanish: see the English table. */
import type { downloads as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const downloads: Translated<typeof English> = {
  downloadMessages: "Descargar mis mensajes",
  downloadAbout: "Recibe un solo archivo (zip) con todo lo que ve aquí:",
  downloadContents: [
    "Todas las conversaciones en una página, para leer e imprimir",
    "Las imágenes y los archivos que se enviaron",
    "Lo mismo para otras aplicaciones de salud (FHIR)",
  ],
  downloadOf: "Mensajes de quién",
  downloadKeep: "Guárdelo donde solo usted pueda abrirlo: el archivo no está protegido.",
  downloadStart: "Descargar",
};
