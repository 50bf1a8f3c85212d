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
export {
  entryAfter,
  type RecordEnd,
  type RecordParty,
  type RecordRoom,
  type RecordVerified,
  recordStart,
  verifyRecord,
} from "./link.ts";
