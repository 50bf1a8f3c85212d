/** The zip of what is taken out, as a stream that reads no further than it is read. */
import {
  type Exported,
  type ExportedConversation,
  exportBundle,
  exportPage,
  FileNames,
  filesFolder,
} from "@carethread/model";
import { makeZip } from "client-zip";
import { type ContentsOptions, lazyContents } from "../attachments/attachments.ts";
import { CareError, type ExportProgress, type ZipOptions } from "../base/base.ts";
import type { Session } from "../connection/connection.ts";
import { patiently } from "./patiently.ts";

export interface ZipParts extends ContentsOptions {
  readonly session: Session;
  /** What is taken out, read until the signal. */
  readonly exported: (signal: AbortSignal) => Exported;
  readonly signal: AbortSignal;
}

/** Text is handed on in pieces of about so many characters. */
const piece = 16 * 1024;

/** How much of the work is the page, and the Bundle; the rest is files. */
const pageShare = 0.3;
const bundleShare = 0.2;

export function zipOf(
  { session, exported, signal, ...contents }: ZipParts,
  { missing, progress, ...page }: ZipOptions,
): ReadableStream<Uint8Array> {
  const ending = new AbortController();
  const end = (): void => ending.abort(signal.reason);
  if (signal.aborted) end();
  else signal.addEventListener("abort", end, { once: true });
  const names = new FileNames();
  const files: { readonly id: string; readonly size: number }[] = [];
  const known = new Set<string>();
  const taken = exported(ending.signal);
  const all = taken.conversations.reduce((sum, { row }) => sum + row.messages, 0);
  let told: ExportProgress = { messages: 0, files: 0, share: 0 };
  const tell = (change: Partial<ExportProgress>): void => {
    told = { ...told, ...change, share: Math.max(told.share, Math.min(change.share ?? 0, 1)) };
    progress?.(told);
  };

  /** The same, with each message told as it is read. */
  const counted = (said: (n: number) => void): Exported => {
    let n = 0;
    return {
      ...taken,
      conversations: taken.conversations.map(conversation => ({
        ...conversation,
        async *events() {
          for await (const event of conversation.events()) {
            if (event.type === "message") {
              for (const { id, size } of event.body.attachments ?? []) {
                if (!known.has(id)) files.push({ id, size });
                known.add(id);
              }
              said(++n);
            }
            yield event;
          }
        },
      })) satisfies ExportedConversation[],
    };
  };

  async function content(id: string): Promise<ReadableStream<Uint8Array> | null> {
    try {
      return await patiently(
        session,
        async () => (await lazyContents()).streamOf(contents, id, ending.signal),
        ending.signal,
      );
    } catch (error) {
      // A file that is held back, or gone, ends nothing: a text beside the others names it.
      if (error instanceof CareError && (error.code === "not-found" || error.code.startsWith("attachment-")))
        return null;
      throw error;
    }
  }

  async function* parts() {
    const lastModified = new Date(taken.at);
    const part = (n: number) => n / Math.max(all, 1);
    const pages = counted(n => tell({ messages: n, share: pageShare * part(n) }));
    yield { name: "index.html", lastModified, input: gathered(exportPage(pages, { ...page, names })) };
    const again = counted(n => tell({ share: pageShare + bundleShare * part(n) }));
    yield { name: "messages.fhir.json", lastModified, input: gathered(exportBundle(again, { names })) };
    const lost: string[] = [];
    const size = files.reduce((sum, { size }) => sum + size, 0);
    let done = 0;
    for (const [nth, file] of files.entries()) {
      const name = names.all().get(file.id) ?? file.id;
      const input = await content(file.id);
      if (input === null) lost.push(name);
      else yield { name: `${filesFolder}/${name}`, lastModified, input: checked(input, file.size) };
      done += file.size;
      const share = pageShare + bundleShare + (1 - pageShare - bundleShare) * (done / Math.max(size, 1));
      tell({ files: nth + 1 - lost.length, share });
    }
    if (lost.length > 0) yield { name: "files-missing.txt", lastModified, input: missing(lost) };
    tell({ share: 1 });
  }

  const reader = makeZip(parts()).getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          ending.signal.throwIfAborted();
          const { done, value } = await reader.read();
          if (done) {
            signal.removeEventListener("abort", end);
            controller.close();
          } else controller.enqueue(value);
        } catch (error) {
          ending.abort();
          throw signal.aborted ? new CareError("aborted", { cause: error }) : careErrorOf(error);
        }
      },
      async cancel(reason) {
        ending.abort(reason);
        // What is being read ends by the signal.
        await reader.cancel(reason).catch(() => {});
      },
    },
    // Nothing is read before somebody wants it.
    { highWaterMark: 0 },
  );
}

function careErrorOf(error: unknown): CareError {
  if (error instanceof CareError) return error;
  return new CareError("network", { retryable: true, message: "no answer came", cause: error });
}

/** A file's bytes; an answer that ends early is no file. */
async function* checked(stream: ReadableStream<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  let read = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      read += value.byteLength;
      if (value.byteLength > 0) yield value;
    }
    if (read !== size) throw new CareError("network", { retryable: true, message: "a file came in part" });
  } finally {
    await reader.cancel().catch(() => {});
  }
}

/** The library takes a piece without a character for the end: there is none. */
async function* gathered(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let text = "";
  for await (const more of texts) {
    text += more;
    if (text.length < piece) continue;
    yield text;
    text = "";
  }
  if (text !== "") yield text;
}
