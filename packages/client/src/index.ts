export { createCareClient } from "./care-client.ts";
export { CareError, type CareErrorCode } from "./care-error.ts";
export { type Delays, defaultDelays } from "./delays.ts";
export { createPersonClient } from "./person-client.ts";
export { defaultPlatform } from "./platform.ts";
export type {
  CareClient,
  CareClientOptions,
  ConversationStore,
  EndReason,
  InboxStore,
  Item,
  Pending,
  PersonClient,
  Platform,
  StartOptions,
  Status,
} from "./types.ts";
