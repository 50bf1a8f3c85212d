/** Simplified Chinese: see the English table. */
import type { corrections as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const corrections: Translated<typeof English> = {
  messageMore: "有关此消息的更多内容",
  askCorrection: "申请更正",
  /** Until when, and how many days are left. */
  correctionOpen: (until: string, left: string) => `已申请更正，应于${until}前答复，${left}`,
  correctionsOpen: (n: number, until: string, left: string) =>
    count(n, { other: `# 项更正申请，最早一项应于${until}前答复，${left}` }),
  correctionDaysLeft: (n: number) => count(n, { other: "还剩 # 天" }),
  correctionLastDay: "今天是最后一天",
  correctionDaysOver: (n: number) => count(n, { other: "已逾期 # 天" }),
  correctionLater: (reason: string) => `期限已延后：“${reason}”`,
  correctionWrong: "有误之处",
  correctionRight: "正确的内容",
  correctedOn: {
    you: (day: string) => `您于${day}更正`,
    team: (day: string) => `您的护理团队于${day}更正`,
    other: (who: string, day: string) => `${who}于${day}更正`,
  },
  correctionDeclinedOn: {
    you: (day: string) => `您于${day}拒绝了更正`,
    team: (day: string) => `您的护理团队于${day}拒绝了更正`,
    other: (who: string, day: string) => `${who}于${day}拒绝了更正`,
  },
  correctionReason: (reason: string) => `原因：${reason}`,
  withdrawCorrection: "撤回",
  approveCorrection: "批准…",
  declineCorrection: "拒绝…",
  extendCorrection: "延后答复…",
  correctionFailed: "无法加载表单。请重试。",
  correctionDone: {
    ask: "已申请更正",
    withdraw: "已撤回更正申请",
    approve: "已批准更正",
    decline: "已拒绝更正",
    extend: "期限已延后",
  },
  askedForCorrection: {
    nobody: "有人申请更正一条消息",
    you: "您申请更正一条消息",
    team: "您的护理团队申请更正一条消息",
    other: (who: string) => `${who}申请更正一条消息`,
  },
  putCorrectionLater: {
    nobody: "更正的期限已延后",
    you: "您延后了更正的期限",
    team: "您的护理团队延后了更正的期限",
    other: (who: string) => `${who}延后了更正的期限`,
  },
  approvedCorrection: {
    nobody: "一条消息已更正",
    you: "您更正了一条消息",
    team: "您的护理团队更正了一条消息",
    other: (who: string) => `${who}更正了一条消息`,
  },
  declinedCorrection: {
    nobody: "一项更正已被拒绝",
    you: "您拒绝了一项更正",
    team: "您的护理团队拒绝了一项更正",
    other: (who: string) => `${who}拒绝了一项更正`,
  },
  withdrewCorrection: {
    nobody: "更正申请已撤回",
    you: "您撤回了更正申请",
    team: "您的护理团队撤回了更正申请",
    other: (who: string) => `${who}撤回了更正申请`,
  },
  goToMessage: "转到该消息",
};
