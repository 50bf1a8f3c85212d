export { type AuditEventJson, type AuditedEntry, type AuditOptions, auditEvent } from "./audit-event.ts";
export { chartEntries, factsEntries } from "./changes.ts";
export {
  againstCheckpoints,
  Checkpoint,
  CheckpointHead,
  type CheckpointsVerified,
  checkpointDigest,
  checkpointHeads,
  checkpointType,
  type Held,
  verifyCheckpoints,
} from "./checkpoint.ts";
export {
  inEntries,
  MembershipChange,
  RawEntry,
  type RecordEntry,
  Recorded,
  type RecordedType,
  RightChange,
  readEntry,
  recordedPerson,
} from "./entries.ts";
export { type ExportFault, type ExportVerified, type ProvenRoom, verifyExport } from "./export.ts";
export {
  entryAfter,
  type RecordEnd,
  type RecordParty,
  type RecordRoom,
  type RecordVerified,
  recordStart,
  verifyRecord,
} from "./link.ts";
