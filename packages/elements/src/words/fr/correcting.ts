/** French: see the English table. */
import type { correcting as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const correcting: Translated<typeof English> = {
  correctingHeadings: {
    ask: "Demander une correction",
    approve: "Accepter la correction",
    decline: "Refuser la correction",
    extend: "Répondre plus tard",
  },
  correctingWrong: "Qu’est-ce qui est inexact ?",
  correctingRight: "Que faudrait-il lire ?",
  correctingAskHint: days =>
    count(days, {
      one: "Le message lui-même reste tel quel. Votre équipe de soins répond dans un délai de # jour.",
      other: "Le message lui-même reste tel quel. Votre équipe de soins répond dans un délai de # jours.",
    }),
  correctedText: "Texte corrigé",
  correctedTextHint:
    "Il figure à côté du message, pour toutes les personnes qui le voient. Le message lui-même reste tel quel.",
  declineReason: "Pourquoi elle est refusée",
  declineReasonHint: "Le patient le lit.",
  extendReason: "Pourquoi il faut plus de temps",
  extendReasonHint: until =>
    `Le patient le lit. Répondez alors au plus tard le ${until}. La date ne peut être repoussée qu’une fois.`,
  correctingSend: { ask: "Demander", approve: "Accepter", decline: "Refuser", extend: "Repousser" },
  correctingCancel: "Annuler",
};
