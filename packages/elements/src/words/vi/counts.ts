/** Vietnamese: see the English table. */
import type { counts as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, number } from "./forms.ts";

export const counts: Translated<typeof English> = {
  unread: (n: number) => count(n, { other: "# tin nhắn chưa đọc" }),
  overflow: (most: number) => `${number(most)}+`,
};
