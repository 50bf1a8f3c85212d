/** All tasks that a conversation ever had, as its log says them: the head knows of the open ones alone. */
import { endTask, moveTask, type Task, type TaskEnd } from "../../task/task.ts";
import type { Seen, UnknownEvent } from "../events/events.ts";

/** A task with when something was last done with it, milliseconds since 1970. */
export interface PastTask extends Task {
  readonly changedAt: number;
}

/** `events` are all that staff see, in order. */
export function taskHistory(events: Iterable<Seen | UnknownEvent>): readonly PastTask[] {
  let tasks: readonly PastTask[] = [];
  for (const event of events) tasks = tasksAfter(tasks, event);
  return tasks;
}

/** All tasks after one more event that staff see; the same where it does nothing to any. */
export function tasksAfter(tasks: readonly PastTask[], event: Seen | UnknownEvent): readonly PastTask[] {
  const { at } = event;
  const ended = (by: TaskEnd, of = tasks): readonly PastTask[] =>
    of.map(task => {
      const ended = endTask(task, by);
      return ended === task ? task : { ...ended, changedAt: at };
    });
  switch (event.type) {
    case "task-raised": {
      const { task: id, why, due, owner, about } = event;
      const status = owner === undefined ? "requested" : "accepted";
      const more = {
        ...(due === undefined ? {} : { due }),
        ...(owner === undefined ? {} : { owner }),
        ...(about === undefined ? {} : { about }),
      };
      return [...tasks, { id, why, status, raisedAt: at, changedAt: at, ...more }];
    }
    case "task-moved":
      return tasks.map(task => (task.id === event.task ? { ...moveTask(task, event), changedAt: at } : task));
    case "correction-extended":
      return tasks.map(task =>
        task.about?.correction === event.correction ? { ...task, due: event.due, changedAt: at } : task,
      );
    case "message":
      if (event.by.side !== "staff" || event.visibility !== "everyone") return tasks;
      return ended("written", ended("answered"));
    case "rhythm-changed":
      return ended("not-due");
    case "patient-changed":
      return event.patient.deceased || event.patient.withdrawn ? ended("not-due") : tasks;
    case "closed":
      return ended(event.reason === "merged" ? "merged" : "closed");
    default:
      return tasks;
  }
}
