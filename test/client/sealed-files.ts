/** Files that people attach in encrypted conversations, as tests look at them. */
import assert from "node:assert/strict";
import {
  type CareClient,
  CareError,
  type ConversationStore,
  type Item,
  type Upload,
  type ZipOptions,
} from "@carethread/client";
import type { Attachment } from "@carethread/model";
import { exportWords } from "../support/export-words.ts";
import { fileOf } from "../support/files.ts";
import { type Scene, until } from "./support.ts";

/** More than two parts. */
export const content = fileOf("png", 150_000) as Uint8Array<ArrayBuffer>;
export const photo = new File([content], "Rash, left knee.png", { type: "image/png" });
export const text = new File(["Ibuprofen at eight"], "diary.txt", { type: "text/plain" });

export const filesOf = (items: readonly Item[]): readonly Attachment[] =>
  items.flatMap(({ event }) => (event?.type === "message" ? (event.body.attachments ?? []) : []));
export const areUp = (uploads: readonly Upload[]): boolean =>
  uploads.length > 0 && uploads.every(({ state }) => state === "ready");
export const bytesOf = async (blob: Blob): Promise<Buffer> => Buffer.from(await blob.arrayBuffer());
export const refusedAs =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof CareError && error.code === code;

export const exporting: ZipOptions = {
  ...{ words: exportWords, language: "en", dir: "ltr", timeZone: "UTC" },
  missing: names => names.join(),
};

/** Resolves with the ids of what is attached then, when all of it is up. */
export async function attach(thread: ConversationStore, ...files: File[]): Promise<readonly string[]> {
  await until(thread.$may, may => may?.attach?.sealed === true);
  await thread.attach(files);
  const uploads = await until(thread.$attachments, areUp);
  return uploads.map(({ id }) => id);
}

/** What the room of a file gives whoever may read it. */
export async function keptOf(
  { server, world: { practice } }: Scene,
  client: CareClient,
  id: string,
): Promise<{ type: string; bytes: Buffer }> {
  const kind = client.$me.get()?.side === "staff" ? "staff" : "portal";
  const answer = await server.fetch(`${server.url}/parties/attachment/${practice.id}~${id}/content`, {
    headers: { authorization: `Bearer ${await practice.token(kind, kind === "staff" ? "kim" : "rosa")}` },
  });
  assert.equal(answer.status, 200);
  return { type: answer.headers.get("content-type") ?? "", bytes: Buffer.from(await answer.arrayBuffer()) };
}
