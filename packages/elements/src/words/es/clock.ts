/** Spanish: see the English table. */
import type { clock as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { duration } from "./forms.ts";

export const clock: Translated<typeof English> = {
  expected: {
    open: answer => `Normalmente respondemos en un plazo de ${duration(answer)}.`,
    closed: (day, time) => `Ahora estamos cerrados. Abrimos ${day} a las ${time}.`,
    closedWithin: (answer, day, time) =>
      `Normalmente respondemos en un plazo de ${duration(answer)}. Ahora estamos cerrados. Abrimos ${day} a las ${time}.`,
  },
  waitingFor: {
    now: length => `En espera: ${length}`,
    overdue: length => `Con retraso, en espera: ${length}`,
    nowWithin: (length, target) => `En espera: ${length}; plazo previsto: ${duration(target)}`,
    overdueWithin: (length, target) =>
      `Con retraso. En espera: ${length}; plazo previsto: ${duration(target)}`,
  },
};
