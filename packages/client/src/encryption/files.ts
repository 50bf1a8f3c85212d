/** Files of encrypted conversations: sealed on their way to their rooms, opened by what the message says that brings them. */
import { contentProblem, partBytes, type SealedFile } from "@carethread/model";
import { E2eeError, openFile, sealFile } from "@carethread/model/e2ee";
import type { Content } from "../attachments/attachments.ts";
import { CareError } from "../base/base.ts";

/** What comes up of a file, in the parts that its room keeps. */
export async function sealedContent(id: string, key: string, blob: Blob): Promise<Content> {
  return sealFile(
    { id, key, size: blob.size },
    async (from, to) => new Uint8Array(await blob.slice(from, to).arrayBuffer()),
  );
}

/**
 * The content of a file, as its author sealed it. Its room could not look into it: what it is not said to be rejects with a
 * CareError "attachment-mismatch", and what is not as it was sealed with "attachment-damaged".
 */
export async function openedContent(file: SealedFile, sealed: Blob): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  try {
    for await (const piece of openFile(file, partsIn(sealed))) pieces.push(piece);
  } catch (error) {
    throw error instanceof E2eeError ? new CareError("attachment-damaged") : error;
  }
  const problem = contentProblem(file, pieces[0] ?? new Uint8Array(0));
  if (problem !== null) throw new CareError(problem.refused);
  return new Blob(pieces, { type: file.type });
}

async function* partsIn(blob: Blob): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < blob.size; at += partBytes)
    yield new Uint8Array(await blob.slice(at, at + partBytes).arrayBuffer());
}
