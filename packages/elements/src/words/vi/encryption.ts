/** Vietnamese: see the English table. */
import type { encryption as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const encryption: Translated<typeof English> = {
  fromEndToEnd: "Được mã hóa đầu cuối",
  encryptionStates: {
    opening: "Đang mở các tin nhắn mã hóa…",
    "locked-out": "Thiết bị này không đọc được ở đây, và không còn ai viết ở đây có thể trao khóa cho nó.",
    outside:
      "Quý vị không đọc được cuộc trò chuyện này. Quý vị đọc được từ khi tham gia: khi viết, hoặc khi có người nhắc tên quý vị.",
    "no-device": "Không thể đọc hay viết tin nhắn mã hóa trên thiết bị này.",
    untrusted:
      "Khóa mới nhất của cuộc trò chuyện này không phải từ thiết bị mà cơ sở y tế của quý vị đã xác nhận. Chưa thể viết gì cho đến khi việc này được khắc phục. Hãy báo cho cơ sở y tế của quý vị.",
    failed: "Hiện không mở được tin nhắn mã hóa. Hệ thống sẽ thử lại.",
  },
  encryptionWaits: "Thiết bị này chưa đọc được tất cả. Hãy mở cuộc trò chuyện này trên thiết bị đọc được.",
  sealOpening: "Đang mở…",
  sealLocked: (n: number) => count(n, { other: "# tin nhắn được viết trước khi thiết bị này đọc được" }),
  sealForged: "Tin nhắn này không phải từ thiết bị mà nó nêu. Tin không được hiển thị.",
  sealRepeated: "Tin nhắn này đã có ở đây. Tin không được hiển thị lại.",
  sealGap: "Thiếu một tin nhắn trước tin này.",
  sealMoved: "Tin nhắn này được viết trước một tin ở phía trên.",
  readerJoined: {
    you: "Quý vị đọc được từ đây trở đi",
    other: (who: string) => `${who} đọc được từ đây trở đi`,
  },
  readerLeft: {
    you: "Quý vị không còn đọc được từ đây trở đi",
    other: (who: string) => `${who} không còn đọc được từ đây trở đi`,
  },
  deviceLeft: {
    you: "Một thiết bị của quý vị không còn đọc được từ đây trở đi",
    other: (who: string) => `Một thiết bị của ${who} không còn đọc được từ đây trở đi`,
  },
  deviceNew: {
    you: "Một thiết bị mới của quý vị đọc được từ đây trở đi",
    other: (who: string) => `Một thiết bị mới của ${who} đọc được từ đây trở đi`,
    nobody: "Một thiết bị mới đọc được từ đây trở đi",
  },
  keysShared: {
    you: "Một thiết bị khác của quý vị đọc được những gì đã viết trước đó",
    other: (who: string) => `Một thiết bị khác của ${who} đọc được những gì đã viết trước đó`,
    nobody: "Một thiết bị khác đọc được những gì đã viết trước đó",
  },
  securityFailed: "Không tải được. Hãy kiểm tra kết nối.",
};
