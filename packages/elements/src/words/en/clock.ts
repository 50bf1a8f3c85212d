/** When an answer is to be expected, and how long somebody has waited for one. */
import { duration } from "./forms.ts";

export const clock = {
  expected: {
    open: (answer: number) => `We usually answer within ${duration(answer)}.`,
    closed: (day: string, time: string) => `We are closed now and open ${day} at ${time}.`,
    closedWithin: (answer: number, day: string, time: string) =>
      `We usually answer within ${duration(answer)}. We are closed now and open ${day} at ${time}.`,
  },
  waitingFor: {
    now: (length: string) => `Waiting ${length}`,
    overdue: (length: string) => `Overdue, waiting ${length}`,
    nowWithin: (length: string, target: number) => `Waiting ${length}, expected within ${duration(target)}`,
    overdueWithin: (length: string, target: number) =>
      `Overdue: waiting ${length}, expected within ${duration(target)}`,
  },
};
