import type { Clock } from "../dates.ts";
import type { Problems } from "../problems.ts";
import type { ReferenceIndex } from "../references/references.ts";
import type { Tally } from "../tally.ts";

/** What the making of one roster shares. */
export interface Making extends Clock {
  readonly version: number;
  readonly problems: Problems;
  readonly tally: Tally;
  readonly index: ReferenceIndex;
  /** The keys of what was deleted. */
  readonly deleted: ReadonlySet<string>;
}
