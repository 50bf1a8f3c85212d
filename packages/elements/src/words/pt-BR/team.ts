/** Brazilian Portuguese: see the English table. */
import type { team as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const team: Translated<typeof English> = {
  notified: "Recebe avisos",
  notNotified: "Não recebe avisos das mensagens",
  away: "Não está mais em atividade",
  watching: "Acompanhando",
  hereNow: "Aqui agora",
  unfollow: "Desativar os avisos sobre este paciente",
  follow: "Avisar-me sobre este paciente",
  removeMember: "Remover da conversa",
  /** What a screen reader says of the button: what is seen on it, then whom. */
  removeMemberNamed: (label, who) => `${label}: ${who}`,
  removeAsk: who => `Remover ${who}?`,
  removeHint: "Essa pessoa sai desta conversa e não recebe mais avisos das mensagens.",
  remove: "Remover",
  notInTeam: "Fora da equipe de cuidado",
  byInvitation: "Por convite",
  patientSide: "Paciente e família",
  people: "Pessoas",
  noTeam: "Ainda não há ninguém nesta equipe de cuidado.",
  teamHint: "Lê e responde suas mensagens",
};
