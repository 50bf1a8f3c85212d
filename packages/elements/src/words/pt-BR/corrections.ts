/** Brazilian Portuguese: see the English table. */
import type { corrections as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const corrections: Translated<typeof English> = {
  messageMore: "Mais sobre esta mensagem",
  askCorrection: "Solicitar uma correção",
  /** Until when, and how many days are left. */
  correctionOpen: (until, left) => `Correção solicitada, responder até ${until}, ${left}`,
  correctionsOpen: (n, until, left) =>
    count(n, {
      one: `# correção solicitada, responder até ${until}, ${left}`,
      other: `# correções solicitadas, responder à primeira até ${until}, ${left}`,
    }),
  correctionDaysLeft: n => count(n, { one: "resta # dia", other: "restam # dias" }),
  correctionLastDay: "hoje é o último dia",
  correctionDaysOver: n => count(n, { one: "# dia de atraso", other: "# dias de atraso" }),
  correctionLater: reason => `A data foi adiada: “${reason}”`,
  correctionWrong: "O que está errado",
  correctionRight: "O que deveria constar",
  correctedOn: {
    you: day => `Corrigida por você em ${day}`,
    team: day => `Corrigida por sua equipe de cuidado em ${day}`,
    other: (who, day) => `Corrigida por ${who} em ${day}`,
  },
  correctionDeclinedOn: {
    you: day => `Correção recusada por você em ${day}`,
    team: day => `Correção recusada por sua equipe de cuidado em ${day}`,
    other: (who, day) => `Correção recusada por ${who} em ${day}`,
  },
  correctionReason: reason => `Motivo: ${reason}`,
  withdrawCorrection: "Retirar",
  approveCorrection: "Aprovar…",
  declineCorrection: "Recusar…",
  extendCorrection: "Responder mais tarde…",
  correctionFailed: "Não foi possível carregar o formulário. Tente novamente.",
  correctionDone: {
    ask: "Correção solicitada",
    withdraw: "Correção retirada",
    approve: "Correção aprovada",
    decline: "Correção recusada",
    extend: "A data foi adiada",
  },
  askedForCorrection: {
    nobody: "A correção de uma mensagem foi solicitada",
    you: "Você solicitou a correção de uma mensagem",
    team: "Sua equipe de cuidado solicitou a correção de uma mensagem",
    other: who => `${who} solicitou a correção de uma mensagem`,
  },
  putCorrectionLater: {
    nobody: "A data de uma correção foi adiada",
    you: "Você adiou a data de uma correção",
    team: "Sua equipe de cuidado adiou a data de uma correção",
    other: who => `${who} adiou a data de uma correção`,
  },
  approvedCorrection: {
    nobody: "Uma mensagem foi corrigida",
    you: "Você corrigiu uma mensagem",
    team: "Sua equipe de cuidado corrigiu uma mensagem",
    other: who => `${who} corrigiu uma mensagem`,
  },
  declinedCorrection: {
    nobody: "Uma correção foi recusada",
    you: "Você recusou uma correção",
    team: "Sua equipe de cuidado recusou uma correção",
    other: who => `${who} recusou uma correção`,
  },
  withdrewCorrection: {
    nobody: "A solicitação de uma correção foi retirada",
    you: "Você retirou a solicitação de uma correção",
    team: "Sua equipe de cuidado retirou a solicitação de uma correção",
    other: who => `${who} retirou a solicitação de uma correção`,
  },
  goToMessage: "Ir para a mensagem",
};
