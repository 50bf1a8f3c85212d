/**
 * What devices seal, as it goes over the wire and stands in the rooms: they can open none of it. How it is made and
 * opened: `@carethread/model/e2ee`.
 */
import * as z from "zod/mini";
import { Key } from "../names.ts";

/** Bytes in base64url without padding (RFC 4648, section 5). */
export const Bytes = /* @__PURE__ */ z.string().check(/* @__PURE__ */ z.regex(/^[A-Za-z0-9_-]*$/));

/** A device of a person, as it is called by its keys: see `deviceIdOf` of `@carethread/model/e2ee`. */
export const DeviceId = Key;
export type DeviceId = z.infer<typeof DeviceId>;

/** Words under the key of an epoch, with the device that wrote them; the words' size is one of `sealedSizes`. */
export const Sealed = /* @__PURE__ */ z.object({
  /** The version of all of this, 1: what another one seals is shown as locked. */
  v: /* @__PURE__ */ z.int(),
  /** By whose key they are opened, from 1. */
  epoch: /* @__PURE__ */ z.int().check(/* @__PURE__ */ z.positive()),
  device: DeviceId,
  /** Which of the messages that this device sealed for the conversation it is, from 1; 0 for what is no message. */
  n: /* @__PURE__ */ z.int().check(/* @__PURE__ */ z.nonnegative()),
  /** 32 random bytes, of which the key of these words alone is derived. */
  salt: Bytes,
  /** AES-256-GCM: the padded words, and 16 bytes of its tag. */
  box: Bytes,
  /** ECDSA on P-256 with SHA-256 by the device: 64 bytes. */
  signature: Bytes,
});
export type Sealed = z.infer<typeof Sealed>;

/** The sizes to which words are padded, in bytes: who sees only the box learns no more of their length. */
export const sealedSizes = [256, 1024, 4096, 16_384, 65_536] as const;

/** The largest that a preview, which an inbox row opens, and a title are padded to, in bytes. */
export const previewSize = 1024;
export const titleSize = 4096;

const tag = 16;

/** How many bytes a text in base64url stands for. */
function bytesIn(text: string): number {
  return Math.floor((text.length * 3) / 4);
}

/** Whether it has a shape that only something sealed has: of the sizes and lengths that there are. */
export function isSealed(
  { v, salt, box, signature }: Sealed,
  most: number = sealedSizes.at(-1) ?? 0,
): boolean {
  const size = bytesIn(box) - tag;
  const isSize = sealedSizes.some(each => each === size) && size <= most;
  return v === 1 && isSize && bytesIn(salt) === 32 && bytesIn(signature) === 64;
}
