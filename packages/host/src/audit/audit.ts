export { type ReadCheckpoint, readCheckpoint } from "./checkpoint.ts";
export {
  type AuditEventOptions,
  type RecordOf,
  type Records,
  recordsOf,
  type UnsealingInput,
} from "./record.ts";
