/** Simplified Chinese: see the English table. */
import type { clock as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { duration } from "./forms.ts";

export const clock: Translated<typeof English> = {
  expected: {
    open: (answer: number) => `我们通常在${duration(answer)}内回复。`,
    closed: (day: string, time: string) => `我们现在不在工作时间，将于${day} ${time}开始工作。`,
    closedWithin: (answer: number, day: string, time: string) =>
      `我们通常在${duration(answer)}内回复。我们现在不在工作时间，将于${day} ${time}开始工作。`,
  },
  waitingFor: {
    now: (length: string) => `已等待${length}`,
    overdue: (length: string) => `已逾期，等待了${length}`,
    nowWithin: (length: string, target: number) => `已等待${length}，预期${duration(target)}内回复`,
    overdueWithin: (length: string, target: number) =>
      `已逾期：等待了${length}，预期${duration(target)}内回复`,
  },
};
