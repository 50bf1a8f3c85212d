/** Simplified Chinese: see the English table. */
import type { downloads as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const downloads: Translated<typeof English> = {
  downloadMessages: "下载我的消息",
  downloadAbout: "您将得到一个文件（zip），包含您在此看到的全部内容：",
  downloadContents: [
    "所有会话，集中在一页，可阅读和打印",
    "已发送的图片和文件",
    "供其他健康应用使用的相同内容（FHIR）",
  ],
  downloadOf: "谁的消息",
  downloadKeep: "请存放在只有您能打开的地方：该文件未加密。",
  downloadStart: "下载",
};
