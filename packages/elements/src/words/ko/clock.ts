/** Korean: see the English table. */
import type { clock as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { duration } from "./forms.ts";

export const clock: Translated<typeof English> = {
  expected: {
    open: (answer: number) => `보통 ${duration(answer)} 이내에 답변합니다.`,
    closed: (day: string, time: string) => `지금은 운영 시간이 아닙니다. ${day} ${time}에 문을 엽니다.`,
    closedWithin: (answer: number, day: string, time: string) =>
      `보통 ${duration(answer)} 이내에 답변합니다. 지금은 운영 시간이 아닙니다. ${day} ${time}에 문을 엽니다.`,
  },
  waitingFor: {
    now: (length: string) => `${length} 대기 중`,
    overdue: (length: string) => `기한 지남, ${length} 대기 중`,
    nowWithin: (length: string, target: number) => `${length} 대기 중, ${duration(target)} 이내 예상`,
    overdueWithin: (length: string, target: number) =>
      `기한 지남: ${length} 대기 중, ${duration(target)} 이내 예상`,
  },
};
