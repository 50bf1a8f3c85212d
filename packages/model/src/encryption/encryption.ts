/** Encryption from end to end: what devices seal, and by which keys. The crypto of it is `@carethread/model/e2ee`. */
export { attachedUnder, readSealedContent, type SealedContent, SealedFile } from "./content.ts";
export { readersOf, withDevice, withEpoch, withoutDevice, withoutReader, withReader } from "./keyring.ts";
export { EpochKeys, Keyring, mostDevices, SharedKeys, Wrapped } from "./keys.ts";
export { RowKeys } from "./row-keys.ts";
export { DeviceId, isSealed, previewSize, Sealed, sealedSizes, titleSize } from "./sealed.ts";
export { type Misplaced, sequenceOf } from "./sequence.ts";
export { standsInEncrypted } from "./standing.ts";
