/** Simplified Chinese: see the English table. */
import type { devices as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const devices: Translated<typeof English> = {
  devicesThatRead: "可以读取加密会话的设备",
  devicesHint: "请移除已丢失或不再属于您的设备。",
  devicesNone: "尚无设备。",
  deviceOwn: "此设备",
  deviceTakeOff: "移除",
  deviceTakeOffNamed: (what: string) => `移除：${what}`,
  deviceAsk: (what: string) => `移除${what}？`,
  deviceAskFollows:
    "此后它在任何会话中都读不到新内容。已打开的内容可能仍留在设备上。这些会话中的所有人都会得到通知。",
  deviceTakenOff: "已移除。",
};
