/** Brazilian Portuguese: see the English table. */
import type { dropping as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const dropping: Translated<typeof English> = {
  attach: "Anexar",
  takePhoto: "Tirar uma foto",
  dropFiles: "Solte arquivos aqui para anexá-los",
};
