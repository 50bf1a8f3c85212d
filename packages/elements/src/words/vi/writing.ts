/** Vietnamese: see the English table. */
import type { RefusalCode } from "@carethread/model";
import type { writing as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, list, number } from "./forms.ts";

export const writing: Translated<typeof English> = {
  /** Where what is written goes to the patient's phone. */
  textGoes: {
    full: "Gửi đến điện thoại của bệnh nhân dưới dạng SMS",
    link: "Bệnh nhân nhận SMS có liên kết đến tin này",
  },
  textLink: "SMS chỉ kèm liên kết",
  textNoPortal:
    "Không có SMS nào được gửi: SMS chỉ kèm liên kết đến cổng thông tin, mà bệnh nhân này không dùng.",
  textCount: (texts: number, used: number, room: number) =>
    `${count(texts, { other: "# SMS" })}, ${used} / ${room} ký tự`,
  texts: (n: number) => count(n, { other: "# SMS" }),
  textCost: (cost: string) => `khoảng ${cost}`,
  textTooLong: (n: number) => count(n, { other: "Quá dài # ký tự cho một SMS" }),
  placeholder: "Viết tin nhắn",
  mergedAway: "Cuộc trò chuyện này đã được gộp vào cuộc khác. Vui lòng viết ở đó.",
  send: "Gửi",
  reply: "Trả lời",
  reopen: "Mở lại",
  draftKept: "Chưa gửi, được giữ làm bản nháp:",
  notePlaceholder: "Viết ghi chú nội bộ",
  noteHint: "Chỉ nhân viên thấy ghi chú này, bệnh nhân không bao giờ thấy.",
  sendNote: "Gửi ghi chú nội bộ",
  answering: (names: readonly string[]) =>
    names.length === 1
      ? `${names[0]} đang trả lời`
      : names.length === 2
        ? `${names[0]} và ${names[1]} đang trả lời`
        : "Nhiều đồng nghiệp đang trả lời",
  answeredMeanwhile: (names: readonly string[]) =>
    names.length === 1
      ? `${names[0]} đã trả lời trong khi quý vị đang viết. Vui lòng đọc trước khi gửi.`
      : "Đồng nghiệp đã trả lời trong khi quý vị đang viết. Vui lòng đọc trước khi gửi.",
  sendAnyway: "Vẫn gửi",
  mention: "Nhắc tên ai đó",
  mentionCount: (n: number) =>
    count(n, { other: "Có # người để nhắc tên. Phím lên và xuống để di chuyển, Enter để chọn." }),
  mentionMore: "Còn nhiều người phù hợp. Nhập tiếp để thu hẹp danh sách.",
  mentionNobody: (name: string) =>
    `${name} không nhắc tên ai: ở đây không có ai mang tên đó. Chọn một người trong danh sách để nhắc tên.`,
  mentionGone: (names: readonly string[]) =>
    `Không còn nhắc tên được ${list(names)} ở đây. Vui lòng bỏ tên đó rồi gửi lại.`,
  mentionReasons: { "mention-no-access": "Không được xem bệnh nhân này" } as Partial<
    Record<RefusalCode, string>
  >,
  mentionsTooMany: (most: number) => count(most, { other: "Một tin nhắn nhắc tên được tối đa # người." }),
  supportHint: "Mời bộ phận hỗ trợ kỹ thuật của cơ sở",
  supportAsk: "Mời bộ phận hỗ trợ?",
  supportSees: (patient: string, topic: string) =>
    `Bộ phận hỗ trợ sẽ thấy tin nhắn này và những gì tiếp theo, tên (${patient}) và ID của bệnh nhân, chủ đề (${topic}), và thành viên nhóm chăm sóc. Không thấy gì trước đó.`,
  supportSeesUntitled: (patient: string) =>
    `Bộ phận hỗ trợ sẽ thấy tin nhắn này và những gì tiếp theo, tên (${patient}) và ID của bệnh nhân, và thành viên nhóm chăm sóc. Không thấy gì trước đó.`,
  supportFor: (minutes: number | null) =>
    minutes === null
      ? "Quyền truy cập của họ tự kết thúc."
      : count(minutes, { other: "Quyền truy cập của họ tự kết thúc sau # phút." }),
  invite: "Mời",
  charactersLeft: (n: number) => count(n, { other: "Còn # ký tự" }),
  charactersOver: (n: number) => count(n, { other: "Thừa # ký tự" }),
  tooLong: (most: number) =>
    `Một tin nhắn có tối đa ${number(most)} ký tự. Vui lòng rút ngắn hoặc gửi thành nhiều phần.`,
  message: "Tin nhắn",
  encryptionShut: "Hiện quý vị không thể viết ở đây.",
};
