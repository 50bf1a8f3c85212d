/** German: see the English table. */
import type { stream as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

/** What an item of a sort is called as it is new, changed, and taken back. */
const calendarEvent = {
  new: "Termin",
  changed: "Termin geändert",
  cancelled: "Termin abgesagt",
};
const planUpdate = {
  new: "Neues im Plan",
  changed: "Plan geändert",
  cancelled: "Nicht mehr im Plan",
};

export const stream: Translated<typeof English> = {
  streamItem: { "calendar-event": calendarEvent, "plan-update": planUpdate },
  streamWas: before => `Vorher: ${before}`,
  streamChangedSince: "Das hat sich seitdem geändert.",
  streamFilter: "In dieser Unterhaltung anzeigen",
  streamFilters: {
    all: "Alles",
    "calendar-events": "Termine",
    "plan-updates": "Planänderungen",
    attachments: "Anhänge",
    links: "Links",
  },
  streamEmpty: {
    "calendar-events": "Keine Termine in dieser Unterhaltung",
    "plan-updates": "Keine Planänderungen in dieser Unterhaltung",
    attachments: "Keine Anhänge in dieser Unterhaltung",
    links: "Keine Links in dieser Unterhaltung",
  },
  streamFailed: "Das konnte nicht geladen werden.",
  streamGoTo: "Zwischen den Nachrichten anzeigen",
};
