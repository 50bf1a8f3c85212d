/** Vietnamese: see the English table. */
import type { settings as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const settings: Translated<typeof English> = {
  newPatientMessage: "Tin nhắn mới của bệnh nhân",
  newPatientMessageHint: "Quý vị được thông báo khi bệnh nhân do quý vị phụ trách gửi tin nhắn.",
  unreadReminder: "Nhắc tin nhắn chưa đọc",
  unreadReminderHint: "Quý vị được nhắc khi tin nhắn của bệnh nhân chưa đọc quá 24 giờ.",
  newTask: "Công việc mới",
  newTaskHint:
    "Quý vị được thông báo về công việc mới liên quan đến bệnh nhân mà quý vị thuộc nhóm chăm sóc.",
  twoWayTexting: "SMS hai chiều",
  twoWayTextingHint:
    "Quý vị được thông báo khi trạng thái SMS của bệnh nhân do quý vị phụ trách hoặc ghi danh chuyển thành “Đang chờ”, “Đã bật”, “Thất bại” hoặc “Đã hủy nhận”.",
  enterSends: "Enter gửi tin nhắn",
  enterSendsHint: "Khi tắt, Enter xuống dòng và Ctrl+Enter gửi.",
};
