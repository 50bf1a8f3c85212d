/** Vietnamese: see the English table. */
import type { list as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const list: Translated<typeof English> = {
  conversations: "Các cuộc trò chuyện",
  /** Over the messenger's list. */
  listHeading: "Tin nhắn",
  noConversations: "Chưa có cuộc trò chuyện nào",
  choose: "Chọn một cuộc trò chuyện để đọc tại đây.",
  back: "Về danh sách cuộc trò chuyện",
  more: "Hiện thêm cuộc trò chuyện",
  moreFailed: "Không tải thêm được cuộc trò chuyện.",
  partFailed: "Không tải được phần này. Vui lòng kiểm tra kết nối hoặc tải lại trang.",
  afterAuthor: ":",
  messageCount: (n: number) => count(n, { other: "# tin nhắn" }),
  openProfile: (patient: string) => `${patient}, mở hồ sơ`,
  lostMessages: (n: number) =>
    count(n, { other: "# tin nhắn không gửi được trong một tuần và đã bị xóa khỏi thiết bị này." }),
  lostDrafts: (n: number) => count(n, { other: "# bản nháp cũ hơn một tuần đã bị xóa khỏi thiết bị này." }),
  understood: "Đã hiểu",
  noConversationYet: "Chưa có cuộc trò chuyện",
  writeTo: (patient: string) => `Viết cho ${patient}`,
  conversationsWith: (patient: string) => `Cuộc trò chuyện với ${patient}`,
  allConversations: "Tất cả cuộc trò chuyện",
  /** The name of the button that shows a plus alone. */
  plusNamed: (label: string) => `+ ${label}`,
  closed: "Đã đóng",
  notMarked: "Không thực hiện được. Vui lòng kiểm tra kết nối và thử lại.",
  sendAMessage: "gửi tin nhắn",
  closeTeam: "Đóng nhóm chăm sóc",
};
