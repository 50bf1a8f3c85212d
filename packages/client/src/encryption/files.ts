/** Files of encrypted conversations: sealed on their way to their rooms, and opened by what the message that brings them says. */
import { contentProblem, type SealedFile } from "@carethread/model";
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

/** So many first bytes say what a file is. */
const first = 4096;

/**
 * The content of a file, as its author sealed it. Its room could not look into it: what it is not said to be rejects with a
 * CareError "attachment-mismatch", and what is not as it was sealed with "attachment-damaged".
 */
export async function openedContent(file: SealedFile, sealed: Blob): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for await (const piece of opened(file, sealed.stream())) pieces.push(piece);
  return new Blob(pieces, { type: file.type });
}

async function* opened(
  file: SealedFile,
  sealed: ReadableStream<Uint8Array>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let isKnown = false;
  try {
    for await (const piece of openFile(file, piecesOf(sealed))) {
      // A part is longer than what says what a file is.
      const problem = isKnown ? null : contentProblem(file, piece.subarray(0, first));
      if (problem !== null) throw new CareError(problem.refused);
      isKnown = true;
      yield piece;
    }
  } catch (error) {
    throw error instanceof E2eeError ? new CareError("attachment-damaged") : error;
  }
}

/** Not every engine goes through a stream by itself. */
async function* piecesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}
