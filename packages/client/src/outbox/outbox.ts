/**
 * What a person sent to one conversation and the room has not yet answered for. One command is in flight at a
 * time, so that messages keep their order; its id stays the same until there is a final answer, so that
 * sending it again can double nothing. What is unsent stands on the person's shelf, which outlives the page;
 * here is how it is sent.
 */
import {
  type ConversationId,
  cleanText,
  limits,
  type RefusalCode,
  type Refused,
  refusalRules,
  type SeenEvent,
  type SendMessage,
  textProblem,
} from "@carethread/model";
import {
  CareError,
  createBackoff,
  type Delays,
  type NewMessage,
  type Pending,
  type Platform,
  refusedError,
} from "../base/base.ts";
import type { KeptMessage, Shelf } from "../kept/kept.ts";
import { strikeOf } from "./strikes.ts";
import type { Turns } from "./turns.ts";

export { createStarts } from "./starts.ts";
export { createTurns } from "./turns.ts";

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
  /** True while the room has something that it has not answered for. */
  isInFlight(): boolean;
  /** Throws a CareError for what can never be sent. */
  send(message: NewMessage): Promise<void>;
  retry(id: string): void;
  retryAll(): void;
  discard(id: string): string | null;
  /** The room said welcome: what is in flight is sent again. */
  up(transmitter: Transmitter): void;
  /** The connection was lost, with this code where the other end closed it. */
  down(code: number | null): void;
  acked(command: string, pos: number): void;
  refused(frame: Pick<Refused, "id" | "code" | "params" | "retryable">): void;
  /** Events have come; `end` is the place up to which everything has. */
  arrived(events: readonly SeenEvent[], end: number): void;
  /** Nothing can be sent here any more: what is unsent, and what comes, is refused for this reason. */
  close(code: RefusalCode): void;
  /** Lets go for good: who still waits for an answer is told `signed-out`. */
  end(): void;
}

export interface OutboxOptions {
  readonly conversation: ConversationId;
  readonly shelf: Shelf;
  readonly turns: Turns;
  readonly platform: Platform;
  readonly delays: Delays;
  /** `pending()` may be another one. */
  readonly changed: () => void;
}

interface Message extends KeptMessage {
  /** What the page knows it by, and the key of its item for good. */
  readonly id: string;
}

interface Promised {
  readonly resolve: () => void;
  readonly reject: (error: CareError) => void;
}

const inOrder = (a: Message, b: Message): number => a.order - b.order || (a.id < b.id ? -1 : 1);

export function createOutbox(options: OutboxOptions): Outbox {
  const { conversation, shelf, turns, platform, delays, changed } = options;
  const backoff = createBackoff(delays, platform.random);
  /** Ids by command, kept for as long as the page: an item keeps its identity when its event comes again. */
  const ids = new Map<string, string>();
  /** Who waits for an answer, by id. */
  const promised = new Map<string, Promised>();
  /** Stored by the room at a place whose event has not yet come. */
  const stored = new Map<string, { readonly message: Message; readonly pos: number }>();
  let way: Transmitter | null = null;
  let inFlight: string | null = null;
  let last: string | null = null;
  let sentAt = 0;
  let cuts = 0;
  let timer: unknown = null;
  let closed: RefusalCode | null = null;
  let isOver = false;
  /** What is under way changes several messages: it goes on from all of them and not from the first. */
  let isQuiet = false;

  function messages(): Message[] {
    if (isOver) return [];
    return shelf
      .list("message", conversation)
      .map(([id, kept]) => ({ ...kept, id }))
      .sort(inOrder);
  }

  const refusalOf = (message: KeptMessage): RefusalCode | null => message.refused ?? closed;
  const next = (): Message | undefined => messages().find(message => refusalOf(message) === null);
  const byCommand = (command: string): Message | undefined =>
    messages().find(message => message.command === command);

  /** Changes a message unless it is gone, or was sent anew under another command. */
  function change({ id, command }: Message, to: Partial<KeptMessage> | undefined): void {
    shelf.change(["message", conversation, id], old =>
      old?.command === command ? to && { ...old, ...to } : old,
    );
  }

  function transmit(): void {
    const message = messages().find(({ id }) => id === inFlight);
    if (message === undefined) {
      // Another tab has delivered it, or the person has taken it back.
      land(inFlight);
      pump();
      return;
    }
    const { command, text, visibility, mentions, support } = message;
    sentAt = platform.now();
    way?.transmit(command, { type: "message", text, visibility, mentions, support });
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

  function pump(): void {
    if (isQuiet || way === null || closed !== null || isOver || turns.isTaken() || !shelf.isReady()) return;
    const message = next();
    // What is not yet kept would be lost by a crash, although the room may have it: `heard` comes back here.
    if (message === undefined || shelf.isSaving("message", conversation, message.id)) return;
    turns.take(begin, stolen);
  }

  function begin(): void {
    const message = next();
    const isKept = message !== undefined && !shelf.isSaving("message", conversation, message.id);
    if (!isKept || way === null) {
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

  /** What was in flight has its final answer, or has left. */
  function land(id: string | null): void {
    if (id === null || inFlight !== id) return;
    platform.clearTimeout(timer);
    inFlight = null;
    cuts = 0;
    backoff.reset();
    turns.end();
  }

  function settle(id: string, how: (who: Promised) => void): void {
    const who = promised.get(id);
    promised.delete(id);
    if (who !== undefined) how(who);
  }

  function park(
    message: Message,
    code: RefusalCode,
    params: Refused["params"] = {},
    isSpent = message.isSpent,
  ): void {
    settle(message.id, ({ reject }) => reject(refusedError(code, params)));
    land(message.id);
    change(message, { refused: code, isSpent });
  }

  /** The room has stored it. */
  function delivered(message: Message, pos: number): void {
    stored.set(message.id, { message, pos });
    settle(message.id, ({ resolve }) => resolve());
    land(message.id);
    change(message, undefined);
  }

  /** What another page, or another tab, did with the messages. */
  function learn(): void {
    for (const { id, command, refused } of messages()) {
      if (command !== id) ids.set(command, id);
      if (refused !== null) settle(id, ({ reject }) => reject(refusedError(refused)));
    }
  }

  function heard(): void {
    if (isQuiet) return;
    learn();
    pump();
    changed();
  }

  function together(run: () => void): void {
    isQuiet = true;
    run();
    isQuiet = false;
    pump();
    changed();
  }

  const unlisten = shelf.listen({
    changed(key) {
      if (key === null || key.startsWith(`message ${conversation} `)) heard();
    },
    delivered(what) {
      const message = what.conversation === conversation ? byCommand(what.command) : undefined;
      if (message === undefined) return;
      delivered(message, what.pos);
      changed();
    },
  });

  function resend(chosen: readonly Message[]): void {
    together(() => {
      for (const { id, command } of chosen) {
        const again = platform.newId();
        ids.set(again, id);
        shelf.change(["message", conversation, id], old => {
          // Two tabs that try at once must not make two commands of one message.
          if (old?.command !== command) return old;
          // What the room may have stored is sent under its old id, or it would be there twice.
          const next = old.isSpent ? again : command;
          return { ...old, command: next, refused: null, isSpent: false, strikes: 0 };
        });
      }
    });
  }

  const failed = (): readonly Message[] => messages().filter(message => refusalOf(message) !== null);

  learn();

  return {
    pending() {
      const shown = (message: Message, refused: RefusalCode | null, state: Pending["state"]): Pending => ({
        id: message.id,
        text: message.text,
        visibility: message.visibility,
        mentions: message.mentions ?? [],
        at: message.at,
        refused,
        state,
      });
      const open = way === null ? "waiting" : "sending";
      return [
        ...[...stored.values()].map(({ message }) => shown(message, null, "sent")),
        ...messages().map(message => {
          const refused = refusalOf(message);
          return shown(message, refused, refused === null ? open : "failed");
        }),
      ];
    },
    keyOf: ({ command }) => (command === undefined ? undefined : (ids.get(command) ?? command)),
    isBusy: () => next() !== undefined,
    isInFlight: () => inFlight !== null,
    send({ visibility = "everyone", ...message }) {
      const text = cleanText(message.text);
      const named = [...new Set(message.mentions)];
      const problem = textProblem(text) ?? (named.length > limits.mentions ? "bad-request" : null);
      if (problem !== null) throw refusedError(problem);
      if (isOver) return Promise.reject(new CareError("signed-out"));
      const id = platform.newId();
      const promise = new Promise<void>((resolve, reject) => promised.set(id, { resolve, reject }));
      // A page that watches the items and not the promise has not forgotten anything.
      promise.catch(() => {});
      const at = platform.date();
      // The device's clock may go back.
      const order = Math.max(at, (messages().at(-1)?.order ?? 0) + 1);
      const kept: KeptMessage = {
        at,
        order,
        command: id,
        text,
        visibility,
        ...(named.length > 0 && { mentions: named }),
        ...(message.support && { support: true }),
        refused: closed,
        isSpent: false,
        strikes: 0,
      };
      if (closed !== null) settle(id, ({ reject }) => reject(refusedError(closed as RefusalCode)));
      shelf.change(["message", conversation, id], () => kept);
      return promise;
    },
    retry: id => resend(failed().filter(message => message.id === id)),
    retryAll: () => resend(failed()),
    discard(id) {
      const message = failed().find(message => message.id === id);
      if (message === undefined) return null;
      change(message, undefined);
      changed();
      return message.text;
    },
    up(transmitter) {
      way = transmitter;
      pump();
      changed();
    },
    down(code) {
      const message = messages().find(({ id }) => id === inFlight);
      way = null;
      inFlight = null;
      platform.clearTimeout(timer);
      if (message !== undefined) {
        cuts = platform.now() - sentAt < delays.cutWithin ? cuts + 1 : 0;
        const { strikes, refused } = strikeOf(code, message.strikes, cuts);
        if (refused !== null) park(message, refused);
        else if (strikes !== message.strikes) change(message, { strikes });
      }
      turns.end();
      changed();
    },
    acked(command, pos) {
      const message = byCommand(command);
      if (message === undefined) return;
      delivered(message, pos);
      shelf.tell({ type: "delivered", conversation, command, pos });
      changed();
    },
    refused({ id, code, params, retryable }) {
      const message = id === undefined ? undefined : byCommand(id);
      if (message === undefined || refusalOf(message) !== null) return;
      const { alone } = refusalRules[code];
      if (retryable) {
        if (message.id === inFlight) transmitIn(Math.max(Number(params.retryAfter) || 0, backoff.next()));
        return;
      }
      const open = messages().filter(other => refusalOf(other) === null);
      // What refuses more than this one message refuses those behind it, which would arrive out of order.
      const parked = alone ? [message] : open.slice(open.findIndex(({ id }) => id === message.id));
      together(() => {
        for (const each of parked) park(each, code, params, each.id === message.id);
      });
    },
    arrived(events, end) {
      together(() => {
        for (const { command, pos } of events) {
          if (command === undefined) continue;
          const message = byCommand(command);
          if (message !== undefined) {
            shelf.tell({ type: "delivered", conversation, command, pos });
            delivered(message, pos);
          }
          stored.delete(ids.get(command) ?? command);
        }
        for (const [id, { pos }] of stored) if (pos <= end) stored.delete(id);
      });
    },
    close(code) {
      closed = code;
      together(() => {
        for (const message of messages()) if (message.refused === null) park(message, code);
      });
    },
    end() {
      isOver = true;
      unlisten();
      platform.clearTimeout(timer);
      inFlight = null;
      turns.end();
      stored.clear();
      for (const { reject } of promised.values()) reject(new CareError("signed-out"));
      promised.clear();
      changed();
    },
  };
}
