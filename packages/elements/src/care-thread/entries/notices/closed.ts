/** How it is told that a conversation was closed, or goes on. */
import { type Notice, type Told, tellBy } from "./notice.ts";

export const closed: Notice<Told<"closed">> = {
  isTold: () => true,
  tell: ({ by, reason }, viewer) =>
    reason === "merged" ? viewer.words.mergedInto : tellBy(by, viewer, viewer.words.closedBy),
  opens: ({ into }) => into,
};

export const reopened: Notice<Told<"reopened">> = {
  isTold: () => true,
  tell: ({ by }, viewer) => tellBy(by, viewer, viewer.words.reopenedBy),
};
