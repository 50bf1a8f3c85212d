/** Korean: see the English table. */
import type { stream as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

/** What an item of a sort is called as it is new, changed, and taken back. */
const calendarEvent = {
  new: "예약",
  changed: "예약 변경됨",
  cancelled: "예약 취소됨",
};
const planUpdate = {
  new: "계획 업데이트",
  changed: "계획 변경됨",
  cancelled: "계획에서 제외됨",
};

export const stream: Translated<typeof English> = {
  streamItem: { "calendar-event": calendarEvent, "plan-update": planUpdate },
  streamWas: (before: string) => `이전: ${before}`,
  streamChangedSince: "그 뒤로 변경되었습니다.",
  streamFilter: "이 대화에서 보기",
  streamFilters: {
    all: "전체",
    "calendar-events": "일정",
    "plan-updates": "계획 업데이트",
    attachments: "첨부 파일",
    links: "링크",
  },
  streamEmpty: {
    "calendar-events": "이 대화에 일정이 없습니다",
    "plan-updates": "이 대화에 계획 업데이트가 없습니다",
    attachments: "이 대화에 첨부 파일이 없습니다",
    links: "이 대화에 링크가 없습니다",
  },
  streamFailed: "불러오지 못했습니다.",
  streamGoTo: "메시지에서 보기",
};
