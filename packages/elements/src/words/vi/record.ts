/** Vietnamese: see the English table. */
import type { record as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, number } from "./forms.ts";

export const record: Translated<typeof English> = {
  record: "Nhật ký",
  recordAbout:
    "Ai đã mở, xem, tìm kiếm và thay đổi gì. Chọn một bệnh nhân, một nhân viên, hoặc cả hai; nếu không chọn, nhật ký hiện những thay đổi trong cài đặt của cơ sở.",
  recordFailed: "Không tải được nhật ký.",
  recordStaff: "Nhân viên",
  recordStaffHint: "Tìm theo tên hoặc chức danh",
  recordStaffNone: "Không có ai mang tên đó.",
  recordClear: (what: string) => `Xóa ${what}`,
  recordWhen: "Khi nào",
  recordWho: "Ai",
  recordWhat: "Việc gì",
  recordOf: "Bệnh nhân",
  recordOnly: (name: string) => `Chỉ ${name}`,
  recordEmpty: "Không có mục nào.",
  recordOlder: "Hiện các mục cũ hơn",
  recordCount: (n: number) => count(n, { other: "# mục" }),
  recordOpened: {
    team: "Đã mở cuộc trò chuyện, thuộc nhóm chăm sóc",
    "patient-side": "Đã mở cuộc trò chuyện, thuộc phía bệnh nhân",
    searched: "Đã mở cuộc trò chuyện, ngoài nhóm chăm sóc",
    "notification-user": "Đã mở cuộc trò chuyện, ngoài nhóm chăm sóc, để nhận thông báo",
    invited: "Đã mở cuộc trò chuyện, ngoài nhóm chăm sóc, được mời",
    support: "Đã mở cuộc trò chuyện, được mời với tư cách hỗ trợ",
    host: "Cuộc trò chuyện được đọc bởi hệ thống của cơ sở",
  },
  recordShown: "Đã được hiển thị một cuộc trò chuyện",
  recordSearched: {
    messages: (hits: number) => `Đã tìm tin nhắn: ${count(hits, { other: "tìm thấy # cuộc trò chuyện" })}`,
    patients: (hits: number) => `Đã tìm bệnh nhân: ${count(hits, { other: "tìm thấy # bệnh nhân" })}`,
  },
  recordExported: {
    record: "Đã xuất nhật ký",
    messages: "Đã xuất mọi tin nhắn",
    conversation: "Đã xuất một cuộc trò chuyện",
  },
  recordMembership: {
    team: {
      added: (name: string) => `Đã thêm ${name} vào nhóm chăm sóc`,
      removed: (name: string) => `Đã xóa ${name} khỏi nhóm chăm sóc`,
      changed: (name: string) => `Đã thay đổi vai trò của ${name} trong nhóm chăm sóc`,
    },
    linked: {
      added: (name: string) => `Đã cho phép ${name} viết từ phía bệnh nhân`,
      removed: (name: string) => `Không còn cho phép ${name} viết từ phía bệnh nhân`,
      changed: (name: string) => `Đã thay đổi quan hệ của ${name} với bệnh nhân`,
    },
    followers: {
      added: (name: string) => `${name} đã yêu cầu nhận thông báo`,
      removed: (name: string) => `${name} không còn nhận thông báo`,
      changed: (name: string) => `Đã thay đổi cách ${name} nhận thông báo`,
    },
  },
  /** Given, and taken. */
  recordRights: {
    permission: {
      on: (name: string) => `Đã cấp quyền: ${name}`,
      off: (name: string) => `Đã thu hồi quyền: ${name}`,
    },
    restriction: {
      on: (name: string) => `Bị hạn chế: ${name}`,
      off: (name: string) => `Không còn bị hạn chế: ${name}`,
    },
    program: {
      on: (name: string) => `Chương trình bắt đầu: ${name}`,
      off: (name: string) => `Chương trình kết thúc: ${name}`,
    },
    active: { on: "Đang hoạt động", off: "Không còn hoạt động" },
    support: { on: "Là bộ phận hỗ trợ", off: "Không còn là bộ phận hỗ trợ" },
    portal: { on: "Đã bật cổng thông tin", off: "Chưa bật cổng thông tin" },
    withdrawn: { on: "Bệnh nhân đã rút đăng ký", off: "Bệnh nhân đã đăng ký lại" },
    merged: { on: "Đã gộp vào bệnh nhân khác", off: "Không còn gộp vào bệnh nhân khác" },
  },
  recordRightsOf: (name: string, what: string) => `${name}: ${what}`,
  recordHolds: {
    held: (reason: string) => `Đã đặt lệnh giữ cho mọi cuộc trò chuyện của bệnh nhân: ${reason}`,
    lifted: (reason: string) => `Đã gỡ lệnh giữ mọi cuộc trò chuyện của bệnh nhân: ${reason}`,
  },
  recordHoldsOne: {
    held: (reason: string) => `Đã đặt lệnh giữ cho một cuộc trò chuyện: ${reason}`,
    lifted: (reason: string) => `Đã gỡ lệnh giữ một cuộc trò chuyện: ${reason}`,
  },
  recordPurge: {
    proposed: "Đã đề nghị xóa một cuộc trò chuyện",
    approved: "Đã chấp thuận xóa một cuộc trò chuyện; cuộc trò chuyện đã được ẩn",
    stopped: "Một cuộc trò chuyện sắp bị xóa được giữ lại",
    erasing: "Một cuộc trò chuyện đã ẩn đang được xóa",
  },
  /** A certificate. */
  recordPurged: (messages: number, from: string, to: string, proposed: string, approved: string) =>
    `Cuộc trò chuyện gồm ${count(messages, { other: "# tin nhắn" })} từ ${from} đến ${to} đã bị xóa, do ${proposed} đề nghị và ${approved} chấp thuận. Nhật ký riêng của cuộc trò chuyện được giữ lại, không có nội dung.`,
  recordSession: {
    begun: "Đã đăng nhập vào tin nhắn",
    idle: "Một phiên kết thúc vì không có thao tác",
    length: "Một phiên kết thúc vì hết thời hạn",
    ended: "Đã kết thúc một phiên",
    "signed-out": "Đã đăng xuất",
  },
  recordSettings: (names: string) => `Đã thay đổi cài đặt: ${names}`,
  /** Of an entry that a later version has written. */
  recordUnsealed: (who: string, reason: string) =>
    `Một cuộc trò chuyện mã hóa đã được mở bằng khóa hồ sơ, bởi ${who}: ${reason}`,
  recordUnknown: "Đã làm một việc mà trang này không nhận ra",
  recordVerify: "Xác minh",
  recordVerifying: "Đang xác minh…",
  recordExport: "Xuất",
  exportPatient: "Xuất mọi tin nhắn",
  recordExporting: (n: number) => `Đang xuất: ${count(n, { other: "# mục" })}…`,
  recordExportDone: (n: number) => count(n, { other: "Đã xuất # mục." }),
  recordWhole: (n: number) => `Nhật ký nguyên vẹn: ${count(n, { other: "# mục" })}.`,
  recordNothing: "Nhật ký chưa có mục nào.",
  recordLogs: (n: number) => count(n, { other: "Nhật ký riêng của # cuộc trò chuyện cũng nguyên vẹn." }),
  recordUnlinked: (n: number) =>
    count(n, { other: "# mục được lưu trước khi các mục được liên kết và không chứng minh được." }),
  recordHeld: (checkpoint: number, when: string, entries: number) =>
    `Khớp với điểm kiểm ${number(checkpoint)} lúc ${when} do hệ thống máy chủ của quý vị giữ, đến mục ${number(entries)}.`,
  recordNotHeld: "Chưa có điểm kiểm nào do hệ thống máy chủ của quý vị giữ ghi nhận nhật ký này.",
  recordFault: (n: number) => `Nhật ký không nguyên vẹn: mục ${number(n)} khác với khi được lưu.`,
  recordLogFault: (n: number) =>
    `Nhật ký của một cuộc trò chuyện không nguyên vẹn: mục ${number(n)} khác với khi được lưu.`,
  recordDisagrees: (checkpoint: number, when: string) =>
    `Nhật ký không khớp với điểm kiểm ${number(checkpoint)} lúc ${when} do hệ thống máy chủ của quý vị giữ: đã có mục bị xóa hoặc viết lại.`,
};
