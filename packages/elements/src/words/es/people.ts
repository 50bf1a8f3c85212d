/** Spanish: see the English table. */
import type { people as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const people: Translated<typeof English> = {
  relations: {
    self: "Paciente",
    guardian: "Tutor legal",
    guarantor: "Garante",
    proxy: "Representante",
  },
  /** What somebody who acts for a patient is to them, behind their own name. */
  relationTo: {
    guardian: patient => `tutor legal de ${patient}`,
    guarantor: patient => `garante de ${patient}`,
    proxy: patient => `representante de ${patient}`,
  },
  removedByYou: who => `Usted quitó a ${who}`,
  roles: {
    "primary-coach": "Coach principal",
    secondary: "Segundo coach",
    "care-team": "Equipo de atención",
    recipient: "Destinatario",
    "notification-user": "Usuario notificado",
    support: "Soporte",
  },
  yourCareTeam: "Su equipo de atención",
};
