/**
 * The crypto of encryption from end to end: pure functions over WebCrypto, HPKE (RFC 9180) and JWS (RFC 7515). They know
 * nothing of a platform, and nothing of who may what: the rules of the model say that.
 */

export { type CertifiedDevice, openTrust, type Trust } from "./certificates.ts";
export {
  checkProof,
  claimOf,
  type Device,
  type DeviceClaim,
  type DeviceOwner,
  type DevicePublic,
  deviceIdOf,
  deviceWith,
  makeDevice,
  publicOf,
} from "./devices.ts";
export type { Purpose } from "./domains.ts";
export { checkEpoch, makeEpoch, openEpoch, openEpochWithRecordsKey, type RecordsKey } from "./epochs.ts";
export { E2eeError, type E2eeErrorCode } from "./error.ts";
export { newFileKey, openFile, type PlainFile, type SealedParts, sealFile } from "./files.ts";
export { open, seal } from "./sealing.ts";
export type { EpochSecret, Place } from "./secrets.ts";
export { checkShare, type KnownEpoch, openShare, shareEpochs } from "./sharing.ts";
