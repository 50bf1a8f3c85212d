/** French: see the English table. */
import type { corrections as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const corrections: Translated<typeof English> = {
  messageMore: "Plus sur ce message",
  askCorrection: "Demander une correction",
  /** Until when, and how many days are left. */
  correctionOpen: (until, left) => `Correction demandée, réponse au plus tard le ${until}, ${left}`,
  correctionsOpen: (n, until, left) =>
    count(n, {
      one: `# correction demandée, réponse au plus tard le ${until}, ${left}`,
      other: `# corrections demandées, première réponse au plus tard le ${until}, ${left}`,
    }),
  correctionDaysLeft: n => count(n, { one: "# jour restant", other: "# jours restants" }),
  correctionLastDay: "c’est aujourd’hui le dernier jour",
  correctionDaysOver: n => count(n, { one: "# jour de retard", other: "# jours de retard" }),
  correctionLater: reason => `La date a été repoussée : « ${reason} »`,
  correctionWrong: "Ce qui est inexact",
  correctionRight: "Ce qu’il faudrait lire",
  correctedOn: {
    you: day => `Corrigé par vous le ${day}`,
    team: day => `Corrigé par votre équipe de soins le ${day}`,
    other: (who, day) => `Corrigé par ${who} le ${day}`,
  },
  correctionDeclinedOn: {
    you: day => `Correction refusée par vous le ${day}`,
    team: day => `Correction refusée par votre équipe de soins le ${day}`,
    other: (who, day) => `Correction refusée par ${who} le ${day}`,
  },
  correctionReason: reason => `Motif : ${reason}`,
  withdrawCorrection: "Retirer",
  approveCorrection: "Accepter…",
  declineCorrection: "Refuser…",
  extendCorrection: "Répondre plus tard…",
  correctionFailed: "Le formulaire n’a pas pu être chargé. Veuillez réessayer.",
  correctionDone: {
    ask: "Correction demandée",
    withdraw: "Demande de correction retirée",
    approve: "Correction acceptée",
    decline: "Correction refusée",
    extend: "La date a été repoussée",
  },
  askedForCorrection: {
    nobody: "La correction d’un message a été demandée",
    you: "Vous avez demandé la correction d’un message",
    team: "Votre équipe de soins a demandé la correction d’un message",
    other: who => `${who} a demandé la correction d’un message`,
  },
  putCorrectionLater: {
    nobody: "La date d’une correction a été repoussée",
    you: "Vous avez repoussé la date d’une correction",
    team: "Votre équipe de soins a repoussé la date d’une correction",
    other: who => `${who} a repoussé la date d’une correction`,
  },
  approvedCorrection: {
    nobody: "Un message a été corrigé",
    you: "Vous avez corrigé un message",
    team: "Votre équipe de soins a corrigé un message",
    other: who => `${who} a corrigé un message`,
  },
  declinedCorrection: {
    nobody: "Une correction a été refusée",
    you: "Vous avez refusé une correction",
    team: "Votre équipe de soins a refusé une correction",
    other: who => `${who} a refusé une correction`,
  },
  withdrewCorrection: {
    nobody: "La demande de correction a été retirée",
    you: "Vous avez retiré la demande de correction",
    team: "Votre équipe de soins a retiré la demande de correction",
    other: who => `${who} a retiré la demande de correction`,
  },
  goToMessage: "Aller au message",
};
