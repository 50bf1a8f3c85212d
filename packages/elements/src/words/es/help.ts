/** Spanish: see the English table. */
import type { help as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { duration } from "./forms.ts";

export const help: Translated<typeof English> = {
  help: "Ayuda",
  helpArticles: "Artículos de ayuda",
  contactSupport: "Soporte",
  aboutMessages: "Acerca de los mensajes",
  answeredWithin: ms => `Su equipo de atención suele responder en un plazo de ${duration(ms)}.`,
  topicExamples: "Ejemplos de temas",
  /** The practice's policy, wherever something is written. */
  keepInside: "No comparta nunca información confidencial fuera del sistema de mensajes",
  /** The same for staff, who write for the record. */
  beThorough: "Los mensajes quedan como registro de la comunicación: sea profesional y completo",
  emergency: number => `En caso de emergencia, llame al ${number}.`,
};
