/** The files of an opened conversation, fetched from the rooms, opened, and written into a folder. */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { contentProblem, FileNames, readSealedContent, type SealedFile } from "@carethread/model";
import { E2eeError, openFile } from "@carethread/model/e2ee";
import type { OpenedConversation } from "./open.ts";

/**
 * What is to be said of a file:
 * - `gone`: the rooms have none by its key, or keep it back;
 * - `unreachable`: the rooms did not answer; it can be fetched later;
 * - `damaged`: it is not what its author sealed; it is not written;
 * - `there`: something of that name is in the folder, and is not written over;
 * - `mismatch`: it is what its author sealed, and by its first bytes not of the type that they said.
 */
export type FileMark = "gone" | "unreachable" | "damaged" | "there" | "mismatch";

export interface WrittenFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** The message that brings it. */
  readonly message: string;
  /** Where it was written; null where it was not. */
  readonly path: string | null;
  readonly marks: readonly FileMark[];
}

/** In the order of the messages. */
export function filesIn({ messages }: OpenedConversation): readonly { file: SealedFile; message: string }[] {
  return messages.flatMap(({ id, content }) =>
    (readSealedContent(content)?.files ?? []).map(file => ({ file, message: id })),
  );
}

export interface WriteOptions {
  /** It need not be there; what is in it is not written over. */
  readonly folder: string;
  /** What the rooms keep of a file, or why that cannot be had. */
  readonly read: (file: string) => Promise<Blob | "gone" | "unreachable">;
}

export async function writeFiles(
  opened: OpenedConversation,
  { folder, read }: WriteOptions,
): Promise<readonly WrittenFile[]> {
  const names = new FileNames();
  const written: WrittenFile[] = [];
  for (const { file, message } of filesIn(opened)) {
    const { id, name, type, size } = file;
    const path = join(folder, names.of(file));
    const kept = await read(id);
    const mark = typeof kept === "string" ? kept : await writeOne(file, kept, path);
    const isWritten = mark === null || mark === "mismatch";
    const marks = mark === null ? [] : [mark];
    written.push({ id, name, type, size, message, path: isWritten ? path : null, marks });
  }
  return written;
}

/** Whole or not at all. */
async function writeOne(file: SealedFile, sealed: Blob, path: string): Promise<FileMark | null> {
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of openFile(file, sealed.stream())) pieces.push(piece);
  } catch (error) {
    if (error instanceof E2eeError) return "damaged";
    throw error;
  }
  const content = Buffer.concat(pieces);
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(path, content, { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return "there";
    await rm(path, { force: true });
    throw error;
  }
  return contentProblem(file, content) === null ? null : "mismatch";
}
