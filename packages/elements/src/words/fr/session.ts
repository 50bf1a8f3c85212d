/** French: see the English table. */
import type { session as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const session: Translated<typeof English> = {
  sessionEndsIdle: at =>
    `Vous n’avez rien fait depuis un moment. Votre session se termine à ${at}. Appuyez sur une touche pour rester connecté(e).`,
  sessionEnds: at =>
    `Vous êtes connecté(e) depuis longtemps. Votre session se termine à ${at}, et vous devrez vous reconnecter. Ce que vous n’avez pas envoyé est conservé.`,
  sessionStay: "Rester connecté(e)",
};
