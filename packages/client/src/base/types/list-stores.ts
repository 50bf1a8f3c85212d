import type { PatientId, Row } from "@carethread/model";
import type { ReadableAtom } from "nanostores";
import type { More } from "./more.ts";

export interface InboxStore {
  /** Newest first; null until the first welcome. */
  readonly $rows: ReadableAtom<readonly Row[] | null>;
  readonly $more: ReadableAtom<More>;
  loadMore(): Promise<void>;
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
