/** The keys of a practice: making them, and signing with them. */
export { type KeysInput, type MadeKeys, makeKeys, type PracticeRegistration } from "./make-keys.ts";
export { mintToken, type TokenInput, type TokenSigner } from "./mint-token.ts";
export { type SigningAlgorithm, type SigningKeyInput, signingKey } from "./signing-key.ts";
export { systemToken } from "./system-token.ts";
