/** Simplified Chinese: see the English table. */
import type { exporting as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, number } from "./forms.ts";

const messagesOf = (n: number): string => count(n, { other: "# 条消息" });
const filesOf = (n: number): string => count(n, { other: "# 个文件" });

export const exporting: Translated<typeof English> = {
  exportStands: "此次导出会写入该患者的审计记录。",
  exportBegins: "正在准备…",
  exportBar: "完成进度",
  exportProgress: (messages: number, files: number) =>
    files === 0 ? messagesOf(messages) : `${messagesOf(messages)}，${filesOf(files)}`,
  exportCancel: "取消",
  exportCancelled: "已取消。未保存任何内容。",
  exportDone: (messages: number) => count(messages, { other: "已完成：文件中有 # 条消息。" }),
  exportFailed: "未保存任何内容。",
  printBegins: "正在准备打印…",
  exportName: (patient: string, day: string) => `${patient}的消息 ${day}`,
  exportTitle: (patient: string) => `${patient}的消息`,
  exportTaken: (who: string, when: string) => `由${who}于${when}导出`,
  exportContents: "目录",
  exportUntitled: "会话",
  exportMessages: messagesOf,
  exportClosed: "已关闭",
  exportStaffOnly: "仅员工可见此会话",
  exportNote: "仅限员工的备注",
  exportAttached: "文件",
  exportSealed: "已加密，无法在此设备上打开",
  exportPicture: (name: string) => `图片 ${name}`,
  exportCorrectionOpen: (until: string) => `已申请更正，应于${until}前答复`,
  exportMissing: (n: number, names: string) =>
    `有 ${number(n)} 个文件无法获取，因为已被拦截或不复存在：\n\n${names}\n`,
};
