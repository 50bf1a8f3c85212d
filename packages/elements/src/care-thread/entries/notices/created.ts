import { type Notice, type Told, tellBy } from "./notice.ts";

export const created: Notice<Told<"created">> = {
  isTold: () => true,
  tell: ({ by }, viewer) => tellBy(by, viewer, viewer.words.startedBy),
};
