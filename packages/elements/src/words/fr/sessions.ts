/** French: see the English table. */
import type { sessions as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const sessions: Translated<typeof English> = {
  signedInAt: "Où vous êtes connecté(e)",
  signedInHint:
    "Les messages sont ouverts à ces endroits. Terminez les sessions que vous ne reconnaissez pas et prévenez votre cabinet.",
  sessionOwn: "Ce navigateur",
  sessionOn: (browser, system) => `${browser} sous ${system}`,
  sessionUnknown: "Appareil inconnu",
  sessionSince: at => `Depuis : ${at}`,
  sessionActive: at => `Dernière activité : ${at}`,
  sessionEnd: "Terminer",
  sessionEndNamed: what => `Terminer : ${what}`,
  sessionEndOthers: "Terminer toutes les autres",
  sessionEndAll: "Tout terminer et se reconnecter",
  sessionEnded: "Session terminée.",
};
