/** German: see the English table. */
import type { clock as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { duration } from "./forms.ts";

export const clock: Translated<typeof English> = {
  expected: {
    open: answer => `Antwort in der Regel nach höchstens: ${duration(answer)}.`,
    closed: (day, time) => `Zurzeit geschlossen. Wir öffnen ${day} um ${time}.`,
    closedWithin: (answer, day, time) =>
      `Antwort in der Regel nach höchstens: ${duration(answer)}. Zurzeit geschlossen. Wir öffnen ${day} um ${time}.`,
  },
  waitingFor: {
    now: length => `Wartet: ${length}`,
    overdue: length => `Überfällig, wartet: ${length}`,
    nowWithin: (length, target) => `Wartet: ${length}, Ziel: ${duration(target)}`,
    overdueWithin: (length, target) => `Überfällig, wartet: ${length}, Ziel: ${duration(target)}`,
  },
};
