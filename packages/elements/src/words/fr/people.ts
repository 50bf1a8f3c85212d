/** French: see the English table. */
import type { people as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const people: Translated<typeof English> = {
  relations: {
    self: "Patient(e)",
    guardian: "Représentant légal",
    guarantor: "Garant",
    proxy: "Mandataire",
  },
  /** What somebody who acts for a patient is to them, behind their own name. */
  relationTo: {
    guardian: patient => `représentant légal de ${patient}`,
    guarantor: patient => `garant de ${patient}`,
    proxy: patient => `mandataire de ${patient}`,
  },
  removedByYou: who => `Vous avez retiré ${who}`,
  roles: {
    "primary-coach": "Coach principal",
    secondary: "Coach secondaire",
    "care-team": "Équipe de soins",
    recipient: "Destinataire",
    "notification-user": "Personne notifiée",
    support: "Assistance",
  },
  yourCareTeam: "Votre équipe de soins",
};
