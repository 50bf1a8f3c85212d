/** All tasks that a conversation ever had, as its log says them: the head knows of the open ones alone. */
import { endTask, moveTask, type Task, type TaskEnd } from "../../task/task.ts";
import type { Seen, UnknownEvent } from "../events/events.ts";

/** A task with when something was last done with it, milliseconds since 1970. */
export interface PastTask extends Task {
  readonly changedAt: number;
}

/** `events` are all that staff see, in order. */
export function taskHistory(events: readonly (Seen | UnknownEvent)[]): readonly PastTask[] {
  let tasks: readonly PastTask[] = [];
  const end = (at: number, by: TaskEnd): void => {
    tasks = tasks.map(task => {
      const ended = endTask(task, by);
      return ended === task ? task : { ...ended, changedAt: at };
    });
  };
  for (const event of events) {
    const { at } = event;
    switch (event.type) {
      case "task-raised": {
        const { task: id, why, due, owner, about } = event;
        const status = owner === undefined ? "requested" : "accepted";
        const more = {
          ...(due === undefined ? {} : { due }),
          ...(owner === undefined ? {} : { owner }),
          ...(about === undefined ? {} : { about }),
        };
        tasks = [...tasks, { id, why, status, raisedAt: at, changedAt: at, ...more }];
        break;
      }
      case "task-moved":
        tasks = tasks.map(task =>
          task.id === event.task ? { ...moveTask(task, event), changedAt: at } : task,
        );
        break;
      case "correction-extended":
        tasks = tasks.map(task =>
          task.about?.correction === event.correction ? { ...task, due: event.due, changedAt: at } : task,
        );
        break;
      case "message":
        if (event.by.side === "staff" && event.visibility === "everyone") end(at, "answered");
        break;
      case "closed":
        end(at, event.reason === "merged" ? "merged" : "closed");
        break;
    }
  }
  return tasks;
}
