/** Brazilian Portuguese: see the English table. */
import type { clock as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { duration } from "./forms.ts";

export const clock: Translated<typeof English> = {
  expected: {
    open: answer => `Normalmente respondemos em até ${duration(answer)}.`,
    closed: (day, time) => `Estamos fechados agora. Abrimos ${day} às ${time}.`,
    closedWithin: (answer, day, time) =>
      `Normalmente respondemos em até ${duration(answer)}. Estamos fechados agora. Abrimos ${day} às ${time}.`,
  },
  waitingFor: {
    now: length => `Aguardando há ${length}`,
    overdue: length => `Em atraso, aguardando há ${length}`,
    nowWithin: (length, target) => `Aguardando há ${length}, prazo de até ${duration(target)}`,
    overdueWithin: (length, target) => `Em atraso: aguardando há ${length}, prazo de até ${duration(target)}`,
  },
};
