/** What is said of the keys of an encrypted conversation: to both sides, the staff by name. */
export { deviceLeft, deviceLeftRule } from "./device-left.ts";
export { keysChanged, keysChangedRule } from "./keys-changed.ts";
export { keysShared, keysSharedRule } from "./keys-shared.ts";
export { readerJoined, readerJoinedRule } from "./reader-joined.ts";
export { readerLeft, readerLeftRule } from "./reader-left.ts";
