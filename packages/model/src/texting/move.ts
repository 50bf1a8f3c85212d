/** A patient's step on the way to being texted, as it is told to staff who asked to be. */
import * as z from "zod/mini";
import { Key } from "../names.ts";
import { TextingStatus } from "./status.ts";

/** What a page and a host's back end are told: nothing of the patient but their key, and how far they are. */
export const TextingMove = /* @__PURE__ */ z.object({
  /** Each is told at least once; who is told twice knows it by its id. */
  id: Key,
  patient: Key,
  status: TextingStatus,
  /** Rises with each step of this patient: of two that come in another order the higher is the later. */
  rev: z.int(),
  /** Milliseconds since 1970. */
  at: z.int(),
});
export type TextingMove = z.infer<typeof TextingMove>;

/** Whether this step is told of at all: that a number is new in the chart, and nobody has begun with it, is none. */
export function isMove(before: TextingStatus | undefined, after: TextingStatus | undefined): boolean {
  return after !== undefined && after !== "none" && after !== before;
}
