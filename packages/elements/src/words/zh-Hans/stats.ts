/** Simplified Chinese: see the English table. */
import type { stats as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, duration, number } from "./forms.ts";

export const stats: Translated<typeof English> = {
  figures: "统计",
  /** The four, each with what it counts. */
  totalConversations: "会话总数",
  totalConversationsAbout: "您可以看到的会话，包括开放的和已关闭的。",
  unreadMessages: "未读消息",
  unreadMessagesAbout:
    "开放会话中，员工最后一条消息之后的患者消息：它们在等待答复。所有员工看到的数字相同，并非您本人未读的数量。",
  uniquePatients: "患者人数",
  uniquePatientsAbout: "有开放会话的患者。",
  totalMessages: "消息总数",
  totalMessagesAbout: "这些会话中患者和员工的所有消息，包括仅限员工的备注。",
  number: (n: number) => number(n),
  firstResponse: "首次回复",
  firstResponseAbout: "从患者第一条等待答复的消息到首次回复，按本机构的工作时间计算。",
  resolution: "处理完成",
  resolutionAbout: "从会话开始或重新打开到关闭，按本机构的工作时间计算。",
  target: (ms: number) => `目标：${duration(ms)}内`,
  noTarget: "未设定目标",
  today: "今天",
  lastDays: "最近 30 天",
  /** Beside a time: it is the middle one of all. */
  median: "中位数",
  withinTarget: (within: number, all: number) => `${number(all)} 个中有 ${number(within)} 个在目标内`,
  answersCount: (n: number) => count(n, { other: "# 次回复" }),
  closingsCount: (n: number) => count(n, { other: "# 次关闭" }),
  nothingYet: "暂无",
  chartOf: (what: string) => `${what}，每日中位数`,
  orMore: (length: string) => `${length}或更长`,
  barWithin: "在目标内",
  barOver: "超出目标",
  barTarget: "目标",
  barMedian: "每日中位数",
  asTable: "以表格显示",
  asChart: "以图表显示",
  day: "日期",
  how: "数量",
  within: "在目标内",
  byReason: "按原因",
  reason: "原因",
  reasonKinds: {
    continuous: "持续会话",
    topic: "其他主题",
    direct: "直接消息",
    "encounter-chat": "就诊聊天",
    internal: "员工内部",
  },
  byStaff: "按团队成员",
  byStaffAbout: "谁最先回复。",
  teamMember: "团队成员",
  notCounted: "部分会话尚未计入。",
  statsFailed: "无法加载统计数字。",
  statsOld: (time: string) => `这些数字截至${time}；无法加载更新的数字。`,
};
