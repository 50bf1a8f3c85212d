/** Why something of encryption from end to end was not done. */

/** By code. A sentence says nothing of keys, words or names: it may come into a log. */
const sentences = {
  "bad-keys": "these are no keys by which a practice's devices are known",
  "bad-certificate": "a device is not certified by this practice",
  expired: "a device's certificate has run out",
  forged: "something sealed or signed is not what its maker made",
  "no-grant": "this device was not given the key",
  "no-reader": "a key would be given to somebody who does not read along",
  "device-twice": "two certificates name one device",
  "too-large": "the words fit no size that is sealed",
  "too-many": "there are more devices or keys than one event holds",
} as const;

export type E2eeErrorCode = keyof typeof sentences;

export class E2eeError extends Error {
  override readonly name = "E2eeError";
  readonly code: E2eeErrorCode;

  /** No cause is kept: those of libraries hold what they were given. */
  constructor(code: E2eeErrorCode) {
    super(sentences[code]);
    this.code = code;
  }
}
