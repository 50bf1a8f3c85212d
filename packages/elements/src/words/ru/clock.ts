/** Russian: see the English table. */
import type { clock as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { duration } from "./forms.ts";

export const clock: Translated<typeof English> = {
  expected: {
    open: (answer: number) => `Обычное время ответа: ${duration(answer)}.`,
    closed: (day: string, time: string) => `Сейчас мы закрыты. Откроемся: ${day}, ${time}.`,
    closedWithin: (answer: number, day: string, time: string) =>
      `Обычное время ответа: ${duration(answer)}. Сейчас мы закрыты. Откроемся: ${day}, ${time}.`,
  },
  waitingFor: {
    now: (length: string) => `Ожидание: ${length}`,
    overdue: (length: string) => `Просрочено, ожидание: ${length}`,
    nowWithin: (length: string, target: number) => `Ожидание: ${length}, ожидаемый срок: ${duration(target)}`,
    overdueWithin: (length: string, target: number) =>
      `Просрочено. Ожидание: ${length}, ожидаемый срок: ${duration(target)}`,
  },
};
