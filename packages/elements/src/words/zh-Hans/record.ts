/** Simplified Chinese: see the English table. */
import type { record as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, number } from "./forms.ts";

export const record: Translated<typeof English> = {
  record: "审计记录",
  recordAbout:
    "谁打开、查看、搜索和更改了什么。请选择一位患者、一名员工，或两者都选；不选则显示本机构设置的更改。",
  recordFailed: "无法加载审计记录。",
  recordStaff: "员工",
  recordStaffHint: "按姓名或职称搜索",
  recordStaffNone: "没有这个名字的人。",
  recordClear: (what: string) => `清除${what}`,
  recordWhen: "时间",
  recordWho: "人员",
  recordWhat: "操作",
  recordOf: "患者",
  recordOnly: (name: string) => `仅${name}`,
  recordEmpty: "没有记录。",
  recordOlder: "显示更早的记录",
  recordCount: (n: number) => count(n, { other: "# 条记录" }),
  recordOpened: {
    team: "作为护理团队成员打开会话",
    "patient-side": "作为患者一方打开会话",
    searched: "作为护理团队以外人员打开会话",
    "notification-user": "作为护理团队以外人员打开会话，以接收通知",
    invited: "作为护理团队以外的受邀人员打开会话",
    support: "作为受邀的技术支持打开会话",
    host: "由本机构自有系统读取会话",
  },
  recordShown: "看到了会话",
  recordSearched: {
    messages: (hits: number) => `搜索消息：${count(hits, { other: "找到 # 个会话" })}`,
    patients: (hits: number) => `搜索患者：${count(hits, { other: "找到 # 位患者" })}`,
  },
  recordExported: {
    record: "导出了审计记录",
    messages: "导出了全部消息",
    conversation: "导出了一个会话",
  },
  recordMembership: {
    team: {
      added: (name: string) => `将${name}加入护理团队`,
      removed: (name: string) => `将${name}移出护理团队`,
      changed: (name: string) => `更改了${name}在护理团队中的角色`,
    },
    linked: {
      added: (name: string) => `允许${name}以患者一方书写`,
      removed: (name: string) => `不再允许${name}以患者一方书写`,
      changed: (name: string) => `更改了${name}与患者的关系`,
    },
    followers: {
      added: (name: string) => `${name}要求接收通知`,
      removed: (name: string) => `${name}不再接收通知`,
      changed: (name: string) => `更改了${name}接收通知的方式`,
    },
  },
  /** Given, and taken. */
  recordRights: {
    permission: {
      on: (name: string) => `授予权限：${name}`,
      off: (name: string) => `撤销权限：${name}`,
    },
    restriction: {
      on: (name: string) => `限制访问：${name}`,
      off: (name: string) => `解除访问限制：${name}`,
    },
    program: {
      on: (name: string) => `项目开始：${name}`,
      off: (name: string) => `项目结束：${name}`,
    },
    active: { on: "已启用", off: "已停用" },
    support: { on: "成为技术支持", off: "不再是技术支持" },
    portal: { on: "已启用门户", off: "未启用门户" },
    withdrawn: { on: "患者已注销登记", off: "患者已恢复登记" },
    merged: { on: "已合并到另一患者", off: "不再合并到另一患者" },
  },
  recordRightsOf: (name: string, what: string) => `${name}：${what}`,
  recordHolds: {
    held: (reason: string) => `保全了该患者的全部会话：${reason}`,
    lifted: (reason: string) => `解除了该患者全部会话的保全：${reason}`,
  },
  recordHoldsOne: {
    held: (reason: string) => `保全了一个会话：${reason}`,
    lifted: (reason: string) => `解除了一个会话的保全：${reason}`,
  },
  recordPurge: {
    proposed: "提议删除一个会话",
    approved: "批准删除一个会话；该会话已隐藏",
    stopped: "一个原定删除的会话予以保留",
    erasing: "一个已隐藏的会话正在删除",
  },
  /** A certificate. */
  recordPurged: (messages: number, from: string, to: string, proposed: string, approved: string) =>
    `一个含${count(messages, { other: "# 条消息" })}的会话（${from}至${to}）已删除，由${proposed}提议、${approved}批准。其日志予以保留，但不含文字内容。`,
  recordSession: {
    begun: "登录了消息",
    idle: "登录因无操作而结束",
    length: "登录因达到时限而结束",
    ended: "结束了一处登录",
    "signed-out": "退出登录",
  },
  recordSettings: (names: string) => `更改了设置：${names}`,
  /** Of an entry that a later version has written. */
  recordUnsealed: (who: string, reason: string) =>
    `已用病历密钥打开加密对话，操作人：${who}，原因：${reason}`,
  recordUnknown: "进行了此页面无法识别的操作",
  recordVerify: "验证",
  recordVerifying: "正在验证…",
  recordExport: "导出",
  exportPatient: "导出全部消息",
  recordExporting: (n: number) => `正在导出：${count(n, { other: "# 条记录" })}…`,
  recordExportDone: (n: number) => count(n, { other: "已导出 # 条记录。" }),
  recordWhole: (n: number) => `审计记录完整：${count(n, { other: "# 条记录" })}。`,
  recordNothing: "审计记录尚无内容。",
  recordLogs: (n: number) => count(n, { other: "# 个会话的日志也完整。" }),
  recordUnlinked: (n: number) => count(n, { other: "# 条记录在启用关联之前存储，无法证明其完整性。" }),
  recordHeld: (checkpoint: number, when: string, entries: number) =>
    `与您后端持有的检查点 ${number(checkpoint)}（${when}）一致，直至第 ${number(entries)} 条记录。`,
  recordNotHeld: "您的后端持有的检查点尚未涉及此记录。",
  recordFault: (n: number) => `审计记录不完整：第 ${number(n)} 条与存储时不符。`,
  recordLogFault: (n: number) => `某会话的日志不完整：其第 ${number(n)} 条与存储时不符。`,
  recordDisagrees: (checkpoint: number, when: string) =>
    `审计记录与您后端持有的检查点 ${number(checkpoint)}（${when}）不一致：有记录被移除或改写。`,
};
