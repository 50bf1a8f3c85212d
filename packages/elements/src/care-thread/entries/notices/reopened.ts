import { type Notice, type Told, tellBy } from "./notice.ts";

export const reopened: Notice<Told<"reopened">> = {
  isTold: () => true,
  tell: ({ by }, viewer) => tellBy(by, viewer, viewer.words.reopenedBy),
};
