/** Simplified Chinese: see the English table. */
import type { sessions as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const sessions: Translated<typeof English> = {
  signedInAt: "您的登录位置",
  signedInHint: "您的消息在以下位置处于打开状态。请结束您不认识的登录，并告知您的医疗机构。",
  sessionOwn: "此浏览器",
  sessionOn: (browser: string, system: string) => `${browser}（${system}）`,
  sessionUnknown: "未知设备",
  sessionSince: (at: string) => `自${at}起`,
  sessionActive: (at: string) => `最近活动：${at}`,
  sessionEnd: "结束",
  sessionEndNamed: (what: string) => `结束：${what}`,
  sessionEndOthers: "结束所有其他登录",
  sessionEndAll: "结束所有登录并重新登录",
  sessionEnded: "已结束。",
};
