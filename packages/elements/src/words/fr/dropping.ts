/** French: see the English table. */
import type { dropping as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const dropping: Translated<typeof English> = {
  attach: "Joindre",
  takePhoto: "Prendre une photo",
  dropFiles: "Déposez des fichiers ici pour les joindre",
};
