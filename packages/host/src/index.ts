export type {
  AccessRow,
  AuditedEntry,
  ChangedSince,
  ChangeWebhook,
  CheckpointWebhook,
  ConversationEncounter,
  DueConversation,
  Encounter,
  EncounterLink,
  EncounterWebhook,
  Episode,
  ExportedResource,
  NotificationWebhook,
  PatientRetention,
  Permission,
  TextingWebhook,
  UnsealingRecorded,
  Webhook,
} from "@carethread/model";
export {
  type AuditEventOptions,
  type ReadCheckpoint,
  type RecordOf,
  readCheckpoint,
  type UnsealingInput,
} from "./audit/audit.ts";
export {
  createDeviceAuthority,
  type DeviceAuthority,
  type DeviceAuthorityOptions,
  type DeviceInput,
  type DeviceKeySet,
  type DeviceKeys,
  type MadeDeviceKeys,
  makeDeviceKeys,
  type RecordsKeys,
} from "./devices/devices.ts";
export {
  type Author,
  createHost,
  type EncounterOf,
  type ExportOptions,
  type GivenToken,
  type HoldInput,
  type Host,
  type HostOptions,
  type LiftInput,
  type LinkInput,
  ndjson,
  type PastConversation,
  type PastMessage,
  type SessionsOf,
  type SignedIn,
} from "./host/host.ts";
export { HostError, type HostErrorCode } from "./host-error.ts";
export {
  type CredentialKey,
  type Credentials,
  type KeysInput,
  type MadeKeys,
  makeKeys,
  makeSealKey,
  mintToken,
  type PracticeRegistration,
  type SigningAlgorithm,
  type SigningKeyInput,
  type TokenInput,
  type TokenSigner,
} from "./keys/keys.ts";
export { createOperator, type Operator, type OperatorOptions } from "./operator.ts";
export type { HostPlatform } from "./requests/requests.ts";
export type {
  MergeInput,
  PatientInput,
  PracticeInput,
  PushFailure,
  PushProgress,
  PushResult,
  QuestionnaireInput,
  Roster,
  StaffInput,
  WithdrawalInput,
} from "./roster/roster.ts";
export { type ClamdAddress, createScanner, type ScannerOptions } from "./scanner/scanner.ts";
export { makeWebhookSecret, type VerifyInput, verifyWebhook } from "./webhook/webhook.ts";
