/**
 * What a person sent to one conversation and the room has not yet answered for, as `writing` has put it on the shelf. One
 * command is in flight at a time, so that messages keep their order; its id stays the same until there is a final answer, so
 * that sending it again can double nothing. Here is what each answer means; what waits stands in the queue, on the person's
 * shelf, and how it goes to the room in `sending`.
 */
import {
  type Attachment,
  type ConversationId,
  type RefusalCode,
  type Refused,
  refusalRules,
  type Sealed,
  type SeenEvent,
} from "@carethread/model";
import type { MessageFiles } from "../attachments/attachments.ts";
import { type Delays, type Pending, type Platform, refusedError, type ToSeal } from "../base/base.ts";
import type { Shelf } from "../kept/kept.ts";
import { createQueue, type Message } from "./queue.ts";
import { createSending, type Transmitter } from "./sending.ts";
import type { Turns } from "./turns.ts";
import { pendingOf, type Writing } from "./writing.ts";

export interface Outbox {
  /** What is to be shown after the stored events, in order. */
  pending(): readonly Pending[];
  /** The key of an event that this outbox sent, if it did. */
  keyOf(event: SeenEvent): string | undefined;
  /** True while the room has something that it has not answered for. */
  isInFlight(): boolean;
  retry(id: string): void;
  retryAll(): void;
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
  /** Lets go for good, of what is written as well. */
  end(): void;
}

/** How words are sealed where the conversation is encrypted. */
export interface OutboxSealing {
  /** Null, or resolving with false, where they go as they are. */
  seal(message: ToSeal): Promise<boolean> | null;
  /** The room has not taken what was sealed so. */
  refused(sealed: Sealed): void;
  /** The room wants it sealed by another key. */
  old(): void;
}

export interface OutboxOptions {
  readonly conversation: ConversationId;
  readonly shelf: Shelf;
  readonly platform: Platform;
  readonly delays: Delays;
  readonly writing: Writing;
  readonly turns: Turns;
  readonly files: MessageFiles;
  readonly sealing: OutboxSealing;
  /** `pending()` may be another one. */
  readonly changed: () => void;
}

/** What changes what waits. */
const mine = ["message", "file"] as const;

interface Stored {
  readonly message: Message;
  readonly pos: number;
  /** They are no longer on the shelf. */
  readonly attachments: readonly Attachment[];
}

export function createOutbox(options: OutboxOptions): Outbox {
  const { conversation, shelf, platform, writing, files, sealing, changed } = options;
  const queue = createQueue(conversation, shelf, platform, writing.closedFor);
  const sending = createSending({
    ...{ ...options, queue, seal: sealing.seal },
    unsealable: (message, { code, params }) => together(() => park(message, code as RefusalCode, params)),
  });
  /** Stored by the room at a place whose event has not yet come. */
  const stored = new Map<string, Stored>();
  /** What is under way changes several messages: it goes on from all of them and not from the first. */
  let isQuiet = false;

  function park(
    message: Message,
    code: RefusalCode,
    params: Refused["params"] = {},
    isSpent = message.isSpent,
  ): void {
    writing.settle(message.id, refusedError(code, params));
    sending.land(message.id);
    queue.change(message, { refused: code, isSpent });
  }

  const attachmentsOf = (message: Message): readonly Attachment[] => files.attachments(message.files);

  /** The room has stored it. */
  function delivered(message: Message, pos: number): void {
    stored.set(message.id, { message, pos, attachments: attachmentsOf(message) });
    writing.settle(message.id);
    sending.land(message.id);
    queue.change(message, undefined);
    // Unless it was sent anew under another command.
    if (queue.byId(message.id) === undefined) files.drop(message.files);
  }

  /** What another page, or another tab, did with the messages. */
  function learn(): void {
    queue.learn();
    for (const { id, refused } of queue.messages()) {
      if (refused !== null) writing.settle(id, refusedError(refused));
    }
  }

  /** What waits for a file that was refused is not sent. */
  function parkWithFiles(): void {
    for (const message of queue.open()) {
      const code = files.of(message.files).find(({ refused }) => refused !== null)?.refused;
      if (code) park(message, code, {}, false);
    }
  }

  function heard(): void {
    if (isQuiet) return;
    learn();
    isQuiet = true;
    parkWithFiles();
    isQuiet = false;
    sending.pump();
    changed();
  }

  function together(run: () => void): void {
    isQuiet = true;
    run();
    isQuiet = false;
    sending.pump();
    changed();
  }

  const unlisten = shelf.listen({
    changed(key) {
      if (key === null || mine.some(kind => key.startsWith(`${kind} ${conversation} `))) heard();
    },
    delivered(what) {
      const message = what.conversation === conversation ? queue.byCommand(what.command) : undefined;
      if (message === undefined) return;
      delivered(message, what.pos);
      changed();
    },
  });

  function resend(chosen: readonly Message[]): void {
    together(() => {
      for (const message of chosen) {
        files.renew(message.files);
        queue.renew(message);
      }
    });
  }

  learn();

  return {
    pending() {
      const open = sending.isUp() ? "sending" : "waiting";
      return [
        ...[...stored.values()].map(({ message, attachments }) =>
          pendingOf(message.id, message, { attachments, refused: null, state: "sent" }),
        ),
        ...queue.messages().map(message => {
          const refused = queue.refusalOf(message);
          const isWhole = files.of(message.files).every(({ isUp }) => isUp);
          const state = refused !== null ? "failed" : isWhole ? open : "uploading";
          return pendingOf(message.id, message, { attachments: attachmentsOf(message), refused, state });
        }),
      ];
    },
    keyOf: queue.keyOf,
    isInFlight: sending.isInFlight,
    retry: id => resend(queue.failed().filter(message => message.id === id)),
    retryAll: () => resend(queue.failed()),
    up(transmitter) {
      sending.up(transmitter);
      changed();
    },
    down(code) {
      const struck = sending.down(code);
      if (struck) {
        const { message, strikes, refused } = struck;
        if (refused !== null) park(message, refused);
        else if (strikes !== message.strikes) queue.change(message, { strikes });
      }
      changed();
    },
    acked(command, pos) {
      const message = queue.byCommand(command);
      if (message === undefined) return;
      delivered(message, pos);
      shelf.tell({ type: "delivered", conversation, command, pos });
      changed();
    },
    refused({ id, code, params, retryable }) {
      const message = id === undefined ? undefined : queue.byCommand(id);
      if (message === undefined || queue.refusalOf(message) !== null) return;
      if (retryable) {
        sending.later(message.id, Number(params.retryAfter) || 0);
        return;
      }
      if (message.sealed !== undefined) sealing.refused(message.sealed);
      if (code === "keys-old" && message.sealed !== undefined) {
        sealing.old();
        sending.land(message.id);
        // Under another command: the room remembers its answer to this one.
        together(() => {
          queue.change(message, { isSpent: true });
          queue.renew(message);
        });
        return;
      }
      if (typeof params.file === "string") files.refuse(message.files, params.file, code);
      const open = queue.open();
      // What refuses more than this one message refuses those behind it, which would arrive out of order.
      const { alone } = refusalRules[code];
      const parked = alone ? [message] : open.slice(open.findIndex(({ id }) => id === message.id));
      together(() => {
        for (const each of parked) park(each, code, params, each.id === message.id);
      });
    },
    arrived(events, end) {
      together(() => {
        for (const { command, pos } of events) {
          if (command === undefined) continue;
          const message = queue.byCommand(command);
          if (message !== undefined) {
            shelf.tell({ type: "delivered", conversation, command, pos });
            delivered(message, pos);
          }
          stored.delete(queue.idOf(command));
        }
        for (const [id, { pos }] of stored) if (pos <= end) stored.delete(id);
      });
    },
    close(code) {
      writing.close(code);
      together(() => {
        for (const message of queue.messages()) if (message.refused === null) park(message, code);
      });
    },
    end() {
      queue.end();
      unlisten();
      sending.end();
      stored.clear();
      writing.end();
      changed();
    },
  };
}
