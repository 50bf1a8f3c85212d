import type { Notice, Told } from "./notice.ts";

export const taskRaised: Notice<Told<"task-raised">> = {
  // That staff have to do with what they began themselves says nothing.
  isTold: ({ owner }) => owner === undefined,
  tell: ({ why }, { words }) => words.taskRaised[why],
};
