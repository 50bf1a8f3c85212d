/** Vietnamese: see the English table. */
import type { devices as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const devices: Translated<typeof English> = {
  devicesThatRead: "Thiết bị đọc được cuộc trò chuyện mã hóa",
  devicesHint: "Hãy gỡ thiết bị đã mất hoặc không còn là của quý vị.",
  devicesNone: "Chưa có thiết bị.",
  deviceOwn: "Thiết bị này",
  deviceTakeOff: "Gỡ",
  deviceTakeOffNamed: (what: string) => `Gỡ: ${what}`,
  deviceAsk: (what: string) => `Gỡ ${what}?`,
  deviceAskFollows:
    "Khi đó thiết bị không đọc được gì mới, trong bất kỳ cuộc trò chuyện nào. Những gì đã mở có thể còn trên đó. Mọi người trong các cuộc trò chuyện này được báo.",
  deviceTakenOff: "Đã gỡ.",
};
