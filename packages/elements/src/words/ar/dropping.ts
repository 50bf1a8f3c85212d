/** Arabic: see the English table. */
import type { dropping as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const dropping: Translated<typeof English> = {
  attach: "إرفاق",
  takePhoto: "التقاط صورة",
  dropFiles: "أفلت الملفات هنا لإرفاقها",
};
