/** Simplified Chinese: see the English table. */
import type { Kind } from "@carethread/model";
import type { starting as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

/** What is begun, where there is more than one kind. */
const kindNames: Readonly<Record<Kind, string>> = {
  continuous: "持续会话",
  topic: "按主题的会话",
  direct: "给一个人的消息",
  "encounter-chat": "聊天",
  internal: "仅限员工之间",
};

/** Under the field *Recipient*, where there is nobody to choose. */
const nobodyToAddress = {
  portal: "护理团队目前无人在此接收消息。如需答复，请致电医疗机构。",
  staff: "尚无人为该患者使用门户。",
};

export const starting: Translated<typeof English> = {
  unfinishedStart: (patient: string) =>
    `您有一条给${patient}的消息尚未发送。请先发送或取消，再给其他人写消息。`,
  searchPatients: "按姓名或 ID 搜索",
  startOffline: "您已离线。您在此所写的内容会保留；请在恢复联网后发送。",
  patientField: "患者",
  patientHint: "按姓名或患者 ID 搜索",
  patientRequired: "请选择患者。",
  patientNone: "未找到患者。",
  patientSearching: "正在搜索…",
  patientMore: "还有更多匹配的患者。请继续输入以缩小范围。",
  patientCount: (n: number) => count(n, { other: "找到 # 位患者" }),
  patientUnavailable: "此处没有您可以写消息的对象。",
  born: (date: string) => `${date}出生`,
  topic: "主题",
  topics: ["用药问题", "检查结果", "预约", "术后随访"] as readonly string[],
  topicSuggestions: "建议的主题",
  sendMessage: "发送消息",
  sendingMessage: "正在发送…",
  create: "创建",
  creating: "正在创建…",
  kindField: "您想开始什么？",
  kindNames,
  regarding: "关于",
  regardingRequired: "请选择消息所关于的内容。",
  regardingGone: "您所选的内容已不再提供。请重新选择。",
  recipient: "收件人",
  recipientRequired: "请选择收件人。",
  recipientGone: "您所选的人已不在此接收消息。请重新选择。",
  nobodyToAddress,
  subject: "主题",
  titleField: "标题",
  titleRequired: "请填写标题。",
  titleTooLong: "此标题过长，请缩短。",
  chooseOne: "请选择…",
  optional: "选填",
  /** Under one's own name, for a patient: `as` is one of `relationTo`. */
  writingAs: (who: string, as: string) => `您以${who}（${as}）的身份书写。`,
  encryptField: "端到端加密",
  encryptHint: "只有参与者的设备和医疗机构的档案密钥可以读取。没有备注、服务器搜索和技术支持。",
  staffOnlyHint: "此会话仅员工可见，患者永远看不到。",
};
