/** Vietnamese: see the English table. */
import type { sessions as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const sessions: Translated<typeof English> = {
  signedInAt: "Nơi quý vị đang đăng nhập",
  signedInHint:
    "Tin nhắn đang mở ở những nơi này. Hãy kết thúc những phiên quý vị không nhận ra và báo cho cơ sở y tế của quý vị.",
  sessionOwn: "Trình duyệt này",
  sessionOn: (browser: string, system: string) => `${browser} trên ${system}`,
  sessionUnknown: "Thiết bị không rõ",
  sessionSince: (at: string) => `Từ ${at}`,
  sessionActive: (at: string) => `Hoạt động gần nhất ${at}`,
  sessionEnd: "Kết thúc",
  sessionEndNamed: (what: string) => `Kết thúc: ${what}`,
  sessionEndOthers: "Kết thúc mọi phiên khác",
  sessionEndAll: "Kết thúc tất cả và đăng nhập lại",
  sessionEnded: "Đã kết thúc.",
};
