/** Spanish: see the English table. */
import type { dropping as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const dropping: Translated<typeof English> = {
  attach: "Adjuntar",
  takePhoto: "Tomar una foto",
  dropFiles: "Suelte aquí los archivos para adjuntarlos",
};
