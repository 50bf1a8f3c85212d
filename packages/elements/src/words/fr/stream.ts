/** French: see the English table. */
import type { stream as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

/** What an item of a sort is called as it is new, changed, and taken back. */
const calendarEvent = {
  new: "Rendez-vous",
  changed: "Rendez-vous modifié",
  cancelled: "Rendez-vous annulé",
};
const planUpdate = {
  new: "Mise à jour du plan",
  changed: "Plan modifié",
  cancelled: "Ne fait plus partie du plan",
};

export const stream: Translated<typeof English> = {
  streamItem: { "calendar-event": calendarEvent, "plan-update": planUpdate },
  streamWas: before => `Avant : ${before}`,
  streamChangedSince: "Cela a changé depuis.",
  streamFilter: "Afficher dans cette conversation",
  streamFilters: {
    all: "Tout",
    "calendar-events": "Rendez-vous",
    "plan-updates": "Mises à jour du plan",
    attachments: "Pièces jointes",
    links: "Liens",
  },
  streamEmpty: {
    "calendar-events": "Aucun rendez-vous dans cette conversation",
    "plan-updates": "Aucune mise à jour du plan dans cette conversation",
    attachments: "Aucune pièce jointe dans cette conversation",
    links: "Aucun lien dans cette conversation",
  },
  streamFailed: "Le chargement n’a pas abouti.",
  streamGoTo: "Afficher parmi les messages",
};
