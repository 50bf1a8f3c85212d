/** Vietnamese: see the English table. */
import type { dropping as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const dropping: Translated<typeof English> = {
  attach: "Đính kèm",
  takePhoto: "Chụp ảnh",
  dropFiles: "Thả tệp vào đây để đính kèm",
};
