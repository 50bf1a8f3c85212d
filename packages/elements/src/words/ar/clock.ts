/** Arabic: see the English table. */
import type { clock as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { duration } from "./forms.ts";

export const clock: Translated<typeof English> = {
  expected: {
    open: (answer: number) => `مدة الرد المعتادة: ${duration(answer)}.`,
    closed: (day: string, time: string) => `نحن مغلقون الآن ونفتح ${day} الساعة ${time}.`,
    closedWithin: (answer: number, day: string, time: string) =>
      `مدة الرد المعتادة: ${duration(answer)}. نحن مغلقون الآن ونفتح ${day} الساعة ${time}.`,
  },
  waitingFor: {
    now: (length: string) => `الانتظار: ${length}`,
    overdue: (length: string) => `متأخرة، الانتظار: ${length}`,
    nowWithin: (length: string, target: number) => `الانتظار: ${length}، المدة المتوقعة: ${duration(target)}`,
    overdueWithin: (length: string, target: number) =>
      `متأخرة، الانتظار: ${length}، المدة المتوقعة: ${duration(target)}`,
  },
};
