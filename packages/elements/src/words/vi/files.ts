/** Vietnamese: see the English table. */
import type { files as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, list } from "./forms.ts";

export const files: Translated<typeof English> = {
  /** What a message brings that has no text. */
  attached: (images: number, others: number) => {
    if (others === 0) return count(images, { other: "# ảnh" });
    if (images === 0) return count(others, { other: "# tệp" });
    return list([count(images, { other: "# ảnh" }), count(others, { other: "# tệp" })]);
  },
};
