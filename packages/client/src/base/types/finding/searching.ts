import type { SearchHit } from "@carethread/model";
import type { ReadableAtom } from "nanostores";
import type { More } from "../more.ts";

/** One search over all conversations, or those of a patient. */
export interface SearchStore {
  readonly q: string;
  /** `idle` where nothing is asked for, or it was cancelled. */
  readonly $state: ReadableAtom<"idle" | "searching" | "hits" | "failed">;
  /** Each conversation once, the newest first; live where they are in the person's inbox. */
  readonly $hits: ReadableAtom<readonly SearchHit[]>;
  /** `none`, `some` (call `older`), `loading`, or `failed` (call it again). */
  readonly $more: ReadableAtom<More>;
  /** Some of what is searched is being made anew, and may be missing. */
  readonly $rebuilding: ReadableAtom<boolean>;
  older(): Promise<void>;
  /** Asks again from the newest on. */
  retry(): void;
  /** What is under way says nothing any more; what was found is forgotten. */
  cancel(): void;
}

/** What somebody looks for in one conversation. */
export interface Finding {
  readonly q: string;
  readonly state: "searching" | "found" | "failed";
  /** The places of messages that have all the words, in order, loaded or not. */
  readonly places: readonly number[];
  /** Where the thread was brought to: one of them, null for none. */
  readonly current: number | null;
  /** There were too many: older ones are not among them. */
  readonly more: boolean;
}
