/**
 * How what waits goes to the room: one command at a time, in its turn among the tabs, and once more where no answer
 * comes, where the room refuses it for the moment, and after each welcome.
 */
import type { SendMessage } from "@carethread/model";
import type { MessageFiles } from "../attachments/attachments.ts";
import { CareError, createBackoff, type Delays, type Platform, type ToSeal } from "../base/base.ts";
import type { Shelf } from "../kept/kept.ts";
import type { Message, Queue } from "./queue.ts";
import { type Strike, strikeOf } from "./strikes.ts";
import type { Turns } from "./turns.ts";

/** The way to the room, while there is one. */
export interface Transmitter {
  transmit(id: string, command: SendMessage): void;
  /** An answer is late. */
  doubt(): void;
}

export interface Sending {
  /** Whether there is a way to the room. */
  isUp(): boolean;
  isInFlight(): boolean;
  /** The room said welcome. */
  up(transmitter: Transmitter): void;
  /** The connection was lost, with this code where the other end closed it: what that says of what was in flight. */
  down(code: number | null): (Strike & { readonly message: Message }) | null;
  /** Sends the next one, unless one is in flight. */
  pump(): void;
  /** The room refused it for the moment, and wants no other for so many milliseconds. */
  later(id: string, retryAfter: number): void;
  /** It has its final answer, or has left. */
  land(id: string | null): void;
  end(): void;
}

export interface SendingOptions {
  readonly queue: Queue;
  readonly files: MessageFiles;
  readonly shelf: Pick<Shelf, "isReady">;
  readonly turns: Turns;
  readonly platform: Platform;
  readonly delays: Delays;
  /** Seals a message where its conversation is encrypted; null, or resolving with false, where words go as they are. */
  readonly seal: (message: ToSeal) => Promise<boolean> | null;
  /** It can never be sealed on this page. */
  readonly unsealable: (message: Message, error: CareError) => void;
}

export function createSending(options: SendingOptions): Sending {
  const { queue, files, shelf, turns, platform, delays, seal, unsealable } = options;
  const backoff = createBackoff(delays, platform.random);
  let way: Transmitter | null = null;
  let inFlight: string | null = null;
  let last: string | null = null;
  let sentAt = 0;
  let cuts = 0;
  let timer: unknown = null;

  function transmit(): void {
    const message = queue.byId(inFlight);
    if (message === undefined) {
      // Another tab has delivered it, or the person has taken it back.
      land(inFlight);
      pump();
      return;
    }
    sentAt = platform.now();
    // Sent again it is the same: the room would take other words for another message.
    const sealing = message.sealed === undefined ? sealOf(message) : null;
    if (sealing === null) transmitWords(message);
    else void sealAndTransmit(message, sealing);
  }

  function sealOf(message: Message): Promise<boolean> | null {
    const { id, command, text, mentions = [] } = message;
    return seal({
      ...{ text, mentions, files: files.sealed(message.files) },
      isWanted() {
        const now = queue.byId(id);
        return now?.command === command && now.sealed === undefined;
      },
      take: words => queue.change(message, words),
    });
  }

  async function sealAndTransmit({ id }: Message, sealing: Promise<boolean>): Promise<void> {
    try {
      const isEncrypted = await sealing;
      const now = queue.byId(id);
      // What is encrypted goes sealed, or not at all.
      const goes = now !== undefined && (!isEncrypted || now.sealed !== undefined);
      if (goes && inFlight === id) transmitWords(now);
    } catch (error) {
      const now = queue.byId(id);
      if (inFlight !== id || now === undefined) return;
      if (error instanceof CareError && !error.retryable) unsealable(now, error);
      else transmitIn(backoff.next());
    }
  }

  function transmitWords(message: Message): void {
    const { command, text, visibility, mentions, support, sealed, preview } = message;
    // Of what is sealed the message says what it is under its own seal.
    const attachments = files
      .attachments(message.files)
      .map(({ id, alt, width, height }) => (sealed === undefined ? { id, alt, width, height } : { id }));
    const brings = attachments.length > 0 ? { attachments } : {};
    const words =
      sealed === undefined ? { text } : { text: "", sealed, ...(preview === undefined ? {} : { preview }) };
    way?.transmit(command, { type: "message", ...words, visibility, mentions, support, ...brings });
    transmitIn(delays.ackWithin, () => way?.doubt());
  }

  function transmitIn(ms: number, first?: () => void): void {
    platform.clearTimeout(timer);
    timer = platform.setTimeout(() => {
      // Either the socket is dead, which the doubt finds out, or the room lost the command.
      first?.();
      if (inFlight !== null && way !== null) transmit();
    }, ms);
  }

  /** The next one, where it is kept and its files are up: the outbox hears when it is, and comes back here. */
  function next(): Message | undefined {
    const [message] = queue.open();
    if (message === undefined || !queue.isKept(message)) return undefined;
    return files.of(message.files).every(({ isUp }) => isUp) ? message : undefined;
  }

  function pump(): void {
    if (way === null || turns.isTaken() || !shelf.isReady() || next() === undefined) return;
    turns.take(begin, stolen);
  }

  function begin(): void {
    const message = next();
    if (message === undefined || way === null) {
      turns.end();
      return;
    }
    if (last !== message.id) cuts = 0;
    last = message.id;
    inFlight = message.id;
    transmit();
  }

  function stolen(): void {
    inFlight = null;
    platform.clearTimeout(timer);
    pump();
  }

  function land(id: string | null): void {
    if (id === null || inFlight !== id) return;
    platform.clearTimeout(timer);
    inFlight = null;
    cuts = 0;
    backoff.reset();
    turns.end();
  }

  /** Nothing is in flight any more, and there is no answer. */
  function rest(): void {
    inFlight = null;
    platform.clearTimeout(timer);
    turns.end();
  }

  return {
    isUp: () => way !== null,
    isInFlight: () => inFlight !== null,
    up(transmitter) {
      way = transmitter;
      pump();
    },
    down(code) {
      const message = queue.byId(inFlight);
      way = null;
      rest();
      if (message === undefined) return null;
      cuts = platform.now() - sentAt < delays.cutWithin ? cuts + 1 : 0;
      return { message, ...strikeOf(code, message.strikes, cuts) };
    },
    pump,
    later(id, retryAfter) {
      if (id === inFlight) transmitIn(Math.max(retryAfter, backoff.next()));
    },
    land,
    end: rest,
  };
}
