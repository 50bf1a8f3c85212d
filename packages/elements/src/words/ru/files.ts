/** Russian: see the English table. */
import type { files as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, list } from "./forms.ts";

export const files: Translated<typeof English> = {
  /** What a message brings that has no text. */
  attached: (images: number, others: number) => {
    if (others === 0) return count(images, { one: "# фото", few: "# фото", many: "# фото", other: "# фото" });
    if (images === 0)
      return count(others, { one: "# файл", few: "# файла", many: "# файлов", other: "# файла" });
    return list([
      count(images, { one: "# фото", few: "# фото", many: "# фото", other: "# фото" }),
      count(others, { one: "# файл", few: "# файла", many: "# файлов", other: "# файла" }),
    ]);
  },
};
