/** Brazilian Portuguese: see the English table. */
import type { correcting as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const correcting: Translated<typeof English> = {
  correctingHeadings: {
    ask: "Solicitar uma correção",
    approve: "Aprovar a correção",
    decline: "Recusar a correção",
    extend: "Responder mais tarde",
  },
  correctingWrong: "O que está errado?",
  correctingRight: "O que deveria constar?",
  correctingAskHint: days =>
    count(days, {
      one: "A mensagem em si permanece como está. Sua equipe de cuidado responde em até # dia.",
      other: "A mensagem em si permanece como está. Sua equipe de cuidado responde em até # dias.",
    }),
  correctedText: "Texto corrigido",
  correctedTextHint:
    "Ele aparece ao lado da mensagem, para todas as pessoas que a veem. A mensagem em si permanece como está.",
  declineReason: "Por que é recusada",
  declineReasonHint: "O paciente lê isto.",
  extendReason: "Por que demora mais",
  extendReasonHint: until =>
    `O paciente lê isto. Nesse caso, responda até ${until}. A data só pode ser adiada uma vez.`,
  correctingSend: { ask: "Solicitar", approve: "Aprovar", decline: "Recusar", extend: "Adiar" },
  correctingCancel: "Cancelar",
};
