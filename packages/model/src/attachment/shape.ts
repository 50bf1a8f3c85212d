/** A file as a message carries it. Its content is asked of the file's own room, with the right to the message. */
import * as z from "zod/mini";
import { Key } from "../names.ts";
import { isImage } from "./images.ts";

export const Attachment = z.object({
  id: Key,
  /** Cleaned: see `cleanFileName`. */
  name: z.string(),
  /** What its content is, checked by its room; a page that is older than its rooms may not know it. */
  type: z.string(),
  /** Bytes. */
  size: z.int(),
  /** Of a picture, in pixels as it is shown, so that it has its place before it is there. */
  width: z.optional(z.int()),
  height: z.optional(z.int()),
  /** What a picture shows, in words of who sent it. */
  alt: z.optional(z.string()),
});
export type Attachment = z.infer<typeof Attachment>;

/** How many files a message brings, by sort, and what one document alone is called: what a row says of it. */
export const Attached = z.object({ images: z.int(), documents: z.int(), name: z.optional(z.string()) });
export type Attached = z.infer<typeof Attached>;

/** Undefined where there is none. */
export function attachedIn(attachments: readonly Attachment[] = []): Attached | undefined {
  const images = attachments.filter(({ type }) => isImage(type)).length;
  const [first] = attachments;
  if (first === undefined) return undefined;
  const isAlone = attachments.length === 1 && images === 0;
  return { images, documents: attachments.length - images, ...(isAlone ? { name: first.name } : {}) };
}
