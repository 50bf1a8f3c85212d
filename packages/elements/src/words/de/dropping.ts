/** German: see the English table. */
import type { dropping as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const dropping: Translated<typeof English> = {
  attach: "Anhängen",
  takePhoto: "Foto aufnehmen",
  dropFiles: "Dateien zum Anhängen hier ablegen",
};
