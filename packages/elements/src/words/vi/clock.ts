/** Vietnamese: see the English table. */
import type { clock as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { duration } from "./forms.ts";

export const clock: Translated<typeof English> = {
  expected: {
    open: (answer: number) => `Chúng tôi thường trả lời trong vòng ${duration(answer)}.`,
    closed: (day: string, time: string) => `Hiện chúng tôi đã đóng cửa và mở lại ${day} lúc ${time}.`,
    closedWithin: (answer: number, day: string, time: string) =>
      `Chúng tôi thường trả lời trong vòng ${duration(answer)}. Hiện chúng tôi đã đóng cửa và mở lại ${day} lúc ${time}.`,
  },
  waitingFor: {
    now: (length: string) => `Đã chờ ${length}`,
    overdue: (length: string) => `Quá hạn, đã chờ ${length}`,
    nowWithin: (length: string, target: number) => `Đã chờ ${length}, dự kiến trong vòng ${duration(target)}`,
    overdueWithin: (length: string, target: number) =>
      `Quá hạn: đã chờ ${length}, dự kiến trong vòng ${duration(target)}`,
  },
};
