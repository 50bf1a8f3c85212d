export type { AccessRow, Webhook } from "@carethread/model";
export {
  type Author,
  createHost,
  type Host,
  type HostOptions,
  type PastConversation,
  type PastMessage,
} from "./host.ts";
export { HostError, type HostErrorCode } from "./host-error.ts";
export { type KeysInput, type MadeKeys, makeKeys, type PracticeRegistration } from "./keys.ts";
export { mintToken, type TokenInput, type TokenSigner } from "./mint-token.ts";
export type { PushFailure, PushProgress, PushResult, Roster } from "./push-all.ts";
export type { HostPlatform } from "./requests.ts";
export type { PatientInput, StaffInput } from "./roster-input.ts";
export type { SigningAlgorithm, SigningKeyInput } from "./signing-key.ts";
export { makeWebhookSecret, type VerifyInput, verifyWebhook } from "./webhook.ts";
