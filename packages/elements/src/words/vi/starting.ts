/** Vietnamese: see the English table. */
import type { Kind } from "@carethread/model";
import type { starting as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

/** What is begun, where there is more than one kind. */
const kindNames: Readonly<Record<Kind, string>> = {
  continuous: "Cuộc trò chuyện liên tục",
  topic: "Cuộc trò chuyện theo chủ đề",
  direct: "Tin nhắn cho một người",
  "encounter-chat": "Trò chuyện",
  internal: "Chỉ giữa các nhân viên",
};

/** Under the field *Recipient*, where there is nobody to choose. */
const nobodyToAddress = {
  portal:
    "Hiện không có ai trong nhóm chăm sóc nhận tin nhắn ở đây. Hãy gọi cơ sở y tế nếu quý vị cần câu trả lời.",
  staff: "Chưa có ai dùng cổng thông tin cho bệnh nhân này.",
};

export const starting: Translated<typeof English> = {
  unfinishedStart: (patient: string) =>
    `Quý vị có tin nhắn chưa gửi cho ${patient}. Vui lòng gửi hoặc hủy trước khi viết cho người khác.`,
  searchPatients: "Tìm theo tên hoặc ID",
  startOffline: "Quý vị đang ngoại tuyến. Nội dung viết ở đây được giữ lại; hãy gửi khi có mạng trở lại.",
  patientField: "Bệnh nhân",
  patientHint: "Tìm theo tên hoặc ID bệnh nhân",
  patientRequired: "Chọn một bệnh nhân.",
  patientNone: "Không tìm thấy bệnh nhân.",
  patientSearching: "Đang tìm…",
  patientMore: "Còn nhiều bệnh nhân phù hợp. Nhập tiếp để thu hẹp danh sách.",
  patientCount: (n: number) => count(n, { other: "Tìm thấy # bệnh nhân" }),
  patientUnavailable: "Ở đây không có ai để quý vị viết về.",
  born: (date: string) => `sinh ${date}`,
  topic: "Chủ đề",
  topics: [
    "Câu hỏi về thuốc",
    "Kết quả xét nghiệm",
    "Lịch hẹn",
    "Theo dõi sau phẫu thuật",
  ] as readonly string[],
  topicSuggestions: "Chủ đề gợi ý",
  sendMessage: "Gửi tin nhắn",
  sendingMessage: "Đang gửi…",
  create: "Tạo",
  creating: "Đang tạo…",
  kindField: "Quý vị muốn bắt đầu gì?",
  kindNames,
  regarding: "Về",
  regardingRequired: "Chọn nội dung liên quan.",
  regardingGone: "Mục quý vị đã chọn không còn được cung cấp. Vui lòng chọn lại.",
  recipient: "Người nhận",
  recipientRequired: "Chọn người nhận.",
  recipientGone: "Người quý vị đã chọn không còn nhận tin nhắn ở đây. Vui lòng chọn lại.",
  nobodyToAddress,
  subject: "Chủ đề",
  titleField: "Tiêu đề",
  titleRequired: "Nhập tiêu đề.",
  titleTooLong: "Tiêu đề này quá dài. Vui lòng rút ngắn.",
  chooseOne: "Chọn…",
  optional: "Không bắt buộc",
  /** Under one's own name, for a patient: `as` is one of `relationTo`. */
  writingAs: (who: string, as: string) => `Quý vị viết với tư cách ${who}, ${as}.`,
  encryptField: "Mã hóa đầu cuối",
  encryptHint:
    "Chỉ thiết bị của những người tham gia và khóa hồ sơ của cơ sở y tế đọc được. Không có ghi chú, tìm kiếm trên máy chủ hay hỗ trợ.",
  staffOnlyHint: "Chỉ nhân viên thấy cuộc trò chuyện này, bệnh nhân không bao giờ thấy.",
};
