export { createCareClient } from "./care-client.ts";
export { CareError, type CareErrorCode } from "./care-error.ts";
export { type Delays, defaultDelays } from "./delays.ts";
export { createPersonClient } from "./person-client.ts";
export { defaultPlatform } from "./platform.ts";
export type {
  CareClient,
  CareClientOptions,
  ConversationStore,
  Draft,
  EndReason,
  InboxStore,
  Item,
  KeptStorage,
  NewMessage,
  PatientStore,
  Pending,
  Persist,
  PersonClient,
  Platform,
  SignOutOptions,
  StartDraft,
  StartOptions,
  Status,
  TabChannel,
  TabLocks,
  Unsent,
} from "./types.ts";
