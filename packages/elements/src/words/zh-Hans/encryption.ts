/** Simplified Chinese: see the English table. */
import type { encryption as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const encryption: Translated<typeof English> = {
  fromEndToEnd: "端到端加密",
  encryptionStates: {
    opening: "正在打开加密消息…",
    "locked-out": "此设备无法在此读取，且这里已没有会写消息、能给它密钥的人。",
    outside: "您无法读取此会话。从您参与时起即可读取：您写消息，或有人提及您。",
    "no-device": "在此设备上既不能读取也不能写加密消息。",
    untrusted:
      "此会话的最新密钥不是来自您的医疗机构确认过的设备。在此问题解决之前无法写消息。请告知您的医疗机构。",
    failed: "目前无法打开加密消息，将再次尝试。",
  },
  encryptionWaits: "此设备尚不能读取全部内容。请在可以读取的设备上打开此会话。",
  sealOpening: "正在打开…",
  sealLocked: (n: number) => count(n, { other: "# 条消息写于此设备可以读取之前" }),
  sealForged: "此消息并非来自其所称的设备，因此不予显示。",
  sealRepeated: "此消息之前已出现过，不再显示。",
  sealGap: "此消息之前缺少一条消息。",
  sealMoved: "此消息写于上方某条消息之前。",
  readerJoined: { you: "您从此处起可以读取", other: (who: string) => `${who}从此处起可以读取` },
  readerLeft: { you: "您从此处起不能再读取", other: (who: string) => `${who}从此处起不能再读取` },
  deviceLeft: {
    you: "您的一台设备从此处起不能再读取",
    other: (who: string) => `${who}的一台设备从此处起不能再读取`,
  },
  deviceNew: {
    you: "您的一台新设备从此处起可以读取",
    other: (who: string) => `${who}的一台新设备从此处起可以读取`,
    nobody: "一台新设备从此处起可以读取",
  },
  keysShared: {
    you: "您的另一台设备可以读取之前所写的内容",
    other: (who: string) => `${who}的另一台设备可以读取之前所写的内容`,
    nobody: "另一台设备可以读取之前所写的内容",
  },
  securityFailed: "无法加载。请检查您的网络连接。",
};
