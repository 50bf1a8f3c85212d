export { decode, encode, ValueTooLarge } from "./codec.ts";
export { FormatTooNew, FormatTooOld, migrate, numbered, type Step } from "./format.ts";
export { inPieces } from "./pieces.ts";
export { type Guard, RoomStorage } from "./room-storage.ts";
export { SealedStorage, sealedPlatform } from "./sealed-storage.ts";
