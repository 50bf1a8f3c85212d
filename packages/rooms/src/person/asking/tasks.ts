/** What a person has to do over all patients: the slices are asked a few at a time, by the person's facts as they are then. */
import {
  canListTasks,
  indexRoom,
  limits,
  type PersonFacts,
  parseTaskCursor,
  type TaskItem,
  type TaskPage,
  type TaskQuery,
  taskCursor,
  taskOrder,
} from "@carethread/model";
import {
  type AskTasks,
  ask,
  FoundTasks,
  fewAtATime,
  type Ports,
  type Practice,
  Refuse,
} from "../../base/base.ts";

/** Rooms that are asked at once. */
const width = 8;

export async function findTasks(
  ports: Ports,
  practice: Practice,
  facts: () => PersonFacts,
  query: TaskQuery,
): Promise<TaskPage> {
  if (query.after !== undefined && parseTaskCursor(query.after) === null)
    throw new Refuse("bad-request", { at: "after" });
  const limit = query.limit ?? limits.pageTasks;
  let found: readonly FoundTasks[];
  let person: PersonFacts;
  do {
    person = facts();
    const denied = canListTasks(person);
    if (denied !== null) throw new Refuse(denied);
    found = await inSlices(ports, practice, { ...query, limit, person });
  } while (facts().rev !== person.rev);
  const tasks = distinct(found.flatMap(({ tasks }) => tasks)).sort((a, b) => taskOrder(a.task, b.task));
  const shown = tasks.slice(0, limit);
  const last = shown.at(-1);
  const isMore = tasks.length > shown.length || found.some(({ more }) => more);
  return {
    tasks: shown,
    more: isMore && last !== undefined ? taskCursor(last.task) : null,
    ...(found.some(({ rebuilding }) => rebuilding) ? { rebuilding: true } : {}),
  };
}

async function inSlices(ports: Ports, { id, slices }: Practice, body: AskTasks): Promise<FoundTasks[]> {
  const find = (from: number, to: number): Promise<FoundTasks[]> => {
    const rooms = Array.from({ length: Math.max(0, to - from) }, (_, n) => indexRoom(id, from + n));
    return fewAtATime(width, rooms, room => ask(ports, "index", room, "internal/tasks", body, FoundTasks));
  };
  const found = await find(0, slices);
  // Where there were more of them lately, not all are empty yet.
  return [...found, ...(await find(slices, Math.max(slices, ...found.map(({ slices = 0 }) => slices))))];
}

/** One on the way from one slice to another may be in both. */
function distinct(tasks: readonly TaskItem[]): TaskItem[] {
  return [...new Map(tasks.map(item => [item.task.id, item])).values()];
}
