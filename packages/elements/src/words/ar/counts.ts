/** Arabic: see the English table. */
import type { counts as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, number } from "./forms.ts";

export const counts: Translated<typeof English> = {
  unread: (n: number) =>
    count(n, {
      one: "رسالة واحدة غير مقروءة",
      two: "رسالتان غير مقروءتين",
      few: "# رسائل غير مقروءة",
      other: "# رسالة غير مقروءة",
    }),
  overflow: (most: number) => `${number(most)}+`,
};
