/** Korean: see the English table. */
import type { dropping as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const dropping: Translated<typeof English> = {
  attach: "첨부",
  takePhoto: "사진 찍기",
  dropFiles: "첨부할 파일을 여기에 놓으세요",
};
