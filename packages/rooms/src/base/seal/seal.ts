/** By which keys what rooms store is sealed: a key a room, wrapped by its practice's key. */

export type { KeyProvider } from "./key-provider.ts";
export { isSealed, KeyRing, type RoomPlace, ringKey, sealedBytes } from "./key-ring.ts";
export { answerTo, SealError, told } from "./seal-error.ts";
export { readSeal, type Seal } from "./settings.ts";
