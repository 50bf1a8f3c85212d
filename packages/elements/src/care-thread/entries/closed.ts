import type { Notice, Told } from "./notice.ts";

export const closed: Notice<Told<"closed">> = {
  isTold: () => true,
  tell: ({ reason }, { words }) => (reason === "merged" ? words.mergedInto : words.closed),
  opens: ({ into }) => into,
};
