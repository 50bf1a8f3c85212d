/** French: see the English table. */
import type { team as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const team: Translated<typeof English> = {
  notified: "Reçoit les notifications",
  notNotified: "Ne reçoit pas de notification des messages",
  away: "N’est plus en activité",
  watching: "Suit la conversation",
  hereNow: "Présent(e) en ce moment",
  unfollow: "Désactiver les notifications pour ce patient",
  follow: "Me prévenir pour ce patient",
  removeMember: "Retirer de la conversation",
  /** What a screen reader says of the button: what is seen on it, then whom. */
  removeMemberNamed: (label, who) => `${label} : ${who}`,
  removeAsk: who => `Retirer ${who} ?`,
  removeHint: "Cette personne quittera la conversation et ne sera plus prévenue de ses messages.",
  remove: "Retirer",
  notInTeam: "Hors de l’équipe de soins",
  byInvitation: "Sur invitation",
  patientSide: "Patient et famille",
  people: "Personnes",
  noTeam: "Il n’y a encore personne dans cette équipe de soins.",
  teamHint: "Lit vos messages et y répond",
};
