/** Brazilian Portuguese: see the English table. */
import type { people as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const people: Translated<typeof English> = {
  relations: {
    self: "Paciente",
    guardian: "Responsável legal",
    guarantor: "Responsável financeiro",
    proxy: "Representante",
  },
  /** What somebody who acts for a patient is to them, behind their own name. */
  relationTo: {
    guardian: patient => `responsável legal por ${patient}`,
    guarantor: patient => `responsável financeiro por ${patient}`,
    proxy: patient => `representante de ${patient}`,
  },
  removedByYou: who => `Você removeu ${who}`,
  roles: {
    "primary-coach": "Coach principal",
    secondary: "Segundo coach",
    "care-team": "Equipe de cuidado",
    recipient: "Destinatário",
    "notification-user": "Usuário notificado",
    support: "Suporte",
  },
  yourCareTeam: "Sua equipe de cuidado",
};
