/** Spanish: see the English table. */
import type { team as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const team: Translated<typeof English> = {
  notified: "Recibe notificaciones",
  notNotified: "No recibe notificaciones de los mensajes",
  away: "Ya no está activo",
  watching: "Sigue la conversación",
  hereNow: "Aquí ahora",
  unfollow: "Desactivar las notificaciones de este paciente",
  follow: "Notificarme sobre este paciente",
  removeMember: "Quitar de la conversación",
  /** What a screen reader says of the button: what is seen on it, then whom. */
  removeMemberNamed: (label, who) => `${label}: ${who}`,
  removeAsk: who => `¿Quitar a ${who}?`,
  removeHint: "Saldrá de esta conversación y ya no se le avisará de sus mensajes.",
  remove: "Quitar",
  notInTeam: "Fuera del equipo de atención",
  byInvitation: "Con invitación",
  patientSide: "Paciente y familia",
  people: "Personas",
  noTeam: "Aún no hay nadie en este equipo de atención.",
  teamHint: "Lee y responde sus mensajes",
};
