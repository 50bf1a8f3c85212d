import type { PatientId, Row, Tab, TabCounts } from "@carethread/model";
import type { ReadableAtom } from "nanostores";
import type { More } from "./more.ts";

export interface ListStore {
  /** Open before closed, newest first; null until it is known. */
  readonly $rows: ReadableAtom<readonly Row[] | null>;
  readonly $more: ReadableAtom<More>;
  loadMore(): Promise<void>;
}

/** The list itself is all of it, but for what the person has archived where they can. */
export interface InboxStore extends ListStore {
  /** How many conversations the server counts in each tab; null where the practice has no tabs for this person. */
  readonly $tabs: ReadableAtom<TabCounts | null>;
  /** A tab of the list, shared by all who acquired it; call `release()` for each call of this. */
  view(what?: { readonly tab?: Tab | undefined }): ListStore & { release(): void };
}

/** A patient's conversations, of the person or not: what a chart shows beside the patient. */
export interface PatientStore {
  readonly id: PatientId;
  /** Newest first, and live where they are in the person's inbox; null until they are known. */
  readonly $rows: ReadableAtom<readonly Row[] | null>;
  readonly $state: ReadableAtom<"loading" | "ready" | "failed">;
  /** Asks again. */
  reload(): Promise<void>;
  release(): void;
}
