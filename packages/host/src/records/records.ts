/** Encrypted conversations, opened by the practice's records key. */
export { type WrittenFile, writeFiles } from "./files.ts";
export { type EncryptedConversation, encryptedIn } from "./in-export.ts";
export { makeKeys } from "./make-keys.ts";
export { neededKeys, type OpenedConversation, openConversation } from "./open.ts";
export { asJson, asText, isSound } from "./print.ts";
export { recordsKeysIn } from "./records-keys.ts";
