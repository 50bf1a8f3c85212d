/** Simplified Chinese: see the English table. */
import type { dropping as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const dropping: Translated<typeof English> = {
  attach: "添加附件",
  takePhoto: "拍照",
  dropFiles: "将文件拖放到此处以添加附件",
};
