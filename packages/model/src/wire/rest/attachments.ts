/**
 * How a file comes up, and what is said of it. Its room is `/parties/attachment/<practice>~<key>`, the key a new random one of
 * the page's:
 *
 * | method and path | body → answer |
 * |---|---|
 * | `POST upload` | BeginUpload → UploadStatus; the same again is how one goes on |
 * | `HEAD upload` | → the headers of `uploadHeaders` |
 * | `PUT part?number=<n>` | the bytes → PartStored |
 * | `POST complete` | CompleteUpload → UploadStatus; again until it is settled |
 * | `DELETE upload` | → UploadGone; of what no message names |
 * | `GET content` | → the bytes |
 */
import * as z from "zod/mini";
import { AttachmentState } from "../../attachment/attachment.ts";
import { Key } from "../../names.ts";
import { Kind } from "../../practice/practice.ts";
import { RefusalCode } from "../../refusals/refusals.ts";

/** SHA-256 in hex. */
const Digest = /* @__PURE__ */ z.string().check(z.regex(/^[0-9a-f]{64}$/, "64 digits in hex"));

export const BeginUpload = /* @__PURE__ */ z.object({
  conversation: z.optional(Key),
  /** In its place: the first message of a conversation of this kind is to bring it, whoever it will be about. */
  start: z.optional(Kind),
  /** It is cleaned by the room: see `cleanFileName`. */
  name: /* @__PURE__ */ z.string().check(z.maxLength(4096)),
  /** One of `May.attach.types`. */
  type: /* @__PURE__ */ z.string().check(z.maxLength(200)),
  size: /* @__PURE__ */ z.int().check(z.nonnegative()),
});
export type BeginUpload = z.infer<typeof BeginUpload>;

export const CompleteUpload = /* @__PURE__ */ z.object({ digest: Digest });
export type CompleteUpload = z.infer<typeof CompleteUpload>;

/** From one to another. A list of two and no tuple, of which a page would need a part of zod that nothing else needs. */
const Stretch = /* @__PURE__ */ z
  .array(z.int())
  .check(z.refine(list => list.length === 2)) as unknown as z.ZodMiniType<[from: number, to: number]>;

export const UploadStatus = /* @__PURE__ */ z.object({
  id: Key,
  name: z.string(),
  type: z.string(),
  size: z.int(),
  state: AttachmentState,
  /** Why it is infected or failed. */
  why: z.optional(RefusalCode),
  /** The parts that are there, as stretches from one to another, both inclusive. */
  parts: z.array(Stretch),
});
export type UploadStatus = z.infer<typeof UploadStatus>;

export const PartStored = /* @__PURE__ */ z.object({ part: z.int() });
export type PartStored = z.infer<typeof PartStored>;

export const UploadGone = /* @__PURE__ */ z.object({ gone: z.literal(true) });

/** What `HEAD upload` says: the state, why it is so, and the parts as `writtenParts` writes them. */
export const uploadHeaders = {
  state: "carethread-state",
  why: "carethread-why",
  parts: "carethread-parts",
} as const;
