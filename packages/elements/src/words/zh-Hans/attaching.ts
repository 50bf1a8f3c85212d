/** Simplified Chinese: see the English table. */
import type { attaching as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, number } from "./forms.ts";

/** What a file is called that is no picture, by its type. */
const fileKinds: Readonly<Record<string, string>> = {
  "image/jpeg": "JPEG 图片",
  "image/png": "PNG 图片",
  "image/gif": "GIF 图片",
  "image/webp": "WebP 图片",
  "image/heic": "HEIC 图片",
  "application/pdf": "PDF",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word 文档",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel 工作簿",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": "PowerPoint 演示文稿",
  "application/vnd.oasis.opendocument.text": "OpenDocument 文本",
  "application/vnd.oasis.opendocument.spreadsheet": "OpenDocument 电子表格",
  "text/plain": "纯文本",
  "text/csv": "CSV 表格",
};

export const attaching: Translated<typeof English> = {
  fileKinds,
  fileOther: "文件",
  attachments: "附件",
  cancelFile: (name: string) => `取消 ${name}`,
  removeFile: (name: string) => `移除 ${name}`,
  retryFile: "重试",
  fileChecking: "正在准备…",
  fileUploading: (percent: string) => `已发送 ${percent}`,
  fileWaiting: "正在等待连接",
  fileScanning: "正在检查是否含有有害内容…",
  fileProgress: (name: string) => `${name} 的进度`,
  filesAttached: (n: number) => count(n, { other: "已附加 # 个文件" }),
  describe: "描述",
  describeFile: (name: string) => `描述 ${name}`,
  altLabel: (name: string) => `${name} 的内容`,
  altPlaceholder: "为看不见图片的人描述图片内容",
  photoOf: (alt: string) => `照片：${alt}`,
  photoNamed: (name: string) => `照片：${name}`,
  photoFailed: "无法加载此图片。",
  photoUnseen: "此处无法显示该图片。您可以保存它。",
  fileFailed: "无法加载此文件。",
  openFile: "打开",
  openNamed: (name: string) => `打开 ${name}`,
  saveFile: "保存",
  saveNamed: (name: string) => `保存 ${name}`,
  viewerCount: (n: number, of: number) => `第 ${number(n)} 张，共 ${number(of)} 张`,
  previousPhoto: "上一张图片",
  nextPhoto: "下一张图片",
  zoomIn: "放大",
  zoomOut: "缩小",
  zoomFit: "适合窗口",
  closeViewer: "关闭",
};
