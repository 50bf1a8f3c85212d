/** German: see the English table. */
import type { session as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const session: Translated<typeof English> = {
  sessionEndsIdle: at =>
    `Sie haben eine Weile nichts getan. Ihre Sitzung endet um ${at}. Drücken Sie eine beliebige Taste, um angemeldet zu bleiben.`,
  sessionEnds: at =>
    `Sie sind schon lange angemeldet. Ihre Sitzung endet um ${at}, danach melden Sie sich wieder an. Was Sie nicht gesendet haben, bleibt Ihnen erhalten.`,
  sessionStay: "Angemeldet bleiben",
};
