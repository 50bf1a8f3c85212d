/** German: see the English table. */
import type { people as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const people: Translated<typeof English> = {
  relations: {
    self: "Patient/in",
    guardian: "Sorgeberechtigt",
    guarantor: "Kostenträger",
    proxy: "Bevollmächtigt",
  },
  /** What somebody who acts for a patient is to them, behind their own name. */
  relationTo: {
    guardian: patient => `sorgeberechtigt für ${patient}`,
    guarantor: patient => `Kostenträger für ${patient}`,
    proxy: patient => `bevollmächtigt für ${patient}`,
  },
  removedByYou: who => `Sie haben ${who} entfernt`,
  roles: {
    "primary-coach": "Hauptcoach",
    secondary: "Zweiter Coach",
    "care-team": "Behandlungsteam",
    recipient: "Empfänger/in",
    "notification-user": "Wird benachrichtigt",
    support: "Support",
  },
  yourCareTeam: "Ihr Behandlungsteam",
};
