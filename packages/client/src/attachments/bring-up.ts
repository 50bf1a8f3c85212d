/** How one file comes to its room: what is missing of it in parts, a few at a time, and then the whole checked. */
import {
  type Claim,
  type ConversationId,
  type Kind,
  PartStored,
  PartsBook,
  partBytes,
  partsOf,
  type RefusalCode,
  UploadStatus,
} from "@carethread/model";
import { CareError, type Delays, type Platform } from "../base/base.ts";
import type { Http } from "../connection/connection.ts";
import type { Content } from "./content.ts";
import { digestOf } from "./digest.ts";

/** What a file is brought up for. */
export type Target = { readonly conversation: ConversationId } | { readonly start: Kind };

/** Parts in flight. */
const atOnce = 3;

export interface BringUpOptions {
  readonly target: Target;
  /** Of the file's room, below the server's address. */
  readonly room: string;
  /** What the file's room is told that it is. */
  readonly claim: Claim;
  readonly content: Content;
  readonly http: Http;
  readonly platform: Platform;
  readonly delays: Delays;
  readonly signal: AbortSignal;
  /** So many bytes of the content are up; or all of them, and it is looked at. */
  readonly progress: (state: "uploading" | "scanning", sent: number) => void;
}

/**
 * Null when it is up and clean; else why it never will be. Rejects with a CareError where it was broken off: called again, it
 * goes on with what is missing.
 */
export async function bringUp(options: BringUpOptions): Promise<RefusalCode | null> {
  const { target, room, claim, http, signal } = options;
  const { name, type, size } = claim;
  const begin = { json: { ...target, name, type, size }, signal };
  let status = await http.ask(`${room}/upload`, UploadStatus, begin);
  let digest: string | null = null;
  try {
    for (;;) {
      if (status.state === "clean") return null;
      if (status.state === "infected" || status.state === "failed") return status.why ?? "attachment-damaged";
      if (status.state === "scanning") {
        options.progress("scanning", size);
        if (digest !== null) await rest(options);
      } else await putMissing(status.parts, options);
      digest ??= await readable(digestOf(options.content));
      status = await http.ask(`${room}/complete`, UploadStatus, { json: { digest }, signal });
    }
  } catch (cause) {
    // Nobody had to do with it for long, and its room has let go of it: it comes up anew.
    if (cause instanceof CareError && cause.code === "not-found")
      throw new CareError("network", { retryable: true, message: "the file's room let go of it", cause });
    throw cause;
  }
}

async function putMissing(there: UploadStatus["parts"], options: BringUpOptions): Promise<void> {
  const { room, content, http, signal, progress } = options;
  const count = partsOf(content.size);
  const book = new PartsBook(count);
  for (const [from, to] of there) for (let part = from; part <= to; part++) book.add(part);
  const bytesOf = (part: number): number => Math.min(partBytes, content.size - (part - 1) * partBytes);
  const missing = Array.from({ length: count }, (_, index) => index + 1).filter(part => !book.has(part));
  let sent = content.size - missing.reduce((sum, part) => sum + bytesOf(part), 0);
  progress("uploading", sent);
  const next = missing.values();
  // The first says what the file is: what its room refuses is refused before the rest goes.
  const put = async (part: number): Promise<void> => {
    const bytes = await readable(content.part(part));
    await http.ask(`${room}/part`, PartStored, { bytes, query: { number: part }, signal });
    sent += bytes.byteLength;
    progress("uploading", sent);
  };
  const { value: first } = next.next();
  if (first === undefined) return;
  await put(first);
  const lane = async (): Promise<void> => {
    for (const part of next) await put(part);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

/** What was read of the file; it may have been moved, or changed, since it was chosen. */
async function readable<T>(read: Promise<T>): Promise<T> {
  try {
    return await read;
  } catch (cause) {
    throw new CareError("attachment-gone", { message: "the file cannot be read any more", cause });
  }
}

/** A moment until it is asked for again. */
function rest({ platform, delays, signal }: BringUpOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = platform.setTimeout(resolve, delays.scanAsk);
    signal.addEventListener("abort", () => {
      platform.clearTimeout(timer);
      reject(new CareError("aborted"));
    });
  });
}
