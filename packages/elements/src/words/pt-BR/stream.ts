/** Brazilian Portuguese: see the English table. */
import type { stream as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

/** What an item of a sort is called as it is new, changed, and taken back. */
const calendarEvent = {
  new: "Consulta marcada",
  changed: "Consulta alterada",
  cancelled: "Consulta cancelada",
};
const planUpdate = {
  new: "Atualização do plano",
  changed: "Plano alterado",
  cancelled: "Não está mais no plano",
};

export const stream: Translated<typeof English> = {
  streamItem: { "calendar-event": calendarEvent, "plan-update": planUpdate },
  streamWas: before => `Antes: ${before}`,
  streamChangedSince: "Isto mudou desde então.",
  streamFilter: "Mostrar nesta conversa",
  streamFilters: {
    all: "Tudo",
    "calendar-events": "Compromissos",
    "plan-updates": "Atualizações do plano",
    attachments: "Anexos",
    links: "Links",
  },
  streamEmpty: {
    "calendar-events": "Nenhum compromisso nesta conversa",
    "plan-updates": "Nenhuma atualização do plano nesta conversa",
    attachments: "Nenhum anexo nesta conversa",
    links: "Nenhum link nesta conversa",
  },
  streamFailed: "Não foi possível carregar.",
  streamGoTo: "Mostrar entre as mensagens",
};
