/** Vietnamese: see the English table. */
import type { finding as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, number } from "./forms.ts";

export const finding: Translated<typeof English> = {
  listParts: "Hiển thị",
  tabNames: {
    all: "Tất cả",
    unread: "Chưa đọc",
    read: "Đã đọc",
    due: "Đến hạn",
    active: "Đang hoạt động",
    archived: "Đã lưu trữ",
  },
  conversationCount: (n: number) => count(n, { other: "# cuộc trò chuyện" }),
  /** What stands in a part of the list that is empty, while others are not. */
  emptyTab: {
    all: "Không có cuộc trò chuyện nào ở đây",
    unread: "Không có cuộc trò chuyện chưa đọc",
    read: "Không có cuộc trò chuyện đã đọc",
    due: "Không có tin nhắn nào đến hạn",
    active: "Không có cuộc trò chuyện đang hoạt động",
    archived: "Không có cuộc trò chuyện đã lưu trữ",
  },
  noConversationsHint: "Viết tin nhắn mới để bắt đầu.",
  /** Where patients have one conversation, and none need be started. */
  searchToWrite: "Tìm bệnh nhân để viết cho họ.",
  /** Under the same heading, for who has nobody to write about. */
  nobodyToWrite: {
    staff:
      "Cuộc trò chuyện của những bệnh nhân do quý vị phụ trách và những cuộc mà quý vị được mời vào sẽ hiện ở đây.",
    portal: "Ở đây không có ai để quý vị viết về.",
  },
  searchConversations: "Tìm cuộc trò chuyện",
  clearSearch: "Xóa tìm kiếm",
  typeAtLeast: (n: number) => count(n, { other: "Nhập ít nhất # ký tự" }),
  searching: "Đang tìm…",
  foundConversations: (n: number) => count(n, { other: "Tìm thấy # cuộc trò chuyện" }),
  foundMore: (n: number) => `Đã tìm thấy ${number(n)} cuộc trò chuyện cho đến lúc này`,
  foundPatients: (n: number) => count(n, { other: "Tìm thấy # bệnh nhân" }),
  foundNothing: "Không tìm thấy gì",
  foundNothingHint: "Vui lòng kiểm tra chính tả hoặc tìm bằng từ khác.",
  searchFailed: "Tìm kiếm không thành công.",
  searchRebuilding: "Chức năng tìm kiếm đang được thiết lập lại: một số cuộc trò chuyện có thể còn thiếu.",
  searchOlder: "Tìm tin nhắn cũ hơn",
  hits: "Kết quả tìm kiếm",
  patientHits: "Bệnh nhân",
  conversationHits: "Trong tin nhắn",
  patientHitsMore: "Còn nhiều bệnh nhân phù hợp. Nhập tiếp để thu hẹp danh sách.",
  findInConversation: "Tìm trong cuộc trò chuyện",
  findPrevious: "Vị trí trước",
  findNext: "Vị trí sau",
  closeFind: "Đóng tìm kiếm",
  foundAt: (at: number, all: number) => `${number(at)} / ${number(all)}`,
  foundAtOfMore: (at: number, all: number) => `${number(at)} / hơn ${number(all)}`,
};
