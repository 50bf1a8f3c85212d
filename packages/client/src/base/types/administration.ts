import type { FlagsChange, Permission, PersonId, PracticeSettings, StaffList } from "@carethread/model";
import type { ReadableAtom } from "nanostores";

/** What staff with the permission `administer` see and change of their practice. Each method rejects with a CareError. */
export interface Administration {
  /** What the practice has chosen, as it was last read. */
  readonly $settings: ReadableAtom<PracticeSettings>;
  /** Reads it anew: others may have changed it. */
  reload(): Promise<void>;
  /**
   * Changes these flags; null is the default again. Rejects with `conflict` where somebody has changed the settings since
   * they were read, and with `settings-impossible` for what cannot stand together: `params.flag` is wrong by another flag.
   */
  change(change: FlagsChange): Promise<void>;
  /** The practice's staff by any part of name or title, in the order of their names; `from`: behind so many of them. */
  staff(q: string, options?: { from?: number; signal?: AbortSignal }): Promise<StaffList>;
  /** Says that one of the staff may do this, or no more; resolves with what they may do now. */
  setPermission(person: PersonId, permission: Permission, on: boolean): Promise<readonly string[]>;
}
