/** What a deployment may have beside its rooms: a store for the content of files, and a scanner. */
import * as z from "zod/mini";

/** A bucket of an S3-compatible store; the rooms' own storage keeps content where there is none. */
export const ContentSettings = z.object({
  /** Where buckets are paths: `https://s3.eu-central-1.amazonaws.com`. */
  endpoint: z.url(),
  bucket: z.string().check(z.regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "a bucket's name")),
  region: z._default(z.string(), "auto"),
  accessKeyId: z.string().check(z.minLength(1)),
  secretAccessKey: z.string().check(z.minLength(1)),
});
export type ContentSettings = z.infer<typeof ContentSettings>;

/** It is posted the bytes, with the secret as bearer, and answers a ScanVerdict. */
export const ScannerSettings = z.object({
  url: z.url(),
  secret: z.string().check(z.minLength(16)),
});
export type ScannerSettings = z.infer<typeof ScannerSettings>;
