/** The keys of a practice: making them, and signing with them. */
export { bad, checkIdSecret, checkPractice, checkWho } from "./checks.ts";
export { type CredentialKey, type Credentials, readCredentials, signerOf } from "./credentials.ts";
export {
  heldKey,
  type KeyFormat,
  type KeysInput,
  type MadeKey,
  type MadeKeys,
  makeKey,
  makeKeys,
  makeSealKey,
  type PracticeRegistration,
} from "./make-keys.ts";
export { mintToken, type TokenInput, type TokenSigner } from "./mint-token.ts";
export { type SigningAlgorithm, type SigningKeyInput, signingKey } from "./signing-key.ts";
export { givenToken, systemToken } from "./system-token.ts";
