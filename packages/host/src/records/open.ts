/**
 * Opens an encrypted conversation by the practice's records key, and looks at all that a device looks at: whose device wrote
 * it, whether it wrote that here, and whether something is missing or stands twice. The rooms are believed in nothing.
 */
import { type EpochKeys, type Misplaced, type Sealed, type SharedKeys, sequenceOf } from "@carethread/model";
import {
  type CertifiedDevice,
  checkEpoch,
  checkShare,
  E2eeError,
  type EpochSecret,
  open,
  openEpochWithRecordsKey,
  type RecordsKey,
  type Trust,
} from "@carethread/model/e2ee";
import type { EncryptedConversation, ExportedMessage } from "./in-export.ts";

/**
 * What is to be said of a message:
 * - `forged`: it is not what a certified device of its author wrote here; it is not opened;
 * - `locked`: it is sealed to a records key that was not given, or to none; it is not opened;
 * - `plain`: it is not sealed: that it was said is what the rooms say;
 * - `repeated`: the very same one stands before it;
 * - `gap`: before it messages of the same device are missing;
 * - `moved`: it stands behind a later one of the same device;
 * - `old-key`: it is sealed by a key that was not the newest there any more.
 */
export type Mark = "forged" | "locked" | "plain" | "repeated" | "gap" | "moved" | "old-key";

/**
 * What is to be said of an epoch's keys:
 * - `forged`: they are not what a certified device of a reader made here;
 * - `locked`: they are not sealed to a records key that was given;
 * - `withheld`: what they have for the records key is not the key that the devices were given;
 * - `gap`: those before them are missing;
 * - `repeated`: keys of this epoch stand before them;
 * - `title`: the title beside them is not what its device wrote;
 * - `unreadable`: what stands there is nothing of ours.
 */
export type KeysProblem = "forged" | "locked" | "withheld" | "gap" | "repeated" | "title" | "unreadable";

export interface OpenedMessage {
  readonly id: string;
  /** When it came, as the rooms say it (ISO 8601). */
  readonly at: string;
  /** By the certificate where it is genuine, else as the rooms say it. */
  readonly by: { readonly person: string; readonly name: string; readonly side: "staff" | "portal" | null };
  readonly epoch: number | null;
  readonly device: string | null;
  readonly n: number | null;
  /** What was sealed; absent where it was not opened. */
  readonly content?: unknown;
  readonly marks: readonly Mark[];
}

export interface OpenedConversation {
  readonly conversation: string;
  readonly patient: EncryptedConversation["patient"];
  readonly title: unknown;
  readonly messages: readonly OpenedMessage[];
  readonly problems: readonly {
    readonly epoch: number | null;
    readonly at: string;
    readonly is: KeysProblem;
  }[];
}

interface Epoch {
  /** Null where no records key opened it. */
  readonly secret: EpochSecret | null;
  readonly devices: ReadonlyMap<string, CertifiedDevice>;
}

export interface OpenOptions {
  readonly trust: Trust;
  readonly keys: readonly RecordsKey[];
}

/** The names of the records keys by which it can be opened, and of those that were not given. */
export function neededKeys(
  { entries }: EncryptedConversation,
  keys: readonly Pick<RecordsKey, "kid">[],
): { readonly given: readonly string[]; readonly missing: readonly string[] } {
  const needed = new Set(entries.flatMap(entry => (entry.is === "keys" ? [entry.keys.records.kid] : [])));
  const isGiven = (kid: string): boolean => keys.some(key => key.kid === kid);
  return {
    given: [...needed].filter(isGiven),
    missing: [...needed].filter(kid => !isGiven(kid)),
  };
}

export async function openConversation(
  conversation: EncryptedConversation,
  options: OpenOptions,
): Promise<OpenedConversation> {
  const opening = new Opening(options);
  const messages: OpenedMessage[] = [];
  for (const entry of conversation.entries) {
    if (entry.is === "message") messages.push(await opening.message(entry));
    else if (entry.is === "keys") await opening.epoch(entry.keys, entry.at);
    else if (entry.is === "shared") await opening.share(entry.shared, entry.at);
    else opening.problem(null, entry.at, "unreadable");
  }
  const { id, patient } = conversation;
  return { conversation: id, patient, title: opening.title, messages, problems: opening.problems };
}

/** What is known so far, one entry of the log after the other. */
class Opening {
  title: unknown = null;
  readonly problems: { epoch: number | null; at: string; is: KeysProblem }[] = [];
  readonly #trust: Trust;
  readonly #keys: readonly RecordsKey[];
  readonly #epochs = new Map<number, Epoch>();
  readonly #sequence = sequenceOf(true);
  #scope: string | null = null;
  #newest = 0;

  constructor({ trust, keys }: OpenOptions) {
    this.#trust = trust;
    this.#keys = keys;
  }

  problem(epoch: number | null, at: number, is: KeysProblem): void {
    this.problems.push({ epoch, at: new Date(at).toISOString(), is });
  }

  async epoch(keys: EpochKeys, at: number): Promise<void> {
    const { epoch } = keys;
    const place = { practice: this.#trust.practice, scope: this.#scope ?? keys.scope };
    const checked = await genuine(checkEpoch(this.#trust, place, keys, at));
    if (checked === null) return this.problem(epoch, at, "forged");
    if (this.#epochs.has(epoch)) return this.problem(epoch, at, "repeated");
    this.#scope = place.scope;
    if (epoch !== this.#newest + 1) this.problem(epoch, at, "gap");
    this.#newest = Math.max(this.#newest, epoch);
    const key = this.#keys.find(({ kid }) => kid === keys.records.kid);
    const secret = key === undefined ? undefined : await genuine(openEpochWithRecordsKey(place, keys, key));
    if (secret === undefined) this.problem(epoch, at, "locked");
    else if (secret === null) this.problem(epoch, at, "withheld");
    const devices = new Map(checked.devices.map(device => [device.device, device]));
    this.#epochs.set(epoch, { secret: secret ?? null, devices });
    await this.#titled(keys.title, at);
  }

  /** The records key has every epoch already: of what devices give each other it is the title that counts. */
  async share(shared: SharedKeys, at: number): Promise<void> {
    const place = { practice: this.#trust.practice, scope: this.#scope ?? shared.scope };
    const maker = await genuine(checkShare(this.#trust, place, shared, at));
    if (maker === null) return this.problem(null, at, "forged");
    await this.#titled(shared.title, at);
  }

  async #titled(title: Sealed | undefined, at: number): Promise<void> {
    if (title === undefined) return;
    const { secret, devices } = this.#epochs.get(title.epoch) ?? {};
    const by = devices?.get(title.device);
    if (secret === null) return;
    const said =
      secret === undefined || by === undefined
        ? null
        : await genuine(open({ purpose: "title", secret, by, sealed: title }).then(words => ({ words })));
    if (said === null) this.problem(title.epoch, at, "title");
    else this.title = said.words;
  }

  async message({ id, at, by, sealed, plain }: ExportedMessage): Promise<OpenedMessage> {
    const { epoch = null, device = null, n = null } = sealed ?? {};
    const said = { id, at: new Date(at).toISOString(), epoch, device, n };
    const rooms = { ...by, side: null };
    if (sealed === null)
      return plain === null
        ? { ...said, by: rooms, marks: ["forged"] }
        : { ...said, by: rooms, content: plain, marks: ["plain"] };
    const { secret, devices } = this.#epochs.get(sealed.epoch) ?? {};
    const author = devices?.get(sealed.device);
    const isTheirs = author !== undefined && author.person === by.person;
    // Also of what is locked it is known whose device it would be of.
    if (secret === undefined || !isTheirs) return { ...said, by: rooms, marks: ["forged"] };
    const old: Mark[] = sealed.epoch < this.#newest ? ["old-key"] : [];
    const { person, name, side } = author;
    const whose = { person, name, side };
    if (secret === null)
      return { ...said, by: rooms, marks: ["locked", ...old, ...misplaced(this.#sequence(sealed))] };
    const opened = await genuine(
      open({ purpose: "message", secret, by: author, sealed }).then(content => ({ content })),
    );
    if (opened === null) return { ...said, by: rooms, marks: ["forged"] };
    return {
      ...said,
      by: whose,
      content: opened.content,
      marks: [...old, ...misplaced(this.#sequence(sealed))],
    };
  }
}

function misplaced(as: Misplaced | null): Mark[] {
  return as === null ? [] : [as];
}

/** Null for what is not as it was made. */
async function genuine<T>(doing: Promise<T>): Promise<T | null> {
  try {
    return await doing;
  } catch (error) {
    if (error instanceof E2eeError) return null;
    throw error;
  }
}
