/** The files of an opened conversation, fetched from the rooms, opened, and written into a folder. */
import { mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { contentProblem, FileNames, readSealedContent, type SealedFile } from "@carethread/model";
import { E2eeError, openFile } from "@carethread/model/e2ee";
import type { OpenedConversation } from "./open.ts";

/**
 * What is to be said of a file:
 * - `gone`: the rooms have none by its key, or keep it back;
 * - `damaged`: it is not what its author sealed; it is not written;
 * - `mismatch`: it is what its author sealed, and by its first bytes not of the type that they said.
 */
export type FileMark = "gone" | "damaged" | "mismatch";

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
  /** What the rooms keep of a file; null where they keep nothing, or keep it back. */
  readonly read: (file: string) => Promise<Blob | null>;
}

export async function writeFiles(
  opened: OpenedConversation,
  { folder, read }: WriteOptions,
): Promise<readonly WrittenFile[]> {
  const names = new FileNames();
  const written: WrittenFile[] = [];
  for (const { file, message } of filesIn(opened)) {
    const { id, name, type, size } = file;
    const sealed = await read(id);
    const path = join(folder, names.of(file));
    const marks = sealed === null ? (["gone"] as const) : await writeOne(file, sealed, path, folder);
    const isThere = !marks.some(mark => mark === "gone" || mark === "damaged");
    written.push({ id, name, type, size, message, path: isThere ? path : null, marks });
  }
  return written;
}

async function writeOne(
  file: SealedFile,
  sealed: Blob,
  path: string,
  folder: string,
): Promise<readonly FileMark[]> {
  await mkdir(folder, { recursive: true });
  const target = await open(path, "wx", 0o600);
  let isDamaged = false;
  let mark: FileMark | null = null;
  try {
    let isFirst = true;
    for await (const piece of openFile(file, sealed.stream())) {
      if (isFirst && contentProblem(file, piece) !== null) mark = "mismatch";
      isFirst = false;
      await target.write(piece);
    }
  } catch (error) {
    if (!(error instanceof E2eeError)) throw error;
    isDamaged = true;
  } finally {
    await target.close();
  }
  if (isDamaged) await rm(path);
  return isDamaged ? ["damaged"] : mark === null ? [] : [mark];
}
