/** A conversation that is encrypted from end to end. */
import { count } from "./forms.ts";

export const encryption = {
  fromEndToEnd: "Encrypted from end to end",
  encryptionStates: {
    opening: "Encrypted messages are being opened…",
    "locked-out":
      "This device cannot read along here, and nobody writes here any more who could give it the key.",
    outside:
      "You cannot read this conversation. You read along from when you take part: by writing, or when somebody mentions you.",
    "no-device": "Encrypted messages can be neither read nor written on this device.",
    untrusted:
      "The newest keys of this conversation are not from a device that your practice has confirmed. Nothing can be written until that is put right. Please tell your practice.",
    failed: "Encrypted messages cannot be opened right now. It is tried again.",
  },
  encryptionWaits: "This device cannot read everything yet. Open this conversation on a device that can.",
  sealOpening: "Opening…",
  sealLocked: (n: number) =>
    count(n, {
      one: "A message written before this device could read",
      other: "# messages written before this device could read",
    }),
  sealForged: "This message is not from the device it names. It is not shown.",
  sealRepeated: "This message was here before. It is not shown again.",
  sealGap: "A message before this one is missing.",
  sealMoved: "This message was written before one that stands above it.",
  readerJoined: { you: "You can read from here on", other: (who: string) => `${who} can read from here on` },
  readerLeft: {
    you: "You can no longer read from here on",
    other: (who: string) => `${who} can no longer read from here on`,
  },
  deviceLeft: {
    you: "A device of yours can no longer read from here on",
    other: (who: string) => `A device of ${who} can no longer read from here on`,
  },
  deviceNew: {
    you: "A new device of yours can read from here on",
    other: (who: string) => `A new device of ${who} can read from here on`,
    nobody: "A new device can read from here on",
  },
  keysShared: {
    you: "Another device of yours can read what was written before",
    other: (who: string) => `Another device of ${who} can read what was written before`,
    nobody: "Another device can read what was written before",
  },
  securityFailed: "This could not be loaded. Check your connection.",
};
