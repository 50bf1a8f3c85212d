/** Vietnamese: see the English table. */
import type { security as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const security: Translated<typeof English> = {
  whoCanRead: "Ai đọc được",
  readsSince: (at: string) => `Từ ${at}`,
  readsHere: "Thiết bị này",
  readsNameless: "Những người tham gia khác",
  readsNowhere: "Chưa có thiết bị",
  recordsKey: "Khóa hồ sơ của cơ sở y tế",
  recordsKeyWhy:
    "Pháp luật buộc cơ sở y tế lưu giữ hồ sơ. Với khóa này cơ sở y tế mở được những gì đã viết; mỗi lần dùng đều được ghi lại.",
  recordsKeyNamed: (id: string) => `Khóa ${id}`,
  offHere: "Những gì không có ở đây",
  offHereList: [
    "Ghi chú nội bộ",
    "Quét virus cho tệp",
    "Đính chính",
    "SMS",
    "Tìm kiếm trên máy chủ",
    "Hỗ trợ",
  ],
  offHereWhy: "Để làm những việc đó, máy chủ hoặc người không tham gia sẽ phải đọc cùng.",
  offHereInstead:
    "Cuộc trò chuyện này luôn được mã hóa. Để dùng những tính năng đó, hãy bắt đầu cuộc trò chuyện khác.",
  startAnother: "Bắt đầu cuộc trò chuyện khác",
  encryptionLimits:
    "Việc này không bảo vệ khỏi người cầm một trong các thiết bị này, hay khỏi bên cung cấp trang này.",
};
