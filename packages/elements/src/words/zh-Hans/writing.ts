/** Simplified Chinese: see the English table. */
import type { RefusalCode } from "@carethread/model";
import type { writing as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, list, number } from "./forms.ts";

export const writing: Translated<typeof English> = {
  /** Where what is written goes to the patient's phone. */
  textGoes: { full: "将作为短信发送到患者手机", link: "患者会收到附有链接的短信" },
  textLink: "短信只附链接",
  textNoPortal: "不会发出短信：短信只附门户链接，而该患者不使用门户。",
  textCount: (texts: number, used: number, room: number) =>
    `${count(texts, { other: "# 条短信" })}，已用 ${used} / ${room} 个字符`,
  texts: (n: number) => count(n, { other: "# 条短信" }),
  textCost: (cost: string) => `约 ${cost}`,
  textTooLong: (n: number) => count(n, { other: "超出短信长度 # 个字符" }),
  placeholder: "写消息",
  mergedAway: "此会话已合并到另一会话。请在那里书写。",
  send: "发送",
  reply: "回复",
  reopen: "重新打开",
  draftKept: "未发送，已存为您的草稿：",
  notePlaceholder: "写仅限员工的备注",
  noteHint: "此备注仅员工可见，患者永远看不到。",
  sendNote: "发送仅限员工的备注",
  answering: (names: readonly string[]) =>
    names.length === 1
      ? `${names[0]}正在答复`
      : names.length === 2
        ? `${names[0]}和${names[1]}正在答复`
        : "多位同事正在答复",
  answeredMeanwhile: (names: readonly string[]) =>
    names.length === 1
      ? `您书写期间${names[0]}已答复。请先阅读再发送。`
      : "您书写期间同事已答复。请先阅读再发送。",
  sendAnyway: "仍要发送",
  mention: "提及某人",
  mentionCount: (n: number) => count(n, { other: "可提及 # 人。用上下键移动，按 Enter 选择。" }),
  mentionMore: "还有更多匹配的人员。请继续输入以缩小范围。",
  mentionNobody: (name: string) => `${name}未提及任何人：这里没有这个名字的人。要提及某人，请从列表中选择。`,
  mentionGone: (names: readonly string[]) => `此处已无法提及${list(names)}。请去掉该提及后再发送。`,
  mentionReasons: { "mention-no-access": "无权查看该患者" } as Partial<Record<RefusalCode, string>>,
  mentionsTooMany: (most: number) => count(most, { other: "一条消息最多可提及 # 人。" }),
  supportHint: "邀请您机构的技术支持",
  supportAsk: "邀请技术支持？",
  supportSees: (patient: string, topic: string) =>
    `技术支持会看到此消息及其后的内容、患者姓名（${patient}）和 ID、主题（${topic}），以及护理团队的成员。看不到更早的内容。`,
  supportSeesUntitled: (patient: string) =>
    `技术支持会看到此消息及其后的内容、患者姓名（${patient}）和 ID，以及护理团队的成员。看不到更早的内容。`,
  supportFor: (minutes: number | null) =>
    minutes === null ? "其访问会自动结束。" : count(minutes, { other: "其访问会在 # 分钟后自动结束。" }),
  invite: "邀请",
  charactersLeft: (n: number) => count(n, { other: "还可输入 # 个字符" }),
  charactersOver: (n: number) => count(n, { other: "超出 # 个字符" }),
  tooLong: (most: number) => `一条消息最多 ${number(most)} 个字符。请缩短或分条发送。`,
  message: "消息",
  encryptionShut: "您目前无法在此写消息。",
};
