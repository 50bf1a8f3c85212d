/** Vietnamese: see the English table. */
import type { thread as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, duration, list, number } from "./forms.ts";

export const thread: Translated<typeof English> = {
  profile: "Hồ sơ",
  withCareTeam: "Với nhóm chăm sóc của quý vị",
  withRecipient: (name: string) => `Với ${name}`,
  new: "Mới",
  latest: "Đến tin mới nhất",
  latestShort: "Mới nhất",
  newAbove: (n: number) => count(n, { other: "# tin nhắn mới ở trên, đến tin đầu tiên" }),
  newBelow: (n: number) => count(n, { other: "# tin nhắn mới ở dưới, đến tin đầu tiên" }),
  newShort: (n: number) => `${number(n)} mới`,
  markUnreadFrom: "Đánh dấu chưa đọc từ đây",
  older: "Hiện tin nhắn trước đó",
  newer: "Hiện tin nhắn sau đó",
  newerFailed: "Không tải được tin nhắn sau đó.",
  olderFailed: "Không tải được tin nhắn trước đó.",
  notLoaded:
    "Quý vị đang ngoại tuyến và cuộc trò chuyện này chưa có trên trang. Cuộc trò chuyện sẽ hiện khi có mạng trở lại.",
  exportConversation: "Xuất cuộc trò chuyện…",
  printConversation: "In…",
  exportHint: "Cả hai việc đều được ghi vào nhật ký của bệnh nhân.",
  startedBy: {
    nobody: "Cuộc trò chuyện bắt đầu",
    you: "Quý vị đã bắt đầu cuộc trò chuyện",
    team: "Nhóm chăm sóc của quý vị đã bắt đầu cuộc trò chuyện",
    other: (who: string) => `${who} đã bắt đầu cuộc trò chuyện`,
  },
  closedBy: {
    nobody: "Cuộc trò chuyện đã đóng",
    you: "Quý vị đã đóng cuộc trò chuyện",
    team: "Nhóm chăm sóc của quý vị đã đóng cuộc trò chuyện",
    other: (who: string) => `${who} đã đóng cuộc trò chuyện`,
  },
  reopenedBy: {
    nobody: "Cuộc trò chuyện đã mở lại",
    you: "Quý vị đã mở lại cuộc trò chuyện",
    team: "Nhóm chăm sóc của quý vị đã mở lại cuộc trò chuyện",
    other: (who: string) => `${who} đã mở lại cuộc trò chuyện`,
  },
  closedNow: {
    opens: (opens: string, call: string) =>
      `Cơ sở hiện đã đóng cửa. Giờ mở cửa: ${opens}. Trong trường hợp cấp cứu, hãy gọi ${call}.`,
    within: (opens: string, answer: number, call: string) =>
      `Cơ sở hiện đã đóng cửa. Giờ mở cửa: ${opens}; thường trả lời trong vòng ${duration(answer)} kể từ đó. Trong trường hợp cấp cứu, hãy gọi ${call}.`,
  },
  toldClosed: {
    opens: (opens: string, call: string) =>
      `Trả lời tự động: đóng cửa đến ${opens}. Trong trường hợp cấp cứu, hãy gọi ${call}.`,
    within: (opens: string, answer: number, call: string) =>
      `Trả lời tự động: đóng cửa đến ${opens}, thường trả lời trong vòng ${duration(answer)} kể từ đó. Trong trường hợp cấp cứu, hãy gọi ${call}.`,
  },
  taskRaised: {
    "message-due": "Công việc mới: viết cho bệnh nhân",
    "new-conversation": "Công việc mới: trả lời cuộc trò chuyện này",
    correction: "Công việc mới: trả lời yêu cầu đính chính",
    unanswered: "Công việc mới: chưa ai trả lời",
    unknown: "Công việc mới",
  },
  taskMoved: {
    claimed: (by: string) => `${by} đã nhận công việc`,
    released: (by: string) => `${by} đã trả lại công việc`,
    completed: (by: string) => `${by} đã hoàn thành công việc`,
    cancelled: "Công việc đã bị hủy",
    unknown: "Công việc đã thay đổi",
  },
  taskHandedOver: (by: string, to: string) => `${by} đã bàn giao công việc cho ${to}`,
  taskHandedOverNote: (by: string, to: string, note: string) =>
    `${by} đã bàn giao công việc cho ${to}: “${note}”`,
  stateOpen: "Đang mở",
  stateClosed: "Đã đóng",
  closeConversation: "Đóng cuộc trò chuyện",
  reopenConversation: "Mở lại cuộc trò chuyện",
  encounter: (type: string) => `Lượt khám: ${type}`,
  encounterStatus: { "in-progress": "Đang diễn ra", finished: "Đã kết thúc" },
  goToEncounter: "Đến lượt khám",
  linkKinds: { order: "Chỉ định", document: "Tài liệu" },
  linked: {
    order: (title: string) => `Chỉ định gắn với lượt khám: ${title}`,
    document: (title: string) => `Tài liệu gắn với lượt khám: ${title}`,
  },
  mergedInto: "Cuộc trò chuyện này đã được gộp vào cuộc khác và tiếp tục ở đó",
  joined: (who: string) => `${who} đã vào cuộc trò chuyện`,
  left: (who: string) => `${who} đã rời cuộc trò chuyện`,
  invited: (by: string, who: string) => `${by} đã mời ${who}`,
  removed: (by: string, who: string) => `${by} đã xóa ${who} khỏi cuộc trò chuyện`,
  removedYou: (by: string) => `${by} đã xóa quý vị khỏi cuộc trò chuyện`,
  invitedSupport: (by: string, until: string, who: string) =>
    `${by} đã mời bộ phận hỗ trợ đến ${until}: ${who}`,
  supportEnded: "Quyền truy cập của bộ phận hỗ trợ đã kết thúc",
  followed: (who: string) => `${who} giờ được thông báo về bệnh nhân này`,
  unfollowed: (who: string) => `${who} không còn được thông báo về bệnh nhân này`,
  sending: "Đang gửi…",
  waiting: "Đang chờ kết nối",
  waitingForFiles: "Gửi ngay khi tải xong các tệp",
  notSent: "Chưa gửi.",
  retry: "Thử lại",
  retryAll: "Thử lại tất cả",
  notSentCount: (n: number) => count(n, { other: "# tin nhắn chưa được gửi." }),
  edit: "Sửa",
  messageAt: (who: string, time: string) => `${who}, ${time}`,
  noteAt: (who: string, time: string) => `${who}, ${time}, Ghi chú nội bộ`,
  sent: (n: number) => count(n, { other: "Đã gửi # tin nhắn" }),
  noteSent: "Đã gửi ghi chú nội bộ",
  announce: (who: string, text: string) => `${who}: ${text}`,
  announceNote: (who: string, text: string) => `${who}, Ghi chú nội bộ: ${text}`,
  copied: (who: string, text: string) => `${who}: ${text}`,
  noteBy: (who: string) => `${who} (ghi chú nội bộ)`,
  announceMany: (n: number) => count(n, { other: "# tin nhắn mới" }),
  typing: (names: readonly string[]) =>
    names.length === 1
      ? `${names[0]} đang nhập…`
      : names.length === 2
        ? `${names[0]} và ${names[1]} đang nhập…`
        : "Nhiều người đang nhập…",
  watchers: (names: readonly string[]) => `Đang theo dõi: ${list(names)}`,
  archive: "Lưu trữ",
  unarchive: "Bỏ lưu trữ",
  settings: "Cài đặt cuộc trò chuyện",
  watch: "Theo dõi cuộc trò chuyện này",
  watchHint: "Người theo dõi được báo về mọi tin nhắn, của bệnh nhân và của nhóm.",
  followAsk: (patient: string) => `Nhận thông báo về ${patient}?`,
  followHint:
    "Quý vị không thuộc nhóm chăm sóc của bệnh nhân này. Quý vị có muốn được thông báo về tin nhắn mới của bệnh nhân không?",
  followYes: "Có, thông báo cho tôi",
  followNo: "Không",
  notRead: "Đã nhận, chưa đọc:",
  readBy: "Đã đọc:",
  andMore: (n: number) => `… và ${number(n)} người khác`,
  showFewer: "Thu gọn",
  readByAll: "Mọi người đã đọc",
  readByTeam: "Nhóm chăm sóc của quý vị đã đọc",
  whoRead: "Ai đã đọc tin này",
};
