/** German: see the English table. */
import type { sessions as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const sessions: Translated<typeof English> = {
  signedInAt: "Wo Sie angemeldet sind",
  signedInHint:
    "An diesen Orten sind Nachrichten geöffnet. Beenden Sie, was Sie nicht kennen, und sagen Sie Ihrer Praxis Bescheid.",
  sessionOwn: "Dieser Browser",
  sessionOn: (browser, system) => `${browser} unter ${system}`,
  sessionUnknown: "Unbekanntes Gerät",
  sessionSince: at => `Seit: ${at}`,
  sessionActive: at => `Zuletzt aktiv: ${at}`,
  sessionEnd: "Beenden",
  sessionEndNamed: what => `Beenden: ${what}`,
  sessionEndOthers: "Alle anderen beenden",
  sessionEndAll: "Alle beenden und wieder anmelden",
  sessionEnded: "Beendet.",
};
