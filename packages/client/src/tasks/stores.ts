/** What a list of tasks shows, and what it is made with. */
import type { PersonId, TaskItem } from "@carethread/model";
import type { ReadableAtom, WritableAtom } from "nanostores";
import type { More } from "../base/base.ts";
import type { Http, Session } from "../connection/connection.ts";

export interface TasksOptions {
  readonly session: Pick<Session, "platform" | "delays" | "addresses">;
  readonly http: () => Promise<Http>;
  readonly me: () => PersonId;
  /** Rises whenever lists may be other ones than they were. */
  readonly $work: ReadableAtom<number>;
}

export interface TaskStores {
  readonly $tasks: WritableAtom<readonly TaskItem[] | null>;
  readonly $state: WritableAtom<"loading" | "ready" | "failed">;
  readonly $more: WritableAtom<More>;
  readonly $rebuilding: WritableAtom<boolean>;
}
