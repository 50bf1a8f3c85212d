/** Vietnamese: see the English table. */
import type { stream as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

/** What an item of a sort is called as it is new, changed, and taken back. */
const calendarEvent = {
  new: "Lịch hẹn",
  changed: "Lịch hẹn đã thay đổi",
  cancelled: "Lịch hẹn đã hủy",
};
const planUpdate = {
  new: "Cập nhật kế hoạch",
  changed: "Kế hoạch đã thay đổi",
  cancelled: "Không còn trong kế hoạch",
};

export const stream: Translated<typeof English> = {
  streamItem: { "calendar-event": calendarEvent, "plan-update": planUpdate },
  streamWas: (before: string) => `Trước đó: ${before}`,
  streamChangedSince: "Mục này đã thay đổi từ đó.",
  streamFilter: "Hiển thị trong cuộc trò chuyện này",
  streamFilters: {
    all: "Toàn bộ",
    "calendar-events": "Sự kiện lịch",
    "plan-updates": "Cập nhật kế hoạch",
    attachments: "Tệp đính kèm",
    links: "Liên kết",
  },
  streamEmpty: {
    "calendar-events": "Không có sự kiện lịch trong cuộc trò chuyện này",
    "plan-updates": "Không có cập nhật kế hoạch trong cuộc trò chuyện này",
    attachments: "Không có tệp đính kèm trong cuộc trò chuyện này",
    links: "Không có liên kết trong cuộc trò chuyện này",
  },
  streamFailed: "Không tải được.",
  streamGoTo: "Hiện giữa các tin nhắn",
};
