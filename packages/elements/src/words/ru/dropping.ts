/** Russian: see the English table. */
import type { dropping as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const dropping: Translated<typeof English> = {
  attach: "Приложить",
  takePhoto: "Сделать фото",
  dropFiles: "Перетащите файлы сюда, чтобы приложить их",
};
