/** What is in a file, as it can be shown: what a device has sealed is opened on this one. Loaded with the first file. */
import type { Http } from "../connection/connection.ts";
import type { FileSealer, KnownFiles } from "./content.ts";

export interface ContentsOptions {
  readonly known: KnownFiles;
  readonly http: () => Promise<Http>;
  readonly encryption: () => Promise<FileSealer>;
}

/** Rejects with a CareError. */
export async function contentOf(
  { known, http, encryption }: ContentsOptions,
  id: string,
  signal?: AbortSignal,
): Promise<Blob> {
  const content = await (await http()).content(id, signal);
  const file = known.get(id);
  return file === undefined ? content : (await encryption()).openContent(file, content);
}

/** The same, read as it is wanted. */
export async function streamOf(
  { known, http, encryption }: ContentsOptions,
  id: string,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  const file = known.get(id);
  if (file === undefined) return (await http()).stream(id, signal);
  // What is in it is known when all of it is opened: what is no file is told of before anybody takes a part of it.
  return (await contentOf({ known, http, encryption }, id, signal)).stream();
}
