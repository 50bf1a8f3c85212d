/** Simplified Chinese: see the English table. */
import type { retaining as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const retaining: Translated<typeof English> = {
  retaining: "保存与删除",
  retainingFailed: "无法加载保存与删除的情况。",
  retainingAbout:
    "到期的内容须由两名员工决定后才会永久删除：一人提议，另一人批准。已保全的内容不会删除。此处不显示会话的文字内容。",
  retainingYears: (years: number) => count(years, { other: "会话在最后一条消息之后保存 # 年。" }),
  /** Of who is a minor when the last message is written. */
  retainingMinors: (majority: number, years: number) =>
    count(years, { other: `届时未满 ${majority} 岁的患者，至少保存到年满 ${majority} 岁后 # 年。` }),
  retainingOff: "不删除任何内容：本机构的设置未规定会话保存多久。保全自作出规定之日起生效。",
  retainingDue: "到期待删除",
  retainingOf: (patient: string) => `${patient}的会话`,
  retainingNothingDue: "没有到期的内容。",
  retainingNoneOf: "没有会话。",
  retainingCount: (n: number) => count(n, { other: "# 个会话" }),
  retainingIncomplete: "此列表正在整理，可能尚有遗漏。",
  retainingRefresh: "刷新",
  retainingMore: "显示更多到期内容",
  retainingMoreHolds: "显示更多保全",
  retainingLast: (day: string) => `最后一条消息：${day}`,
  retainingSince: (day: string) => `到期日：${day}`,
  retainingUntil: (day: string) => `至少保存至${day}`,
  retainingHeld: (reason: string) => `已保全：${reason}`,
  retainingHeldWhole: (reason: string) => `已随该患者的全部会话保全：${reason}`,
  retainingProposed: (name: string, day: string) => `${name}于${day}提议删除此会话，须由其他人批准。`,
  retainingProposedByYou: (day: string) =>
    `您于${day}提议删除此会话。您不能自行批准：任何内容都不会由一人单独删除。`,
  retainingHiding: (name: string) => `已由${name}批准。正在对所有人隐藏；在完成之前，保全可使其恢复。`,
  retainingShowing: "此会话予以保留，正在恢复显示。",
  retainingErasing: "此会话已对所有人隐藏，正在删除，无法再中止。",
  retainingGone: (entry: string) => `其删除证明为该患者审计记录的第 ${entry} 条。`,
  retainingPropose: "提议删除",
  retainingApprove: "批准…",
  retainingErase: "永久删除",
  retainingSure:
    "此会话会先对所有人隐藏，然后永久删除，包括消息、文件以及搜索中的相关内容。只留下一份证明和不含文字内容的日志。",
  retainingStop: "撤回",
  retainingHold: "保全…",
  retainingHoldWhole: "保全全部会话…",
  retainingSetHold: "设置保全",
  retainingHolds: "保全",
  retainingNoHolds: "没有保全。",
  retainingHoldCount: (n: number) => count(n, { other: "# 项保全" }),
  retainingWhole: "全部会话",
  retainingOne: "一个会话",
  retainingSetBy: (name: string, day: string) => `由${name}于${day}设置`,
  retainingLift: "解除…",
  retainingLiftNow: "解除保全",
  retainingReason: "原因",
  retainingReasonHint: "原因会写入该患者的审计记录，所有可设置保全的人都能看到。",
  retainingReasonNeeded: "请填写原因。",
  retainingDone: {
    hold: "已设置保全。",
    lift: "已解除保全。",
    propose: "已提议，须由其他人批准。",
    approve: "已批准。此会话正在隐藏，随后删除。",
    stop: "已撤回。此会话予以保留。",
  },
};
