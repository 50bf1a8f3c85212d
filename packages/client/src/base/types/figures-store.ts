import type { Figures } from "@carethread/model";
import type { ReadableAtom } from "nanostores";

/** How it stands with the conversations that a member of staff sees. */
export interface FiguresStore {
  /** Null until they have come. */
  readonly $figures: ReadableAtom<Figures | null>;
  /** `failed` also beside figures that came before. */
  readonly $state: ReadableAtom<"loading" | "ready" | "failed">;
  /** Asks again now. */
  retry(): void;
  release(): void;
}
