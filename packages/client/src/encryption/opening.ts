/** Opens sealed messages: what is not what a certified device of its author wrote here is never shown as words. */
import {
  type Attachment,
  readSealedContent,
  type Sealed,
  type SealedContent,
  type SealedFile,
} from "@carethread/model";
import { open, type Purpose } from "@carethread/model/e2ee";
import type { KnownFiles } from "../attachments/attachments.ts";
import { type SealedMessage, type SealState, saying } from "../base/base.ts";
import type { KeyLog } from "./key-log.ts";

/** How one came out. */
export interface Opened {
  readonly state: Extract<SealState, "opening" | "open" | "locked" | "forged">;
  /** What it says; no words where it is not open. */
  readonly content: SealedContent;
}

export interface Opening {
  /** As far as it is known now. */
  of(event: SealedMessage): Opened;
  /** Opens all of these that can be by now; resolves with whether anything came out otherwise than before. */
  open(events: readonly SealedMessage[]): Promise<boolean>;
  /** The words of something sealed by who is to have sealed it; null where they cannot be had. */
  words(purpose: Purpose, sealed: Sealed, author: string | null): Promise<string | null>;
  /** Keys are others by now: what was locked is looked at again. */
  again(): void;
}

const nothing: SealedContent = { text: "" };
const opening: Opened = { state: "opening", content: nothing };
const locked: Opened = { state: "locked", content: nothing };
const forged: Opened = { state: "forged", content: nothing };

function textOf(opened: unknown): string | null {
  return readSealedContent(opened)?.text ?? null;
}

function keyOf({ id, by, body: { text, sealed, attachments = [] } }: SealedMessage): string {
  if (sealed === undefined) return JSON.stringify([id, text]);
  const { epoch, device, n, salt, signature } = sealed;
  return JSON.stringify([
    id,
    by.id,
    text,
    epoch,
    device,
    n,
    salt,
    signature,
    attachments.map(({ id }) => id),
  ]);
}

/** Whether the rooms keep all the files that the author says: by an id a room knows one file of one conversation. */
function isWhole({ body: { attachments = [] } }: SealedMessage, files: readonly SealedFile[] = []): boolean {
  return files.every(({ id }) => attachments.some(attachment => attachment.id === id));
}

/** `known` learns of the files of messages that are opened. */
export function createOpening(log: KeyLog, known: KnownFiles): Opening {
  /** By all that was compared: what is another event, of another author or device, is another message. */
  const looked = new Map<string, Opened>();

  async function openOne(event: SealedMessage): Promise<Opened> {
    const { sealed } = event.body;
    // Words in the clear were never written here by a device.
    if (sealed === undefined || event.body.text !== "") return forged;
    const epoch = log.epoch(sealed.epoch);
    if (epoch === undefined) return opening;
    if (epoch === null) return forged;
    const by = epoch.devices.find(({ device }) => device === sealed.device);
    if (by === undefined || by.person !== event.by.id) return forged;
    if (epoch.secret === null) return locked;
    try {
      const content = readSealedContent(await open({ purpose: "message", secret: epoch.secret, by, sealed }));
      if (content === null || !isWhole(event, content.files)) return forged;
      // What another message says of a file, under a key of its own, is none of this one's.
      const isOthers = ({ id, key }: SealedFile): boolean => (known.get(id)?.key ?? key) !== key;
      if (content.files?.some(isOthers)) return forged;
      for (const file of content.files ?? []) known.set(file.id, file);
      return { state: "open", content };
    } catch {
      return forged;
    }
  }

  return {
    of: event => looked.get(keyOf(event)) ?? opening,
    async open(events) {
      let isNews = false;
      for (const event of events) {
        const key = keyOf(event);
        const before = looked.get(key);
        if (before !== undefined && before.state !== "opening") continue;
        const now = await openOne(event);
        if (now.state === (before ?? opening).state) continue;
        looked.set(key, now);
        isNews = true;
      }
      return isNews;
    },
    async words(purpose, sealed, author) {
      const epoch = log.epoch(sealed.epoch);
      const by = epoch?.devices.find(({ device }) => device === sealed.device);
      if (!epoch?.secret || by === undefined || (author !== null && by.person !== author)) return null;
      return open({ purpose, secret: epoch.secret, by, sealed }).then(textOf, () => null);
    },
    again() {
      for (const [key, { state }] of looked) if (state === "locked") looked.delete(key);
    },
  };
}

function attachmentOf({ key: _, ...attachment }: SealedFile): Attachment {
  return attachment;
}

interface Made {
  readonly content: SealedContent;
  readonly event: SealedMessage;
}

const made = new WeakMap<SealedMessage, Made>();

/** The message as it was opened; the same object each time. */
export function asOpened(event: SealedMessage, content: SealedContent): SealedMessage {
  const before = made.get(event);
  if (before?.content === content) return before.event;
  const next = { content, event: saying(event, content.text, content.files?.map(attachmentOf)) };
  made.set(event, next);
  return next.event;
}
