/** Simplified Chinese: see the English table. */
import type { list as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const list: Translated<typeof English> = {
  conversations: "会话",
  /** Over the messenger's list. */
  listHeading: "消息",
  noConversations: "暂无会话",
  choose: "请选择一个会话，在此处阅读。",
  back: "返回会话列表",
  more: "显示更多会话",
  moreFailed: "无法加载更多会话。",
  partFailed: "无法加载此部分。请检查网络连接，或重新加载页面。",
  afterAuthor: "：",
  messageCount: (n: number) => count(n, { other: "# 条消息" }),
  openProfile: (patient: string) => `${patient}，打开资料`,
  lostMessages: (n: number) => count(n, { other: "# 条消息一周内未能发送，已从此设备移除。" }),
  lostDrafts: (n: number) => count(n, { other: "# 份超过一周的草稿已从此设备移除。" }),
  understood: "知道了",
  noConversationYet: "暂无会话",
  writeTo: (patient: string) => `给${patient}写消息`,
  conversationsWith: (patient: string) => `与${patient}的会话`,
  allConversations: "所有会话",
  /** The name of the button that shows a plus alone. */
  plusNamed: (label: string) => `+ ${label}`,
  closed: "已关闭",
  notMarked: "操作失败。请检查网络连接后重试。",
  sendAMessage: "发送消息",
  closeTeam: "关闭护理团队",
};
