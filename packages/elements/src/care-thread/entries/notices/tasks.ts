/** What is told of tasks. */
import { type Notice, nameFor, type Told } from "./notice.ts";

export const taskMoved: Notice<Told<"task-moved">> = {
  // That it is done with a correction, the line about that says.
  isTold: ({ move, about }) => about === undefined || (move !== "completed" && move !== "cancelled"),
  tell({ by, move, owner, note }, viewer) {
    const { words } = viewer;
    // Only staff see what is done with tasks, and do it.
    const who = by === "team" ? "" : nameFor(viewer, by);
    switch (move) {
      case "handed-over": {
        const to = owner === undefined ? "" : nameFor(viewer, owner);
        return note === undefined ? words.taskHandedOver(who, to) : words.taskHandedOverNote(who, to, note);
      }
      case "cancelled":
      case "unknown":
        return words.taskMoved[move];
      default:
        return words.taskMoved[move](who);
    }
  },
};

export const taskRaised: Notice<Told<"task-raised">> = {
  // That staff have to do with what they began themselves says nothing.
  isTold: ({ owner, about }) => owner === undefined && about === undefined,
  tell: ({ why }, { words }) => words.taskRaised[why],
};
