/** How far a file is, and what may come of it. */
import * as z from "zod/mini";
import { orElse } from "../fallbacks.ts";

/**
 * - `uploading`: parts are missing, or it was not said that all are there;
 * - `scanning`: whole, and of the type that it is said to be; the scanner has not answered yet;
 * - `clean`: it may be named by a message, and read;
 * - `infected`, `failed`: it is never read. Its content is gone; why is told to who sent it. A page takes a state that it
 *   does not know for `failed`.
 */
export const AttachmentState = /* @__PURE__ */ orElse(
  z.enum(["uploading", "scanning", "clean", "infected", "failed"]),
  "failed",
);
export type AttachmentState = z.infer<typeof AttachmentState>;

const next: Readonly<Record<AttachmentState, readonly AttachmentState[]>> = {
  uploading: ["scanning", "clean", "failed"],
  scanning: ["clean", "infected", "failed"],
  clean: [],
  infected: [],
  failed: [],
};

export function canBecome(from: AttachmentState, to: AttachmentState): boolean {
  return next[from].includes(to);
}

/** Whether it stays as it is. */
export function isSettled(state: AttachmentState): boolean {
  return next[state].length === 0;
}
