/** Vietnamese: see the English table. */
import type { coaching as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const coaching: Translated<typeof English> = {
  messageDue: {
    today: "Hôm nay cần gửi tin nhắn",
    overdue: (day: string) => `Quá hạn gửi tin nhắn từ ${day}`,
    next: (day: string) => `Tin nhắn tiếp theo: ${day}`,
  },
  /** Over a thread: what is due, and how often. */
  dueLine: (due: string, rhythm: string) => `${due} · ${rhythm}`,
  rhythmLine: (rhythm: string) => `Tin nhắn: ${rhythm}`,
  rhythm: "Nhịp nhắn tin",
  rhythmHint: "Bao lâu cần gửi bệnh nhân này một tin nhắn. Tin nhắn của bất kỳ ai trong nhóm đều được tính.",
  /** What can be chosen. */
  rhythmChoices: {
    plan: "Theo kế hoạch",
    daily: "Mỗi ngày",
    weekly: "Mỗi tuần",
    days: "Cách vài ngày",
    paused: "Tạm dừng",
    "as-needed": "Khi cần",
  },
  rhythmEvery: "Số ngày giữa hai tin nhắn",
  rhythmUntil: "Tạm dừng đến",
  rhythmUntilHint: "Nếu không chọn ngày, việc tạm dừng kéo dài đến khi được thay đổi.",
  rhythmReason: "Lý do",
  rhythmReasons: {
    preference: "Mong muốn của bệnh nhân",
    readiness: "Mức độ sẵn sàng của bệnh nhân",
    unknown: "Lý do khác",
  },
  noRhythmReason: "Không nêu",
  saveRhythm: "Lưu",
  /** What holds, in a word. */
  rhythmIs: {
    daily: "mỗi ngày",
    dailyUntil: (day: string) => `mỗi ngày đến ${day}`,
    weekly: "mỗi tuần",
    days: (n: number) => `${n} ngày một lần`,
    paused: "tạm dừng",
    pausedUntil: (day: string) => `tạm dừng đến ${day}`,
    asNeeded: "khi cần",
  },
  rhythmBecame: (who: string, rhythm: string) => `${who} đã đặt nhịp nhắn tin: ${rhythm}`,
  rhythmBecameFor: (who: string, rhythm: string, reason: string) =>
    `${who} đã đặt nhịp nhắn tin: ${rhythm} (${reason})`,
  planBegan: (day: string) =>
    `Kế hoạch bắt đầu ${day}: cần gửi tin nhắn mỗi ngày trong hai tuần, sau đó mỗi tuần`,
  planEnded: "Kế hoạch đã kết thúc",
};
