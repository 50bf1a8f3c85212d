/** Vietnamese: see the English table. */
import type { EndReason, NoToken, Status } from "@carethread/client";
import type { general as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

/** The line over a thread or a list; empty where there is nothing to say. */
const status: Readonly<Record<Exclude<Status["state"], "ended" | "no-token">, string>> = {
  connecting: "Đang kết nối…",
  live: "",
  reconnecting: "Mất kết nối. Đang thử lại…",
  offline: "Quý vị đang ngoại tuyến. Nội dung quý vị viết sẽ được gửi khi có mạng trở lại.",
  unavailable: "",
  paused: "Cập nhật được tạm dừng khi quý vị vắng mặt.",
};

/** Why nobody is known to the server. */
const noToken: Readonly<Record<NoToken["reason"], string>> = {
  expired: "Phiên của quý vị đã kết thúc. Vui lòng đăng nhập lại.",
  failed: "Hiện không dùng được tin nhắn.",
};

const ended: Readonly<Record<EndReason, string>> = {
  "not-found": "Không xem được cuộc trò chuyện này.",
  "right-lost": "Quý vị không còn quyền truy cập cuộc trò chuyện này.",
  "wrong-version": "Trang này đã cũ. Vui lòng tải lại.",
  "bad-frame": "Đã xảy ra lỗi. Vui lòng tải lại trang.",
  "signed-out": "Quý vị đã đăng xuất.",
  "session-ended": "Phiên của quý vị đã kết thúc. Vui lòng đăng nhập lại.",
  "not-wiped":
    "Quý vị đã đăng xuất, nhưng không xóa được nội dung quý vị đã viết khỏi thiết bị này. Vui lòng báo bộ phận IT, hoặc xóa dữ liệu của trang web này trong trình duyệt.",
};

/** As `ended`, for the list and the number, which are no conversation. */
const endedInbox: Readonly<Record<EndReason, string>> = {
  ...ended,
  "not-found": "Quý vị không dùng được tin nhắn ở đây.",
  "right-lost": "Quý vị không còn quyền truy cập tin nhắn.",
};

export const general: Translated<typeof English> = {
  status,
  noToken,
  ended,
  endedInbox,
  neverReached: "Không kết nối được với máy chủ. Đang thử lại…",
  unreachable: "Không kết nối được với máy chủ. Vui lòng kiểm tra kết nối và thử lại.",
  notSetUp: "Hiện không dùng được tin nhắn trên trang này.",
  tryAgain: "Thử lại",
  signInAgain: "Đăng nhập lại",
  loading: "Đang tải…",
  cancel: "Hủy",
  messages: "Tin nhắn",
  conversation: "Cuộc trò chuyện",
  markRead: "Đánh dấu đã đọc",
  markUnread: "Đánh dấu chưa đọc",
  openOther: "Mở cuộc trò chuyện kia",
  you: "Quý vị",
  note: "Ghi chú nội bộ",
  /** What marks a whole conversation that is among staff. */
  staffOnly: "Chỉ nhân viên",
  patientId: (id: string) => `ID ${id}`,
  deceased: "Đã qua đời",
  notRegistered: "Không còn đăng ký",
  careTeam: "Nhóm chăm sóc",
  encrypted: "Đã mã hóa",
  newMessage: "Tin nhắn mới",
  noMessages: "Chưa có tin nhắn",
};
