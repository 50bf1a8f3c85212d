/** French: see the English table. */
import type { clock as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { duration } from "./forms.ts";

export const clock: Translated<typeof English> = {
  expected: {
    open: answer => `Délai de réponse habituel : ${duration(answer)} au plus.`,
    closed: (day, time) => `Nous sommes fermés pour le moment. Réouverture ${day} à ${time}.`,
    closedWithin: (answer, day, time) =>
      `Délai de réponse habituel : ${duration(answer)} au plus. Nous sommes fermés pour le moment. Réouverture ${day} à ${time}.`,
  },
  waitingFor: {
    now: length => `En attente : ${length}`,
    overdue: length => `En retard, en attente : ${length}`,
    nowWithin: (length, target) => `En attente : ${length}, délai prévu : ${duration(target)}`,
    overdueWithin: (length, target) => `En retard, en attente : ${length}, délai prévu : ${duration(target)}`,
  },
};
