/** Simplified Chinese: see the English table. */
import type { security as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const security: Translated<typeof English> = {
  whoCanRead: "谁可以读取",
  readsSince: (at: string) => `自${at}起`,
  readsHere: "此设备",
  readsNameless: "其他参与者",
  readsNowhere: "尚无设备",
  recordsKey: "医疗机构的档案密钥",
  recordsKeyWhy: "法律要求医疗机构保存病历。医疗机构可用此密钥打开所写内容；每次使用都会记录在案。",
  recordsKeyNamed: (id: string) => `密钥 ${id}`,
  offHere: "此处不可用的功能",
  offHereList: ["仅限员工的备注", "文件病毒扫描", "更正", "短信", "服务器搜索", "技术支持"],
  offHereWhy: "这些功能需要服务器或未参与者一同读取。",
  offHereInstead: "此对话将始终保持加密。如需使用这些功能，请另开一个对话。",
  startAnother: "另开对话",
  encryptionLimits: "它无法防范手中持有其中一台设备的人，也无法防范提供此页面的一方。",
};
