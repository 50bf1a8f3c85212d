/** One list of tasks that somebody looks at: asked for page by page, and again whenever it is another one. */
import {
  type ConversationId,
  limits,
  type PersonId,
  type TaskCommand,
  type TaskItem,
  type TaskListName,
  TaskPage,
  TasksLeft,
  taskCursor,
  taskOrder,
} from "@carethread/model";
import { CareError, put } from "../base/base.ts";
import type { TaskStores, TasksOptions } from "./stores.ts";

export interface Viewing {
  /** Asks again, as far as it is shown. */
  refresh(): void;
  loadMore(): Promise<void>;
  /** What is left of a conversation's tasks after somebody here did something with one. */
  apply(item: TaskItem, left: TasksLeft): void;
  end(): void;
}

export function openViewing(list: TaskListName, stores: TaskStores, options: TasksOptions): Viewing {
  const { session, http, me, $work } = options;
  const { platform, delays, addresses } = session;
  const { $tasks, $state, $more, $rebuilding } = stores;
  let asking: AbortController | null = null;
  let more: string | null = null;
  let timer: unknown = null;
  let isOver = false;

  const isListed = ({ status, owner }: TaskItem["task"]): boolean =>
    list === "all" || (list === "pool" ? status === "requested" : owner?.id === me());

  async function page(after: string | null, signal: AbortSignal): Promise<TaskPage> {
    const json = { list, ...(after === null ? {} : { after }) };
    const own = (person: PersonId): string => `${addresses.path("person", person)}/tasks`;
    return (await http()).ask(own, TaskPage, { json, signal });
  }

  /** From the top, as far as it was shown, or a page more. */
  async function ask(isMore: boolean): Promise<void> {
    asking?.abort();
    platform.clearTimeout(timer);
    const mine = new AbortController();
    asking = mine;
    const shown = $tasks.get() ?? [];
    const found: TaskItem[] = isMore ? [...shown] : [];
    let after = isMore ? more : null;
    if (isMore) put($more, "loading");
    else if ($tasks.get() === null) put($state, "loading");
    try {
      do {
        const answer = await page(after, mine.signal);
        if (asking !== mine) return;
        const known = new Set(found.map(({ task }) => task.id));
        found.push(...answer.tasks.filter(({ task }) => !known.has(task.id)));
        after = answer.more;
        put($rebuilding, answer.rebuilding === true);
      } while (!isMore && after !== null && found.length < shown.length - limits.pageTasks + 1);
      more = after;
      put($tasks, found);
      put($more, more === null ? "none" : "some");
      put($state, "ready");
    } catch (error) {
      if (asking !== mine) return;
      put(isMore ? $more : $state, "failed");
      if (error instanceof CareError && !error.retryable) return;
    }
    // So that the rooms go on to tell of changes, and what they failed to tell is made good.
    timer = platform.setTimeout(() => void ask(false), delays.tasksAgain);
  }

  const unlisten = $work.listen(() => void ask(false));
  void ask(false);

  return {
    refresh: () => void ask(false),
    async loadMore() {
      if (more !== null && ["some", "failed"].includes($more.get())) await ask(true);
    },
    apply(item, { tasks }) {
      const shown = $tasks.get();
      if (shown === null || isOver) return;
      // What is under way may have been asked before it.
      asking?.abort();
      asking = null;
      const { patient, conversation } = item;
      const others = shown.filter(other => other.conversation.id !== conversation.id);
      const own = tasks.filter(isListed).map(task => ({ task, patient, conversation }));
      const next = [...others, ...own].sort((a, b) => taskOrder(a.task, b.task));
      const last = others.at(-1);
      // What stands behind the last page comes with the next one.
      const isBehind = ({ task }: TaskItem): boolean =>
        more !== null && last !== undefined && taskOrder(task, last.task) > 0;
      put(
        $tasks,
        next.filter(one => !isBehind(one)),
      );
      if (more !== null && last !== undefined) more = taskCursor(last.task);
      platform.clearTimeout(timer);
      timer = platform.setTimeout(() => void ask(false), delays.tasksAgain);
    },
    end() {
      isOver = true;
      unlisten();
      platform.clearTimeout(timer);
      asking?.abort();
      asking = null;
    },
  };
}

/** How often what got no answer is sent. */
const tries = 3;

/** Does something with a task: sent again with its id, it is done once. */
export async function give(
  conversation: ConversationId,
  command: TaskCommand,
  { session: { platform, delays, addresses }, http }: TasksOptions,
): Promise<TasksLeft> {
  const json = { commandId: platform.newId(), command };
  for (let n = 1; ; n++) {
    try {
      return await (await http()).ask(`${addresses.path("main", conversation)}/tasks`, TasksLeft, { json });
    } catch (error) {
      if (n === tries || !(error instanceof CareError) || !error.retryable) throw error;
      await new Promise<void>(resolve => void platform.setTimeout(resolve, delays.retryFirst));
    }
  }
}
