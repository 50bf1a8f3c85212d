/** Arabic: see the English table. */
import type { files as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, list } from "./forms.ts";

export const files: Translated<typeof English> = {
  /** What a message brings that has no text. */
  attached: (images: number, others: number) => {
    if (others === 0)
      return count(images, { one: "صورة واحدة", two: "صورتان", few: "# صور", other: "# صورة" });
    if (images === 0)
      return count(others, { one: "ملف واحد", two: "ملفان", few: "# ملفات", many: "# ملفًا", other: "# ملف" });
    return list([
      count(images, { one: "صورة واحدة", two: "صورتان", few: "# صور", other: "# صورة" }),
      count(others, { one: "ملف واحد", two: "ملفان", few: "# ملفات", many: "# ملفًا", other: "# ملف" }),
    ]);
  },
};
