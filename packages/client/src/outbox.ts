/**
 * What a person sent to one conversation and the room has not yet answered for. One command is in flight at a
 * time, so that messages keep their order; its id stays the same until there is a final answer, so that
 * sending it again can double nothing.
 */
import {
  cleanText,
  type RefusalCode,
  type Refused,
  refusalRules,
  type SeenEvent,
  type SendMessage,
  textProblem,
  type Visibility,
} from "@carethread/model";
import { createBackoff } from "./backoff.ts";
import { CareError, refusedError } from "./care-error.ts";
import type { Delays } from "./delays.ts";
import type { Pending, Platform } from "./types.ts";

interface Entry {
  /** What the page knows it by, and the key of its item for good. */
  readonly id: string;
  /** The command's id: another one after a final refusal, because the room remembers that answer. */
  command: string;
  readonly text: string;
  readonly visibility: Visibility;
  readonly at: number;
  refused: RefusalCode | null;
  /** The place that the ack named; the entry is shown until the event there has come. */
  acked: number | null;
  readonly resolve: () => void;
  readonly reject: (error: CareError) => void;
}

/** The way to the room, while there is one. */
export interface Transmitter {
  transmit(id: string, command: SendMessage): void;
  /** An answer is late. */
  doubt(): void;
}

export interface Outbox {
  /** What is to be shown after the stored events, in order. */
  pending(): readonly Pending[];
  /** The key of an event that this outbox sent, if it did. */
  keyOf(event: SeenEvent): string | undefined;
  /** True while something waits for an answer. */
  isBusy(): boolean;
  /** Throws a CareError for a text that can never be sent. */
  send(text: string, visibility: Visibility): Promise<void>;
  retry(id: string): void;
  discard(id: string): string | null;
  /** The room said welcome: what is in flight is sent again. */
  up(transmitter: Transmitter): void;
  down(): void;
  acked(command: string, pos: number): void;
  refused(frame: Pick<Refused, "id" | "code" | "params">): void;
  /** Events have come; `end` is the place up to which everything has. */
  arrived(events: readonly SeenEvent[], end: number): void;
  /** Nothing can be sent here any more: what is unsent, and what comes, is parked for this reason. */
  close(code: RefusalCode): void;
  /** Drops everything for good: what is unsent, and what comes, is rejected as `signed-out`. */
  clear(): void;
}

export interface OutboxOptions {
  readonly platform: Platform;
  readonly delays: Delays;
  /** `pending()` may be another one. */
  readonly changed: () => void;
}

export function createOutbox({ platform, delays, changed }: OutboxOptions): Outbox {
  const backoff = createBackoff(delays, platform.random);
  /** Keys by command, kept for as long as the page: an item keeps its identity when its event comes again. */
  const keys = new Map<string, string>();
  let entries: Entry[] = [];
  let way: Transmitter | null = null;
  let inFlight: Entry | null = null;
  let timer: unknown = null;
  let closed: RefusalCode | null = null;
  let isOver = false;

  function isOpen(entry: Entry): boolean {
    return entry.refused === null && entry.acked === null;
  }

  function transmit(entry: Entry): void {
    const { command, text, visibility } = entry;
    way?.transmit(command, { type: "message", text, visibility });
    platform.clearTimeout(timer);
    timer = platform.setTimeout(() => {
      // Either the socket is dead, which the doubt finds out, or the room lost the command.
      way?.doubt();
      transmit(entry);
    }, delays.ackWithin);
  }

  function pump(): void {
    if (closed !== null) parkAll(closed);
    if (way === null || inFlight !== null) return;
    inFlight = entries.find(isOpen) ?? null;
    if (inFlight !== null) transmit(inFlight);
  }

  /** The entry in flight has its final answer, or has left. */
  function landed(entry: Entry): void {
    if (inFlight !== entry) return;
    platform.clearTimeout(timer);
    inFlight = null;
    backoff.reset();
  }

  function remove(entry: Entry): void {
    landed(entry);
    entries = entries.filter(other => other !== entry);
  }

  function park(entry: Entry, code: RefusalCode, params: Refused["params"]): void {
    landed(entry);
    entry.refused = code;
    entry.reject(refusedError(code, params));
  }

  function parkAll(code: RefusalCode): void {
    for (const entry of entries.filter(isOpen)) park(entry, code, {});
  }

  return {
    pending: () =>
      entries.map(({ id, text, visibility, at, refused }) => ({
        id,
        text,
        visibility,
        at,
        refused,
        state: refused !== null ? "failed" : way === null ? "waiting" : "sending",
      })),
    keyOf: ({ command }) => (command === undefined ? undefined : (keys.get(command) ?? command)),
    isBusy: () => entries.some(isOpen),
    send(raw, visibility) {
      const text = cleanText(raw);
      const problem = textProblem(text);
      if (problem !== null) throw refusedError(problem);
      if (isOver) return Promise.reject(new CareError("signed-out"));
      const id = platform.newId();
      const promise = new Promise<void>((resolve, reject) => {
        const at = platform.date();
        entries.push({
          id,
          command: id,
          text,
          visibility,
          at,
          refused: null,
          acked: null,
          resolve,
          reject,
        });
      });
      // A page that watches the items and not the promise has not forgotten anything.
      promise.catch(() => {});
      pump();
      changed();
      return promise;
    },
    retry(id) {
      const entry = entries.find(entry => entry.id === id && entry.refused !== null);
      if (entry === undefined) return;
      entry.command = platform.newId();
      keys.set(entry.command, id);
      entry.refused = null;
      pump();
      changed();
    },
    discard(id) {
      const entry = entries.find(entry => entry.id === id && entry.refused !== null);
      if (entry === undefined) return null;
      remove(entry);
      changed();
      return entry.text;
    },
    up(transmitter) {
      way = transmitter;
      if (inFlight !== null) transmit(inFlight);
      else pump();
      changed();
    },
    down() {
      way = null;
      platform.clearTimeout(timer);
      changed();
    },
    acked(command, pos) {
      const entry = entries.find(entry => entry.command === command);
      if (entry === undefined) return;
      landed(entry);
      entry.acked = pos;
      entry.resolve();
      pump();
      changed();
    },
    refused({ id, code, params }) {
      const entry = entries.find(entry => entry.command === id);
      if (entry === undefined || !isOpen(entry)) return;
      const { retryable, alone } = refusalRules[code];
      if (retryable) {
        if (entry !== inFlight) return;
        const wait = Number(params.retryAfter) || 0;
        platform.clearTimeout(timer);
        timer = platform.setTimeout(() => transmit(entry), backoff.next(wait));
        return;
      }
      const at = entries.indexOf(entry);
      // What refuses more than this one message refuses those behind it, which would arrive out of order.
      const parked = alone ? [entry] : entries.slice(at).filter(isOpen);
      for (const each of parked) park(each, code, params);
      pump();
      changed();
    },
    arrived(events, end) {
      const before = entries;
      for (const { command } of events) {
        const entry = entries.find(entry => entry.command === command);
        if (command === undefined || entry === undefined) continue;
        entry.resolve();
        remove(entry);
      }
      for (const entry of entries) if (entry.acked !== null && entry.acked <= end) remove(entry);
      if (entries === before) return;
      pump();
      changed();
    },
    close(code) {
      closed = code;
      parkAll(code);
      changed();
    },
    clear() {
      isOver = true;
      platform.clearTimeout(timer);
      const dropped = entries;
      entries = [];
      inFlight = null;
      for (const entry of dropped) if (isOpen(entry)) entry.reject(new CareError("signed-out"));
      changed();
    },
  };
}
