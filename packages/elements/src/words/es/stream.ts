/** Spanish: see the English table. */
import type { stream as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

/** What an item of a sort is called as it is new, changed, and taken back. */
const calendarEvent = {
  new: "Cita",
  changed: "Cita modificada",
  cancelled: "Cita cancelada",
};
const planUpdate = {
  new: "Actualización del plan",
  changed: "Plan modificado",
  cancelled: "Ya no está en el plan",
};

export const stream: Translated<typeof English> = {
  streamItem: { "calendar-event": calendarEvent, "plan-update": planUpdate },
  streamWas: before => `Antes: ${before}`,
  streamChangedSince: "Esto ha cambiado desde entonces.",
  streamFilter: "Mostrar en esta conversación",
  streamFilters: {
    all: "Todo",
    "calendar-events": "Citas",
    "plan-updates": "Cambios del plan",
    attachments: "Archivos adjuntos",
    links: "Enlaces",
  },
  streamEmpty: {
    "calendar-events": "No hay citas en esta conversación",
    "plan-updates": "No hay cambios del plan en esta conversación",
    attachments: "No hay archivos adjuntos en esta conversación",
    links: "No hay enlaces en esta conversación",
  },
  streamFailed: "No se pudo cargar.",
  streamGoTo: "Mostrar entre los mensajes",
};
