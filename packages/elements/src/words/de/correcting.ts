/** German: see the English table. */
import type { correcting as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const correcting: Translated<typeof English> = {
  correctingHeadings: {
    ask: "Um Korrektur bitten",
    approve: "Korrektur annehmen",
    decline: "Korrektur ablehnen",
    extend: "Später antworten",
  },
  correctingWrong: "Was ist falsch?",
  correctingRight: "Was sollte dort stehen?",
  correctingAskHint: days =>
    count(days, {
      one: "Die Nachricht selbst bleibt, wie sie ist. Ihr Behandlungsteam antwortet innerhalb von # Tag.",
      other: "Die Nachricht selbst bleibt, wie sie ist. Ihr Behandlungsteam antwortet innerhalb von # Tagen.",
    }),
  correctedText: "Korrigierter Text",
  correctedTextHint:
    "Er steht neben der Nachricht, für alle, die sie sehen. Die Nachricht selbst bleibt, wie sie ist.",
  declineReason: "Warum abgelehnt wird",
  declineReasonHint: "Die Patientin oder der Patient liest es.",
  extendReason: "Warum es länger dauert",
  extendReasonHint: until =>
    `Die Patientin oder der Patient liest es. Antworten Sie dann bis ${until}. Die Frist kann nur einmal verlängert werden.`,
  correctingSend: { ask: "Bitten", approve: "Annehmen", decline: "Ablehnen", extend: "Verlängern" },
  correctingCancel: "Abbrechen",
};
