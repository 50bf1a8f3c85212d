/** Spanish: see the English table. */
import type { starting as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const starting: Translated<typeof English> = {
  unfinishedStart: patient =>
    `Tiene un mensaje sin enviar para ${patient}. Envíelo o cancélelo antes de escribir a otra persona.`,
  searchPatients: "Buscar por nombre o número",
  startOffline: "No tiene conexión. Lo que escriba aquí se conserva; envíelo cuando vuelva a tenerla.",
  patientField: "Paciente",
  patientHint: "Nombre o número de paciente",
  patientRequired: "Elija un paciente.",
  patientNone: "No se encontró ningún paciente.",
  patientSearching: "Buscando…",
  patientMore: "Hay más pacientes que coinciden. Siga escribiendo para acotar la lista.",
  patientCount: n => count(n, { one: "# paciente encontrado", other: "# pacientes encontrados" }),
  patientUnavailable: "Aquí no hay nadie sobre quien pueda escribir.",
  born: date => `nacimiento: ${date}`,
  topic: "Tema",
  topics: [
    "Pregunta sobre medicamentos",
    "Resultados de pruebas",
    "Cita",
    "Seguimiento después de una cirugía",
  ],
  topicSuggestions: "Temas sugeridos",
  sendMessage: "Enviar mensaje",
  sendingMessage: "Enviando…",
  create: "Crear",
  creating: "Creando…",
  kindField: "¿Qué desea iniciar?",
  /** What is begun, where there is more than one kind. */
  kindNames: {
    continuous: "Conversación continua",
    topic: "Conversación por tema",
    direct: "Mensaje a una persona",
    "encounter-chat": "Chat",
    internal: "Solo entre el personal",
  },
  regarding: "Sobre",
  regardingRequired: "Elija de quién o de qué se trata.",
  regardingGone: "Lo que había elegido ya no se ofrece. Elija de nuevo.",
  recipient: "Destinatario",
  recipientRequired: "Elija un destinatario.",
  recipientGone: "La persona que había elegido ya no recibe mensajes aquí. Elija de nuevo.",
  /** Under the field *Recipient*, where there is nobody to choose. */
  nobodyToAddress: {
    portal:
      "En este momento nadie del equipo de atención recibe mensajes aquí. Llame al consultorio si necesita una respuesta.",
    staff: "Todavía nadie usa el portal para este paciente.",
  },
  subject: "Asunto",
  titleField: "Título",
  titleRequired: "Escriba un título.",
  titleTooLong: "Este título es demasiado largo. Acórtelo.",
  chooseOne: "Elegir…",
  optional: "Opcional",
  /** Under one's own name, for a patient: `as` is one of `relationTo`. */
  writingAs: (who, as) => `Usted escribe como ${who}, ${as}.`,
  encryptField: "Cifrar de extremo a extremo",
  encryptHint:
    "Solo pueden leerla los dispositivos de quienes participan y la clave de archivo del consultorio. Sin notas, búsqueda en el servidor ni soporte.",
  staffOnlyHint: "Solo el personal ve esta conversación, nunca el paciente.",
};
