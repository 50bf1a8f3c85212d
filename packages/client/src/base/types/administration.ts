import type {
  AuditEventJson,
  FlagsChange,
  PatientId,
  PatientRetention,
  Permission,
  PersonId,
  PracticeSettings,
  RecordList,
  RecordQuery,
  RecordVerdict,
  RetentionDeed,
  RetentionList,
  RetentionQuery,
  StaffList,
  VerifyQuery,
} from "@carethread/model";
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

/** What staff with the permission `audit` read. Each method rejects with a CareError: `not-found` for everybody else. */
export interface AuditRecord {
  /** Newest first: of a patient, by a person, both, or with neither of the practice's settings. */
  list(
    query: Pick<RecordQuery, "patient" | "person" | "before">,
    options?: { signal?: AbortSignal },
  ): Promise<RecordList>;
  /** Whether a record is whole, as the rooms that keep it find it. */
  verify(query: VerifyQuery): Promise<RecordVerdict>;
  /** All of it as FHIR AuditEvents, newest first. That it is taken out stands in the record itself. */
  exported(query: Pick<RecordQuery, "patient" | "person">): AsyncIterable<AuditEventJson>;
  /** The practice's staff by any part of name or title. */
  staff(q: string, options?: { signal?: AbortSignal }): Promise<StaffList>;
}

/** What staff with the permission `hold` see and order. Each method rejects with a CareError: `not-found` for everybody else. */
export interface Retaining {
  /** What is due to go and what is held, without a word of it; of one patient also what is not due yet. */
  list(query: RetentionQuery, options?: { signal?: AbortSignal }): Promise<RetentionList>;
  /** How a patient stands: what is held, and what is on its way, or gone. */
  stands(patient: PatientId, options?: { signal?: AbortSignal }): Promise<PatientRetention>;
  /**
   * Holds something or lifts that, proposes that a conversation goes, approves what another one proposed, or takes either back;
   * resolves with how the patient stands then. The same hold, by its id, is one: it may be sent again where no answer came.
   */
  does(patient: PatientId, deed: RetentionDeed): Promise<PatientRetention>;
}
