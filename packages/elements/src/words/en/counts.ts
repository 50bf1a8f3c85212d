/** What the badge says, which every page loads. */
import { count, number } from "./forms.ts";

export const counts = {
  unread: (n: number) => count(n, { one: "# unread message", other: "# unread messages" }),
  overflow: (most: number) => `${number(most)}+`,
};
