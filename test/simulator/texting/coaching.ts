/** What must hold of a coach's rhythm at rest: what is due follows from the log, and stands in list and tasks. */
import { type Coaching, type Day, dateAt, dueOn, type Stored } from "@carethread/model";
import { violated } from "../violation.ts";
import type { TextingWorld } from "./world.ts";

/** What the log says, counted anew. */
interface Said {
  coaching: Coaching | undefined;
  last: number;
  due: Day | undefined;
  /** Tasks by their ids, and whether they are open. */
  readonly tasks: Map<string, boolean>;
}

function counted(log: readonly Stored["event"][]): Said {
  const said: Said = { coaching: undefined, last: 0, due: undefined, tasks: new Map() };
  const end = (): void => {
    said.due = undefined;
    for (const id of said.tasks.keys()) said.tasks.set(id, false);
  };
  for (const event of log) {
    if (event.type === "rhythm-changed") {
      said.coaching = event.coaching;
      end();
    } else if (event.type === "message" && event.by.side === "staff" && event.visibility === "everyone") {
      said.last = event.at;
      end();
    } else if (event.type === "message-due") {
      if (said.due !== undefined) violated("a message comes due once, until one is written");
      said.due = event.day;
    } else if (event.type === "task-raised" && event.why === "message-due") said.tasks.set(event.task, true);
  }
  return said;
}

export function checkCoaching(world: TextingWorld, log: readonly Stored["event"][]): void {
  const created = log.find(event => event.type === "created");
  const phone = world.phones.find(({ key }) => key === created?.patient.id);
  if (created === undefined || phone === undefined) return;
  const { patient, record } = phone;
  const { coaching, last, due, tasks } = counted(log);
  if (coaching?.plan !== record.plan)
    violated(`a rhythm is of the chart's plan: ${coaching?.plan}, not ${record.plan}, of ${patient}`);
  const lastDay = last === 0 ? undefined : dateAt(undefined, last);
  const next = coaching === undefined ? null : dueOn({ ...coaching, last: lastDay });
  const expected = next !== null && next <= world.today ? next : undefined;
  if (due !== expected)
    violated(`what is due follows from the log: ${due}, not ${expected}, on ${world.today}, of ${patient}`);
  const open = [...tasks.values()].filter(isOpen => isOpen).length;
  if (open !== (due === undefined ? 0 : 1)) violated(`what is due is one task: ${open}, of ${patient}`);
  const row = world.nurse.client.inbox.$rows.get()?.find(({ id }) => id === created.conversation);
  if (row !== undefined && row.due !== due)
    violated(`what is due stands in the list: ${row.due}, not ${due}, of ${patient}`);
}
