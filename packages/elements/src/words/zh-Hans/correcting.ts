/** Simplified Chinese: see the English table. */
import type { correcting as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const correcting: Translated<typeof English> = {
  correctingHeadings: {
    ask: "申请更正",
    approve: "批准更正",
    decline: "拒绝更正",
    extend: "延后答复",
  },
  correctingWrong: "哪里有误？",
  correctingRight: "正确的内容应是什么？",
  correctingAskHint: (days: number) =>
    count(days, { other: "消息本身保持不变。您的护理团队会在 # 天内答复。" }),
  correctedText: "更正后的内容",
  correctedTextHint: "它会显示在消息旁，看到该消息的人都能看到。消息本身保持不变。",
  declineReason: "拒绝的原因",
  declineReasonHint: "患者会看到。",
  extendReason: "需要更长时间的原因",
  extendReasonHint: (until: string) => `患者会看到。答复期限将改为${until}。期限只能延后一次。`,
  correctingSend: { ask: "申请", approve: "批准", decline: "拒绝", extend: "延后" },
  correctingCancel: "取消",
};
