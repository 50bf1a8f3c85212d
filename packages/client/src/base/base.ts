export { type Addresses, createAddresses } from "./addresses.ts";
export { assertNever } from "./assert-never.ts";
export { createBackoff } from "./backoff.ts";
export { basePlatform } from "./base-platform.ts";
export { CareError, type CareErrorCode, refusedError } from "./care-error.ts";
export { type Delays, defaultDelays, type SessionDelays } from "./delays.ts";
export { createShared, type Sharable, type Shared } from "./shared.ts";
export { put, same } from "./stores.ts";
export type {
  Administration,
  AttachmentsStore,
  AuditRecord,
  CareClient,
  CareClientOptions,
  ConversationStore,
  Draft,
  EndReason,
  Entries,
  EntriesDraft,
  FiguresStore,
  Filtered,
  Finding,
  InboxStore,
  Item,
  KeptStorage,
  ListStore,
  More,
  NewMessage,
  News,
  NoToken,
  PatientStore,
  Pending,
  Persist,
  PersonClient,
  Picture,
  Platform,
  Seal,
  SearchStore,
  SessionState,
  SignedOut,
  SignOutOptions,
  StartDraft,
  StartDraftStore,
  StartOptions,
  Status,
  TabChannel,
  TabLocks,
  TasksStore,
  TaskView,
  Texting,
  TextingStore,
  Unsent,
  Upload,
} from "./types/types.ts";
