/** Simplified Chinese: see the English table. */
import type { help as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { duration } from "./forms.ts";

export const help: Translated<typeof English> = {
  help: "帮助",
  helpArticles: "帮助文章",
  contactSupport: "技术支持",
  aboutMessages: "关于消息",
  answeredWithin: (ms: number) => `您的护理团队通常在${duration(ms)}内回复。`,
  topicExamples: "主题示例",
  /** The practice's policy, wherever something is written. */
  keepInside: "请勿在消息系统之外分享敏感信息",
  /** The same for staff, who write for the record. */
  beThorough: "消息将作为沟通记录保存，请保持专业、完整",
  emergency: (number: string) => `如遇紧急情况，请拨打 ${number}。`,
};
