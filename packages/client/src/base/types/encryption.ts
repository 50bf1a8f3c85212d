/** Encryption from end to end, as a page has it in its hands. */
import type { EpochKeys, Person, Sealed, SealedFile, SendMessage } from "@carethread/model";

/** The public halves of a device's keys, as a host certifies them: raw points of P-256 in base64url. */
export interface DevicePublic {
  /** By which the device is known: 26 characters of base32, which follow from its keys. */
  readonly device: string;
  readonly hpke: string;
  readonly sign: string;
  /** A signature: it shows that this page is that device, and for whom it asks. */
  readonly proof: string;
}

/** Who says whose a device is. Both ask the page's own origin, and never the rooms: these could add a reader of their own. */
export interface DeviceAuthority {
  /** The certificate of these keys for who is signed in, as `certify` of `@carethread/host` makes it. */
  certify(device: DevicePublic): Promise<string>;
  /** The keys by which certificates are verified, and the practice's records key: a JWKS (RFC 7517). */
  keys(): Promise<unknown>;
}

/** A device that can read, since then: milliseconds since 1970. */
export interface ReadingDevice {
  readonly id: string;
  readonly since: number;
  /** The one that the page is on. */
  readonly own: boolean;
}

/** Somebody who reads along. */
export interface Reader {
  readonly person: Pick<Person, "id" | "side" | "name">;
  /** None where they have not signed in on a device that can read. */
  readonly devices: readonly ReadingDevice[];
}

/**
 * How this page stands to an encrypted conversation:
 * - `opening`: its keys are being looked at;
 * - `open`: what is written from here on is read on this device;
 * - `locked-out`: the person reads along, and this device cannot: nobody writes here any more who could give it the key;
 * - `outside`: the person is no reader of it, and becomes one by taking part;
 * - `no-device`: this page cannot be a device: the host certifies none here, or the browser keeps no keys;
 * - `untrusted`: its newest keys are not those of devices that the host certified: nothing is written until there are others;
 * - `failed`: what is needed could not be fetched; it is tried again.
 */
export type EncryptionState =
  | "opening"
  | "open"
  | "locked-out"
  | "outside"
  | "no-device"
  | "untrusted"
  | "failed";

export interface ConversationEncryption {
  readonly state: EncryptionState;
  /** By name. */
  readonly readers: readonly Reader[];
  /** The practice's records key that can open it, by its id. */
  readonly records: string | null;
  /** True where this device was not let into what was written before a place, which another device may still do. */
  readonly waits: boolean;
}

/**
 * How a sealed message came out on this device:
 * - `opening`: not yet;
 * - `open`: it is from the device that it names, and whole;
 * - `locked`: it was written before this device, or the person, could read;
 * - `forged`: it is not what a certified device of its author wrote here;
 * - `repeated`: it was there before;
 * - `gap`: it is open, and a message that the same device wrote before it is not there;
 * - `moved`: it is open, and was written before one that stands above it.
 */
export type SealState = "opening" | "open" | "locked" | "forged" | "repeated" | "gap" | "moved";

/** One of the person's own devices. */
export interface OwnDevice extends ReadingDevice {
  /** The browser and system, where a page has said them. */
  readonly label: string;
}

/** The person's own devices; one that is taken off reads nothing new, in no conversation. */
export interface OwnDevices {
  list(): Promise<readonly OwnDevice[]>;
  remove(device: string): Promise<void>;
}

/** A message's words as they go to the room. */
export interface SealedWords {
  readonly sealed: Sealed;
  /** Where an inbox row opens less than all of them. */
  readonly preview?: Sealed;
}

/** A message whose words are to be sealed. */
export interface ToSeal {
  readonly text: string;
  readonly files: readonly SealedFile[];
  readonly mentions: readonly string[];
  /** Whether it is still to be: it may have been sealed meanwhile, or taken back. */
  isWanted(): boolean;
  /** Keeps what was sealed: it is what goes from then on. */
  take(words: SealedWords): void;
}

/** What stands in a start for title and words. */
export interface SealedStart {
  readonly keys: EpochKeys;
  readonly first?: Pick<SendMessage, "text" | "sealed" | "preview" | "attachments">;
}
