/** Vietnamese: see the English table. */
import type { exporting as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, number } from "./forms.ts";

const messagesOf = (n: number): string => count(n, { other: "# tin nhắn" });
const filesOf = (n: number): string => count(n, { other: "# tệp" });

export const exporting: Translated<typeof English> = {
  exportStands: "Việc xuất này được ghi vào nhật ký của bệnh nhân.",
  exportBegins: "Đang chuẩn bị…",
  exportBar: "Phần đã xong",
  exportProgress: (messages: number, files: number) =>
    files === 0 ? messagesOf(messages) : `${messagesOf(messages)}, ${filesOf(files)}`,
  exportCancel: "Hủy",
  exportCancelled: "Đã hủy. Không lưu gì.",
  exportDone: (messages: number) => count(messages, { other: "Xong: tệp có # tin nhắn." }),
  exportFailed: "Không lưu gì.",
  printBegins: "Đang chuẩn bị in…",
  exportName: (patient: string, day: string) => `Tin nhắn của ${patient} ${day}`,
  exportTitle: (patient: string) => `Tin nhắn của ${patient}`,
  exportTaken: (who: string, when: string) => `${who} xuất ngày ${when}`,
  exportContents: "Mục lục",
  exportUntitled: "Cuộc trò chuyện",
  exportMessages: messagesOf,
  exportClosed: "Đã đóng",
  exportStaffOnly: "Chỉ nhân viên thấy cuộc trò chuyện này",
  exportNote: "Ghi chú nội bộ",
  exportAttached: "Tệp",
  exportSealed: "Đã mã hóa; không thể mở trên thiết bị này",
  exportPicture: (name: string) => `Ảnh ${name}`,
  exportCorrectionOpen: (until: string) => `Có yêu cầu đính chính, hạn trả lời ${until}`,
  exportMissing: (n: number, names: string) =>
    `Không lấy được ${number(n)} tệp, vì bị giữ lại hoặc không còn:\n\n${names}\n`,
};
