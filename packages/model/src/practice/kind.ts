/** Kinds of conversation, and what pages that only list them know of each. */
import * as z from "zod/mini";
import { oneOf, orElse } from "../fallbacks.ts";

export const Kind = /* @__PURE__ */ orElse(
  z.enum(["continuous", "topic", "direct", "encounter-chat", "internal"]),
  "topic",
);
export type Kind = z.infer<typeof Kind>;

/** Whether a conversation has a title. */
export const TitleRule = /* @__PURE__ */ oneOf("optional", "required", "none");
