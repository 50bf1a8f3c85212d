/** Files beside a message, as a list says them. */
import { count, list } from "./forms.ts";

export const files = {
  /** What a message brings that has no text. */
  attached: (images: number, others: number) => {
    if (others === 0) return count(images, { one: "Photo", other: "# photos" });
    if (images === 0) return count(others, { one: "File", other: "# files" });
    return list([
      count(images, { one: "# photo", other: "# photos" }),
      count(others, { one: "# file", other: "# files" }),
    ]);
  },
};
