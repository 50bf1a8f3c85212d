import type { SeenEvent, StreamFilter } from "@carethread/model";
import type { More } from "../more.ts";

/** What one filter shows of a conversation, however long it is. */
export interface Filtered {
  readonly filter: StreamFilter;
  readonly state: "loading" | "shown" | "failed";
  /** In the log's order. Of an item of the practice's system it is how that stands by now, where it was put last. */
  readonly events: readonly SeenEvent[];
  /** Whether there is more before them. */
  readonly older: More;
}
