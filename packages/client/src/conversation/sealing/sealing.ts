/**
 * What an encrypted conversation needs beside others: fetched when one is opened that is, or might have been. Until then its
 * messages are shown without their words.
 */
import type { Command, ConversationId, Head, LoggedEvent, Sealed, SeenEvent } from "@carethread/model";
import type { WritableAtom } from "nanostores";
import type { FileSealing } from "../../attachments/attachments.ts";
import { bare, type ConversationEncryption, put, type SealState, type ToSeal } from "../../base/base.ts";
import type { Encryption, SealedRoom } from "../../encryption/encryption.ts";

export { filteredSealed, findSealed } from "./search-sealed.ts";

export interface Sealing {
  /** What the room says of the conversation now; gives it as it is shown. */
  headed(head: Head): Head;
  titled(head: Head): Head;
  learn(events: readonly LoggedEvent[]): void;
  /** As it is shown; null where it is not. */
  of(event: SeenEvent): { readonly event: SeenEvent; readonly seal?: SealState } | null;
  isEncrypted(): boolean;
  /** Null, or resolving with false, where the words go as they are. */
  seal(message: ToSeal): Promise<boolean> | null;
  refused(sealed: Sealed): void;
  old(): void;
  /** How files are sealed that are attached here. */
  readonly files: FileSealing;
  /**
   * The part that knows how to look through words on this device; null where the rooms can. Rejects with a CareError where
   * they say that they could, and it was encrypted before.
   */
  reader(): Promise<SealedRoom | null>;
  end(): void;
}

export interface SealingOptions {
  readonly id: ConversationId;
  readonly encryption: () => Promise<Encryption>;
  /** Whether the host certifies devices: then it is looked whether the conversation was encrypted before. */
  readonly isOffered: boolean;
  readonly $encryption: WritableAtom<ConversationEncryption | null>;
  readonly ask: (command: Command) => Promise<void>;
  readonly mayWrite: () => boolean;
  readonly held: () => readonly (readonly LoggedEvent[])[];
  /** What is shown of head or log is another. */
  readonly changed: () => void;
}

const nobodyYet: ConversationEncryption = { state: "opening", readers: [], records: null, waits: false };

export function createSealing(options: SealingOptions): Sealing {
  const { id, encryption, isOffered, $encryption, ask, mayWrite, held, changed } = options;
  let head: Head | null = null;
  let room: SealedRoom | null = null;
  let opening: Promise<SealedRoom> | null = null;
  let isOver = false;

  function show(): void {
    const first = head?.keys === undefined ? null : nobodyYet;
    put($encryption, room === null ? first : room.shown());
  }

  function open(): Promise<SealedRoom> {
    opening ??= encryption().then(
      all => {
        room = all.openRoom({
          ...{ id, ask, mayWrite, held },
          changed() {
            if (isOver) return;
            show();
            changed();
          },
        });
        if (isOver) room.end();
        else if (head !== null) room.headed(head);
        return room;
      },
      error => {
        opening = null;
        throw error;
      },
    );
    return opening;
  }

  async function isSealed(): Promise<boolean> {
    return (head?.keys !== undefined || isOffered) && (await open()).isSealed();
  }

  /** Nobody who cannot read yet is held up: it is tried again with what comes next. */
  const begin = (): void => void open().catch(() => {});

  return {
    headed(next) {
      head = next;
      if (room !== null) room.headed(next);
      else if (next.keys !== undefined || isOffered) begin();
      show();
      return room?.titled(next) ?? next;
    },
    titled: next => room?.titled(next) ?? next,
    learn: events => room?.learn(events),
    of(event) {
      if (room !== null) return room.of(event);
      const isSealed = event.type === "message" && event.body.sealed !== undefined;
      return isSealed ? { event: bare(event), seal: "opening" } : { event };
    },
    isEncrypted: () => head?.keys !== undefined,
    seal(message) {
      if (head?.keys === undefined && !isOffered) return null;
      return open().then(room => room.seal(message));
    },
    files: {
      key: async () => ((await isSealed()) ? (await encryption()).newFileKey() : null),
      fits: () => true,
      content: async (file, key, blob) => (await encryption()).sealContent(file, key, blob),
    },
    refused: sealed => room?.refused(sealed),
    old: () => room?.old(),
    reader: async () => ((await isSealed()) ? open() : null),
    end() {
      isOver = true;
      room?.end();
    },
  };
}
