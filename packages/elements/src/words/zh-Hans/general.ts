/** Simplified Chinese: see the English table. */
import type { EndReason, NoToken, Status } from "@carethread/client";
import type { general as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

/** The line over a thread or a list; empty where there is nothing to say. */
const status: Readonly<Record<Exclude<Status["state"], "ended" | "no-token">, string>> = {
  connecting: "正在连接…",
  live: "",
  reconnecting: "连接已断开。正在重试…",
  offline: "您已离线。您所写的内容会在恢复联网后发送。",
  unavailable: "",
  paused: "您离开期间，更新已暂停。",
};

/** Why nobody is known to the server. */
const noToken: Readonly<Record<NoToken["reason"], string>> = {
  expired: "您的登录已失效。请重新登录。",
  failed: "消息功能暂时不可用。",
};

const ended: Readonly<Record<EndReason, string>> = {
  "not-found": "此会话不可用。",
  "right-lost": "您已无权访问此会话。",
  "wrong-version": "此页面已过期。请重新加载。",
  "bad-frame": "出现错误。请重新加载页面。",
  "signed-out": "您已退出登录。",
  "session-ended": "您的登录已失效。请重新登录。",
  "not-wiped":
    "您已退出登录，但您所写的内容未能从此设备移除。请告知您的 IT 支持人员，或在浏览器中清除此网站的数据。",
};

/** As `ended`, for the list and the number, which are no conversation. */
const endedInbox: Readonly<Record<EndReason, string>> = {
  ...ended,
  "not-found": "您在此处无法使用消息功能。",
  "right-lost": "您已无权访问消息。",
};

export const general: Translated<typeof English> = {
  status,
  noToken,
  ended,
  endedInbox,
  neverReached: "无法连接服务器。正在重试…",
  unreachable: "无法连接服务器。请检查网络连接后重试。",
  notSetUp: "此页面上暂时无法使用消息功能。",
  tryAgain: "重试",
  signInAgain: "重新登录",
  loading: "正在加载…",
  cancel: "取消",
  messages: "消息",
  conversation: "会话",
  markRead: "标为已读",
  markUnread: "标为未读",
  openOther: "打开另一会话",
  you: "您",
  note: "仅限员工的备注",
  /** What marks a whole conversation that is among staff. */
  staffOnly: "仅限员工",
  patientId: (id: string) => `ID ${id}`,
  deceased: "已故",
  notRegistered: "已不在本机构登记",
  careTeam: "护理团队",
  encrypted: "已加密",
  newMessage: "新消息",
  noMessages: "暂无消息",
};
