import type { PersonId, TaskItem, TaskListName } from "@carethread/model";
import type { ReadableAtom } from "nanostores";
import type { More } from "./more.ts";

/** A list of what is to be done, for as long as it is not released: it follows what others do. */
export interface TaskView {
  readonly list: TaskListName;
  /** What is due first stands first; null until it is known. */
  readonly $tasks: ReadableAtom<readonly TaskItem[] | null>;
  readonly $state: ReadableAtom<"loading" | "ready" | "failed">;
  /** `none`, `some` (call `loadMore`), `loading`, or `failed` (call it again). */
  readonly $more: ReadableAtom<More>;
  /** The list is being made anew, and some may be missing. */
  readonly $rebuilding: ReadableAtom<boolean>;
  loadMore(): Promise<void>;
  /** Asks again. */
  retry(): void;
  release(): void;
}

/**
 * What the staff have to do. Each deed says whose the task was as it was shown, so that of two who decide at once one wins;
 * it rejects with a CareError, e.g. `task-taken`.
 */
export interface TasksStore {
  /** The person's own (`mine`), those that nobody has (`pool`), or all that are open. */
  view(options: { readonly list: TaskListName }): TaskView;
  claim(item: TaskItem): Promise<void>;
  handOver(item: TaskItem, to: PersonId, note?: string): Promise<void>;
  release(item: TaskItem): Promise<void>;
  complete(item: TaskItem): Promise<void>;
}
