/** Vietnamese: see the English table. */
import type { stats as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, duration, number } from "./forms.ts";

export const stats: Translated<typeof English> = {
  figures: "Số liệu",
  /** The four, each with what it counts. */
  totalConversations: "Tổng số cuộc trò chuyện",
  totalConversationsAbout: "Các cuộc trò chuyện quý vị xem được, đang mở và đã đóng.",
  unreadMessages: "Tin nhắn chưa đọc",
  unreadMessagesAbout:
    "Tin nhắn của bệnh nhân sau tin nhắn cuối của nhân viên, trong các cuộc trò chuyện đang mở: đang chờ trả lời. Mọi nhân viên thấy cùng con số này. Đây không phải số tin chính quý vị chưa đọc.",
  uniquePatients: "Số bệnh nhân",
  uniquePatientsAbout: "Bệnh nhân có cuộc trò chuyện đang mở.",
  totalMessages: "Tổng số tin nhắn",
  totalMessagesAbout:
    "Mọi tin nhắn của các cuộc trò chuyện này, của bệnh nhân và nhân viên, kể cả ghi chú nội bộ.",
  number: (n: number) => number(n),
  firstResponse: "Trả lời đầu tiên",
  firstResponseAbout:
    "Từ tin nhắn đầu tiên của bệnh nhân đang chờ đến câu trả lời đầu tiên, tính trong giờ mở cửa của cơ sở.",
  resolution: "Giải quyết",
  resolutionAbout:
    "Từ khi cuộc trò chuyện bắt đầu hoặc mở lại đến khi đóng, tính trong giờ mở cửa của cơ sở.",
  target: (ms: number) => `Mục tiêu: trong vòng ${duration(ms)}`,
  noTarget: "Chưa đặt mục tiêu",
  today: "Hôm nay",
  lastDays: "30 ngày qua",
  /** Beside a time: it is the middle one of all. */
  median: "Trung vị",
  withinTarget: (within: number, all: number) => `${number(within)} / ${number(all)} đạt mục tiêu`,
  answersCount: (n: number) => count(n, { other: "# câu trả lời" }),
  closingsCount: (n: number) => count(n, { other: "# đã đóng" }),
  nothingYet: "Chưa có",
  chartOf: (what: string) => `${what}, trung vị theo ngày`,
  orMore: (length: string) => `${length} trở lên`,
  barWithin: "Đạt mục tiêu",
  barOver: "Vượt mục tiêu",
  barTarget: "Mục tiêu",
  barMedian: "Trung vị trong ngày",
  asTable: "Hiện dạng bảng",
  asChart: "Hiện dạng biểu đồ",
  day: "Ngày",
  how: "Số lượng",
  within: "Đạt mục tiêu",
  byReason: "Theo lý do",
  reason: "Lý do",
  reasonKinds: {
    continuous: "Cuộc trò chuyện liên tục",
    topic: "Chủ đề khác",
    direct: "Tin nhắn trực tiếp",
    "encounter-chat": "Trò chuyện gắn với lượt khám",
    internal: "Giữa các nhân viên",
  },
  byStaff: "Theo thành viên nhóm",
  byStaffAbout: "Ai trả lời đầu tiên.",
  teamMember: "Thành viên nhóm",
  notCounted: "Một số cuộc trò chuyện chưa được tính.",
  statsFailed: "Không tải được số liệu.",
  statsOld: (time: string) => `Số liệu này tính đến ${time}; không tải được số liệu mới hơn.`,
};
