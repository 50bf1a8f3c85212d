/**
 * What waits in one conversation, as the person's shelf has it: in which order, what of it is refused, and by what the
 * page knows each message.
 */
import type { ConversationId, RefusalCode, SeenEvent } from "@carethread/model";
import type { Platform } from "../base/base.ts";
import type { KeptMessage, Shelf } from "../kept/kept.ts";

export interface Message extends KeptMessage {
  /** What the page knows it by, and the key of its item for good. */
  readonly id: string;
}

export interface Queue {
  /** All of them in order, those that were refused as well. */
  messages(): readonly Message[];
  byId(id: string | null): Message | undefined;
  byCommand(command: string): Message | undefined;
  /** Why it is not sent; null while it is to be. */
  refusalOf(message: KeptMessage): RefusalCode | null;
  /** Those that are to be sent, in order. */
  open(): readonly Message[];
  failed(): readonly Message[];
  /** Whether it is kept by now: it would be lost by a crash, although the room may have it. */
  isKept(message: Message): boolean;
  /** Changes a message, or with undefined takes it out, unless it is gone or was sent anew under another command. */
  change(message: Message, to: Partial<KeptMessage> | undefined): void;
  /** What was refused is to be sent once more. */
  renew(message: Message): void;
  /** The id of the message that went, or goes, under this command. */
  idOf(command: string): string;
  /** The key of an event that was sent from here, if it was. */
  keyOf(event: SeenEvent): string | undefined;
  /** Takes in what another page, or another tab, did with the messages. */
  learn(): void;
  /** Nothing is here any more. */
  end(): void;
}

const inOrder = (a: Message, b: Message): number => a.order - b.order || (a.id < b.id ? -1 : 1);

/** `closedFor`: why nothing can be sent here any more, where that is so. */
export function createQueue(
  conversation: ConversationId,
  shelf: Shelf,
  platform: Platform,
  closedFor: () => RefusalCode | null,
): Queue {
  /** Ids by command, kept for as long as the page: an item keeps its identity when its event comes again. */
  const ids = new Map<string, string>();
  let isOver = false;

  function messages(): Message[] {
    if (isOver) return [];
    return shelf
      .list("message", conversation)
      .map(([id, kept]) => ({ ...kept, id }))
      .sort(inOrder);
  }

  const refusalOf = (message: KeptMessage): RefusalCode | null => message.refused ?? closedFor();
  const idOf = (command: string): string => ids.get(command) ?? command;

  return {
    messages,
    byId: id => messages().find(message => message.id === id),
    byCommand: command => messages().find(message => message.command === command),
    refusalOf,
    open: () => messages().filter(message => refusalOf(message) === null),
    failed: () => messages().filter(message => refusalOf(message) !== null),
    isKept: ({ id }) => !shelf.isSaving("message", conversation, id),
    change({ id, command }, to) {
      shelf.change(["message", conversation, id], old =>
        old?.command === command ? to && { ...old, ...to } : old,
      );
    },
    renew({ id, command }) {
      const again = platform.newId();
      ids.set(again, id);
      shelf.change(["message", conversation, id], old => {
        // Two tabs that try at once must not make two commands of one message.
        if (old?.command !== command) return old;
        // What the room may have stored is sent under its old id, or it would be there twice.
        const { sealed, preview, ...words } = old;
        const kept = old.isSpent ? { ...words, command: again } : old;
        return { ...kept, refused: null, isSpent: false, strikes: 0 };
      });
    },
    idOf,
    keyOf: ({ command }) => (command === undefined ? undefined : idOf(command)),
    learn() {
      for (const { id, command } of messages()) if (command !== id) ids.set(command, id);
    },
    end() {
      isOver = true;
    },
  };
}
