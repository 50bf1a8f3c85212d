/** French: see the English table. */
import type { devices as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const devices: Translated<typeof English> = {
  devicesThatRead: "Appareils qui peuvent lire les conversations chiffrées",
  devicesHint: "Retirez ce qui est perdu ou n’est plus à vous.",
  devicesNone: "Pas encore d’appareil.",
  deviceOwn: "Cet appareil",
  deviceTakeOff: "Retirer",
  deviceTakeOffNamed: what => `Retirer : ${what}`,
  deviceAsk: what => `Retirer ${what} ?`,
  deviceAskFollows:
    "Il ne lira plus rien de nouveau, dans aucune conversation. Ce qu’il a ouvert peut y rester. Tous les participants de ces conversations en sont informés.",
  deviceTakenOff: "Retiré.",
};
