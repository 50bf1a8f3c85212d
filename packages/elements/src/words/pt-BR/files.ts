/** Brazilian Portuguese: see the English table. */
import type { files as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, list } from "./forms.ts";

export const files: Translated<typeof English> = {
  /** What a message brings that has no text. */
  attached: (images, others) => {
    if (others === 0) return count(images, { one: "Foto", other: "# fotos" });
    if (images === 0) return count(others, { one: "Arquivo", other: "# arquivos" });
    return list([
      count(images, { one: "# foto", other: "# fotos" }),
      count(others, { one: "# arquivo", other: "# arquivos" }),
    ]);
  },
};
