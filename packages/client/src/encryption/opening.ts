/** Opens sealed messages: what is not what a certified device of its author wrote here is never shown as words. */
import type { Sealed, SeenEvent } from "@carethread/model";
import { open, type Purpose } from "@carethread/model/e2ee";
import type { SealState } from "../base/base.ts";
import type { KeyLog } from "./key-log.ts";

export type SealedMessage = Extract<SeenEvent, { type: "message" }>;

/** How one came out. */
export interface Opened {
  readonly state: Extract<SealState, "opening" | "open" | "locked" | "forged">;
  /** The words; empty where it is not open. */
  readonly text: string;
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

const opening: Opened = { state: "opening", text: "" };
const locked: Opened = { state: "locked", text: "" };
const forged: Opened = { state: "forged", text: "" };

export function textOf(content: unknown): string | null {
  const { text } = (content ?? {}) as { readonly text?: unknown };
  return typeof text === "string" ? text : null;
}

/** What is sealed: words and nothing else, so that what comes later can stand beside them. */
export function contentOf(text: string): { readonly text: string } {
  return { text };
}

function keyOf({ id, by, body: { text, sealed } }: SealedMessage): string {
  return sealed === undefined
    ? JSON.stringify([id, text])
    : JSON.stringify([id, by.id, text, sealed.epoch, sealed.device, sealed.n, sealed.salt, sealed.signature]);
}

export function createOpening(log: KeyLog): Opening {
  /** By all that was compared: what is another event, of another author or device, is another message. */
  const known = new Map<string, Opened>();

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
      const text = textOf(await open({ purpose: "message", secret: epoch.secret, by, sealed }));
      return text === null ? forged : { state: "open", text };
    } catch {
      return forged;
    }
  }

  return {
    of: event => known.get(keyOf(event)) ?? opening,
    async open(events) {
      let isNews = false;
      for (const event of events) {
        const key = keyOf(event);
        const before = known.get(key);
        if (before !== undefined && before.state !== "opening") continue;
        const now = await openOne(event);
        if (now.state === (before ?? opening).state) continue;
        known.set(key, now);
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
      for (const [key, { state }] of known) if (state === "locked") known.delete(key);
    },
  };
}

/** The same of the words alone: what else the rooms put beside them no device wrote. */
function withWords(event: SealedMessage, text: string): SealedMessage {
  const { corrections: _, channel: _channel, omitted: _omitted, ...said } = event;
  const { sealed, preview } = event.body;
  const kept = { ...(sealed === undefined ? {} : { sealed }), ...(preview === undefined ? {} : { preview }) };
  return { ...said, body: { text, ...kept } };
}

const made = new WeakMap<SealedMessage, SealedMessage>();

/** The message with its words; the same object each time. */
export function withText(event: SealedMessage, text: string): SealedMessage {
  const before = made.get(event);
  if (before?.body.text === text) return before;
  const next = withWords(event, text);
  made.set(event, next);
  return next;
}

const bared = new WeakMap<SealedMessage, SealedMessage>();

/** The message without any words: in an encrypted conversation none in the clear are shown. */
export function bare(event: SealedMessage): SealedMessage {
  const before = bared.get(event) ?? withWords(event, "");
  bared.set(event, before);
  return before;
}
