/** What the staff have to do, as lists and deeds. How it is asked for is loaded when somebody first does. */
import type { TaskCommand, TaskItem, TaskListName, TasksLeft } from "@carethread/model";
import { atom } from "nanostores";
import { type More, notLoaded, put, type TasksStore, type TaskView } from "../base/base.ts";
import type { TaskStores, TasksOptions } from "./stores.ts";
import type { Viewing } from "./viewing.ts";

export interface Tasks {
  readonly store: TasksStore;
  /** Nobody is shown anything any more. */
  end(): void;
}

const loaded = () => import("./viewing.ts").catch(notLoaded);

export function createTasks(options: TasksOptions): Tasks {
  const open = new Set<{ readonly apply: Viewing["apply"]; readonly end: () => void }>();

  function view({ list }: { readonly list: TaskListName }): TaskView {
    const stores: TaskStores = {
      $tasks: atom<readonly TaskItem[] | null>(null),
      $state: atom<"loading" | "ready" | "failed">("loading"),
      $more: atom<More>("none"),
      $rebuilding: atom(false),
    };
    let viewing: Viewing | null = null;
    let isOver = false;
    const shown = {
      apply: (item: TaskItem, left: TasksLeft) => viewing?.apply(item, left),
      end(): void {
        isOver = true;
        open.delete(shown);
        viewing?.end();
        viewing = null;
        put(stores.$tasks, null);
      },
    };
    open.add(shown);

    async function begin(): Promise<void> {
      put(stores.$state, "loading");
      const part = await loaded().catch(() => null);
      if (isOver) return;
      if (part === null) put(stores.$state, "failed");
      else viewing = part.openViewing(list, stores, options);
    }

    void begin();
    return {
      list,
      ...stores,
      loadMore: async () => viewing?.loadMore(),
      retry() {
        if (viewing !== null) viewing.refresh();
        else if (!isOver && stores.$state.get() === "failed") void begin();
      },
      release: () => shown.end(),
    };
  }

  async function act(item: TaskItem, command: TaskCommand): Promise<void> {
    const { give } = await loaded();
    const left = await give(item.conversation.id, command, options);
    for (const { apply } of open) apply(item, left);
  }

  const seen = ({ task: { id, owner } }: TaskItem) => ({ task: id, from: owner?.id ?? null });

  return {
    store: {
      view,
      claim: item => act(item, { type: "claim-task", ...seen(item) }),
      handOver: (item, to, note) =>
        act(item, { type: "hand-over-task", ...seen(item), to, ...(note ? { note } : {}) }),
      release: item => act(item, { type: "release-task", ...seen(item) }),
      complete: item => act(item, { type: "complete-task", task: item.task.id }),
    },
    end() {
      for (const { end } of open) end();
    },
  };
}
