/** Vietnamese: see the English table. */
import type { retaining as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const retaining: Translated<typeof English> = {
  retaining: "Lưu giữ và xóa",
  retainingFailed: "Không tải được thông tin lưu giữ và xóa.",
  retainingAbout:
    "Nội dung hết hạn bị xóa vĩnh viễn khi hai nhân viên đã quyết định: một người đề nghị, người khác chấp thuận. Nội dung có lệnh giữ được giữ lại. Ở đây không hiển thị lời nào của cuộc trò chuyện.",
  retainingYears: (years: number) =>
    count(years, { other: "Cuộc trò chuyện được lưu giữ # năm sau tin nhắn cuối." }),
  /** Of who is a minor when the last message is written. */
  retainingMinors: (majority: number, years: number) =>
    count(years, {
      other: `Với bệnh nhân khi đó dưới ${majority} tuổi, ít nhất đến # năm sau khi đủ ${majority} tuổi.`,
    }),
  retainingOff:
    "Không có gì bị xóa: cài đặt của cơ sở không nêu cuộc trò chuyện được lưu giữ bao lâu. Lệnh giữ có hiệu lực từ ngày cài đặt nêu rõ.",
  retainingDue: "Đến hạn xóa",
  retainingOf: (patient: string) => `Cuộc trò chuyện của ${patient}`,
  retainingNothingDue: "Không có gì đến hạn xóa.",
  retainingNoneOf: "Không có cuộc trò chuyện nào.",
  retainingCount: (n: number) => count(n, { other: "# cuộc trò chuyện" }),
  retainingIncomplete: "Danh sách này đang được lập: có thể còn thiếu.",
  retainingRefresh: "Làm mới",
  retainingMore: "Hiện thêm mục đến hạn",
  retainingMoreHolds: "Hiện thêm lệnh giữ",
  retainingLast: (day: string) => `Tin nhắn cuối ngày ${day}`,
  retainingSince: (day: string) => `Đến hạn từ ${day}`,
  retainingUntil: (day: string) => `Lưu giữ ít nhất đến ${day}`,
  retainingHeld: (reason: string) => `Lệnh giữ: ${reason}`,
  retainingHeldWhole: (reason: string) => `Lệnh giữ cùng mọi cuộc trò chuyện của bệnh nhân: ${reason}`,
  retainingProposed: (name: string, day: string) =>
    `${name} đã đề nghị xóa ngày ${day}. Người khác phải chấp thuận.`,
  retainingProposedByYou: (day: string) =>
    `Quý vị đã đề nghị xóa ngày ${day}. Quý vị không thể tự chấp thuận: không có gì bị xóa chỉ do một người.`,
  retainingHiding: (name: string) =>
    `${name} đã chấp thuận. Cuộc trò chuyện đang được ẩn với mọi người; trước khi xong, lệnh giữ sẽ khôi phục cuộc trò chuyện.`,
  retainingShowing: "Cuộc trò chuyện được giữ lại và đang được hiện lại.",
  retainingErasing: "Cuộc trò chuyện đã ẩn với mọi người và đang được xóa. Không thể dừng việc này nữa.",
  retainingGone: (entry: string) => `Chứng nhận là mục ${entry} trong nhật ký của bệnh nhân.`,
  retainingPropose: "Đề nghị xóa",
  retainingApprove: "Chấp thuận…",
  retainingErase: "Xóa vĩnh viễn",
  retainingSure:
    "Cuộc trò chuyện sẽ được ẩn với mọi người rồi xóa vĩnh viễn: tin nhắn, tệp và những gì tìm kiếm lưu về chúng. Chỉ còn lại chứng nhận và nhật ký không có nội dung.",
  retainingStop: "Rút lại",
  retainingHold: "Đặt lệnh giữ…",
  retainingHoldWhole: "Giữ mọi cuộc trò chuyện…",
  retainingSetHold: "Đặt lệnh giữ",
  retainingHolds: "Lệnh giữ",
  retainingNoHolds: "Không có lệnh giữ nào.",
  retainingHoldCount: (n: number) => count(n, { other: "# lệnh giữ" }),
  retainingWhole: "Mọi cuộc trò chuyện",
  retainingOne: "Một cuộc trò chuyện",
  retainingSetBy: (name: string, day: string) => `${name} đặt ngày ${day}`,
  retainingLift: "Gỡ…",
  retainingLiftNow: "Gỡ lệnh giữ",
  retainingReason: "Lý do",
  retainingReasonHint: "Lý do nằm trong nhật ký của bệnh nhân. Mọi người có quyền đặt lệnh giữ đều đọc được.",
  retainingReasonNeeded: "Hãy viết lý do.",
  retainingDone: {
    hold: "Đã đặt lệnh giữ.",
    lift: "Đã gỡ lệnh giữ.",
    propose: "Đã đề nghị. Người khác phải chấp thuận.",
    approve: "Đã chấp thuận. Cuộc trò chuyện đang được ẩn, sau đó bị xóa.",
    stop: "Đã rút lại. Cuộc trò chuyện được giữ lại.",
  },
};
