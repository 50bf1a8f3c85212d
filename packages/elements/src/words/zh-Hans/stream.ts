/** Simplified Chinese: see the English table. */
import type { stream as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

/** What an item of a sort is called as it is new, changed, and taken back. */
const calendarEvent = {
  new: "预约",
  changed: "预约已更改",
  cancelled: "预约已取消",
};
const planUpdate = {
  new: "计划更新",
  changed: "计划已更改",
  cancelled: "已不在计划中",
};

export const stream: Translated<typeof English> = {
  streamItem: { "calendar-event": calendarEvent, "plan-update": planUpdate },
  streamWas: (before: string) => `之前：${before}`,
  streamChangedSince: "此内容此后已更改。",
  streamFilter: "在此会话中显示",
  streamFilters: {
    all: "全部内容",
    "calendar-events": "日程",
    "plan-updates": "计划更新",
    attachments: "附件",
    links: "链接",
  },
  streamEmpty: {
    "calendar-events": "此会话中没有日程",
    "plan-updates": "此会话中没有计划更新",
    attachments: "此会话中没有附件",
    links: "此会话中没有链接",
  },
  streamFailed: "无法加载。",
  streamGoTo: "在消息中显示",
};
