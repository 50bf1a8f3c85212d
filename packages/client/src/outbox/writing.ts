/**
 * What a person writes to one conversation: it stands on their shelf at once, whether or not what brings it to the room has
 * come yet.
 */
import { type ConversationId, cleanText, pageLimits, type RefusalCode, textProblem } from "@carethread/model";
import { giveFiles } from "../attachments/attachments.ts";
import { CareError, type NewMessage, type Pending, type Platform, refusedError } from "../base/base.ts";
import type { KeptMessage, Shelf } from "../kept/kept.ts";

export interface Writing {
  /** Resolves when the room has it. Throws a CareError for what can never be sent. */
  send(message: NewMessage): Promise<void>;
  /** Takes back one that was refused, and gives its words; null where it was not. Its files are the draft's again. */
  discard(id: string): string | null;
  /** What is to be shown before it is known how far it is. */
  pending(): readonly Pending[];
  /** Answers who waits for a message: it is with the room, or is not sent. */
  settle(id: string, error?: CareError): void;
  /** True while something waits for an answer. */
  isBusy(): boolean;
  /** What comes is refused for this reason. */
  close(code: RefusalCode): void;
  closedFor(): RefusalCode | null;
  /** Lets go for good: who still waits for an answer is told `signed-out`. */
  end(): void;
}

export interface WritingOptions {
  readonly conversation: ConversationId;
  readonly shelf: Shelf;
  readonly platform: Platform;
}

/** A message as it is shown, with what only who sends it knows of it. */
export function pendingOf(
  id: string,
  { text, visibility, mentions = [], at }: KeptMessage,
  rest: Pick<Pending, "attachments" | "refused" | "state">,
): Pending {
  return { id, text, visibility, mentions, at, ...rest };
}

export function createWriting({ conversation, shelf, platform }: WritingOptions): Writing {
  /** How to answer who waits, by the message's id. */
  const promised = new Map<string, (error?: CareError) => void>();
  let closed: RefusalCode | null = null;
  let isOver = false;

  const waiting = () => (isOver ? [] : shelf.list("message", conversation));

  function settle(id: string, error?: CareError): void {
    const answer = promised.get(id);
    promised.delete(id);
    answer?.(error);
  }

  return {
    send({ visibility = "everyone", attachments = [], support, ...message }) {
      const words = cleanText(message.text);
      const mentions = [...new Set(message.mentions)];
      const fault = textProblem(words);
      const isBare = fault === "text-empty" && attachments.length > 0;
      const problem =
        isBare || fault === null ? (mentions.length > pageLimits.mentions ? "bad-request" : null) : fault;
      if (problem !== null) throw refusedError(problem);
      if (isOver) return Promise.reject(new CareError("signed-out"));
      const id = platform.newId();
      const promise = new Promise<void>((resolve, reject) =>
        promised.set(id, error => (error === undefined ? resolve() : reject(error))),
      );
      // A page that watches the items and not the promise has not forgotten anything.
      promise.catch(() => {});
      if (closed !== null) settle(id, refusedError(closed));
      const at = platform.date();
      // Behind the others: the device's clock may go back.
      const order = Math.max(at, ...waiting().map(([, { order }]) => order + 1));
      shelf.change(["message", conversation, id], () => ({
        ...{ at, order, command: id, text: isBare ? "" : words, visibility },
        ...(mentions.length > 0 && { mentions }),
        ...(support && { support: true }),
        ...(attachments.length > 0 && { files: attachments }),
        ...{ refused: closed, isSpent: false, strikes: 0 },
      }));
      giveFiles(shelf, conversation, attachments, id);
      return promise;
    },
    discard(id) {
      const message = isOver ? undefined : shelf.get("message", conversation, id);
      if (message === undefined || (message.refused ?? closed) === null) return null;
      giveFiles(shelf, conversation, message.files, null);
      shelf.change(["message", conversation, id], () => undefined);
      return message.text;
    },
    pending: () =>
      [...waiting()]
        .sort(([, a], [, b]) => a.order - b.order)
        .map(([id, message]) => {
          const { refused } = message;
          return pendingOf(id, message, { attachments: [], refused, state: refused ? "failed" : "waiting" });
        }),
    settle,
    isBusy: () => closed === null && waiting().some(([, { refused }]) => refused === null),
    close(code) {
      closed = code;
    },
    closedFor: () => closed,
    end() {
      isOver = true;
      for (const id of [...promised.keys()]) settle(id, new CareError("signed-out"));
    },
  };
}
