/** The keys of a practice: making them, and signing with them. */
export {
  type CredentialKey,
  type Credentials,
  checkIdSecret,
  checkPractice,
  readCredentials,
  signerOf,
} from "./credentials.ts";
export {
  type KeysInput,
  type MadeKey,
  type MadeKeys,
  makeKey,
  makeKeys,
  type PracticeRegistration,
} from "./make-keys.ts";
export { mintToken, type TokenInput, type TokenSigner } from "./mint-token.ts";
export { type SigningAlgorithm, type SigningKeyInput, signingKey } from "./signing-key.ts";
export { givenToken, systemToken } from "./system-token.ts";
