/** The files of what waits in an outbox, as they stand on the person's shelf. */
import type { Attachment, ConversationId, RefusalCode, SealedFile } from "@carethread/model";
import type { Platform } from "../base/base.ts";
import type { KeptFile, Shelf } from "../kept/kept.ts";
import { changeFiles, type FileIds, giveFiles } from "./give-files.ts";

/** Each takes the ids of a message's files. */
export interface MessageFiles {
  /** As far as they are here. */
  of(ids: FileIds): readonly KeptFile[];
  /** The same as they stand in a message. */
  attachments(ids: FileIds): readonly Attachment[];
  /** Those of them that are sealed, as the message says them under its seal. */
  sealed(ids: FileIds): readonly SealedFile[];
  /** They are this message's now; with null the draft's again. */
  give(ids: FileIds, message: string | null): void;
  /** They are with the room, or nobody wants them. */
  drop(ids: FileIds): void;
  /** The room refused the message for the one of this key. */
  refuse(ids: FileIds, key: string, code: RefusalCode): void;
  /** What was refused of them is to be brought up once more. */
  renew(ids: FileIds): void;
}

/** A file that was refused, to be brought up once more: its room remembers the refusal. */
export function renewed(file: KeptFile, key: string): KeptFile {
  return file.refused === null ? file : { ...file, key, isUp: false, refused: null };
}

function attachmentOf({ key, name, type, size, width, height, alt }: KeptFile): Attachment {
  const shape = width === undefined || height === undefined ? {} : { width, height };
  return { id: key, name, type, size, ...shape, ...(alt ? { alt } : {}) };
}

/** The same with the key by which it is sealed; nothing where it is not. */
export function sealedFileOf(file: KeptFile): readonly SealedFile[] {
  return file.seal === undefined ? [] : [{ ...attachmentOf(file), key: file.seal }];
}

export function createMessageFiles(
  conversation: ConversationId,
  shelf: Shelf,
  { newId }: Pick<Platform, "newId">,
): MessageFiles {
  const of = (ids: FileIds = []): KeptFile[] => ids.flatMap(id => shelf.get("file", conversation, id) ?? []);

  const change = (ids: FileIds, to: (old: KeptFile) => KeptFile): void =>
    changeFiles(shelf, conversation, ids, to);

  return {
    of,
    attachments: ids => of(ids).map(attachmentOf),
    sealed: ids => of(ids).flatMap(sealedFileOf),
    give: (ids, message) => giveFiles(shelf, conversation, ids, message),
    drop(ids = []) {
      for (const id of ids)
        for (const kind of ["file", "bytes"] as const)
          shelf.change([kind, conversation, id], () => undefined);
    },
    refuse: (ids, key, refused) =>
      change(ids, file => (file.key === key ? { ...file, refused, isUp: false } : file)),
    renew: ids => change(ids, file => renewed(file, newId())),
  };
}
