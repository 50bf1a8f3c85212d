/** Simplified Chinese: see the English table. */
import type { finding as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, number } from "./forms.ts";

export const finding: Translated<typeof English> = {
  listParts: "显示",
  tabNames: {
    all: "全部",
    unread: "未读",
    read: "已读",
    due: "到期",
    active: "进行中",
    archived: "已归档",
  },
  conversationCount: (n: number) => count(n, { other: "# 个会话" }),
  /** What stands in a part of the list that is empty, while others are not. */
  emptyTab: {
    all: "此处没有会话",
    unread: "没有未读会话",
    read: "没有已读会话",
    due: "没有到期的消息",
    active: "没有进行中的会话",
    archived: "没有已归档的会话",
  },
  noConversationsHint: "写一条新消息即可开始会话。",
  /** Where patients have one conversation, and none need be started. */
  searchToWrite: "搜索患者，给其写消息。",
  /** Under the same heading, for who has nobody to write about. */
  nobodyToWrite: {
    staff: "您负责的患者的会话，以及您受邀加入的会话，会显示在这里。",
    portal: "此处没有您可以写消息的对象。",
  },
  searchConversations: "搜索会话",
  clearSearch: "清除搜索",
  typeAtLeast: (n: number) => count(n, { other: "请至少输入 # 个字符" }),
  searching: "正在搜索…",
  foundConversations: (n: number) => count(n, { other: "找到 # 个会话" }),
  foundMore: (n: number) => `目前已找到 ${number(n)} 个会话`,
  foundPatients: (n: number) => count(n, { other: "找到 # 位患者" }),
  foundNothing: "未找到结果",
  foundNothingHint: "请检查拼写，或搜索其他词语。",
  searchFailed: "搜索失败。",
  searchRebuilding: "正在重新建立搜索索引：部分会话可能暂时缺失。",
  searchOlder: "搜索更早的消息",
  hits: "搜索结果",
  patientHits: "患者",
  conversationHits: "消息中",
  patientHitsMore: "还有更多匹配的患者。请继续输入以缩小范围。",
  findInConversation: "在会话中查找",
  findPrevious: "上一处",
  findNext: "下一处",
  closeFind: "关闭搜索",
  foundAt: (at: number, all: number) => `第 ${number(at)} 处，共 ${number(all)} 处`,
  foundAtOfMore: (at: number, all: number) => `第 ${number(at)} 处，共 ${number(all)} 处以上`,
};
