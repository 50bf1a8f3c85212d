import type { ShownCorrection } from "@carethread/model";
import type { CorrectionDeed } from "../entries/entries.ts";

/** A form that is open, and at which message. */
export interface Opened {
  readonly key: string;
  readonly pos: number;
  readonly deed: CorrectionDeed;
  /** Absent where it is asked for by this. */
  readonly correction: ShownCorrection | null;
}
