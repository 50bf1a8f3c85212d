/** Spanish: see the English table. */
import type { correcting as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const correcting: Translated<typeof English> = {
  correctingHeadings: {
    ask: "Solicitar una corrección",
    approve: "Aprobar la corrección",
    decline: "Rechazar la corrección",
    extend: "Responder más tarde",
  },
  correctingWrong: "¿Qué es incorrecto?",
  correctingRight: "¿Qué debería decir?",
  correctingAskHint: days =>
    count(days, {
      one: "El mensaje se conserva tal como está. Su equipo de atención responde en un plazo de # día.",
      other: "El mensaje se conserva tal como está. Su equipo de atención responde en un plazo de # días.",
    }),
  correctedText: "Texto corregido",
  correctedTextHint:
    "Aparece junto al mensaje, para todas las personas que lo ven. El mensaje se conserva tal como está.",
  declineReason: "Por qué se rechaza",
  declineReasonHint: "El paciente lo lee.",
  extendReason: "Por qué tarda más",
  extendReasonHint: until =>
    `El paciente lo lee. En ese caso, responda a más tardar el ${until}. La fecha solo se puede aplazar una vez.`,
  correctingSend: { ask: "Solicitar", approve: "Aprobar", decline: "Rechazar", extend: "Aplazar" },
  correctingCancel: "Cancelar",
};
