/** Spanish: see the English table. */
import type { settings as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const settings: Translated<typeof English> = {
  newPatientMessage: "Nuevo mensaje de un paciente",
  newPatientMessageHint: "Se le notifica cuando un paciente que usted atiende envía un mensaje.",
  unreadReminder: "Recordatorio de mensajes no leídos",
  unreadReminderHint: "Se le recuerda cuando el mensaje de un paciente lleva más de 24 horas sin leer.",
  newTask: "Nueva tarea",
  newTaskHint: "Se le notifican las nuevas tareas sobre pacientes en cuyo equipo de atención está.",
  twoWayTexting: "Mensajes de texto bidireccionales",
  twoWayTextingHint:
    "Se le notifica cuando un paciente que usted atiende, o que usted inscribió, pasa a Pendiente, Activado, Fallido o Dado de baja.",
  enterSends: "Enter envía el mensaje",
  enterSendsHint: "Si se desactiva, Enter empieza una línea nueva y Ctrl+Enter envía.",
};
