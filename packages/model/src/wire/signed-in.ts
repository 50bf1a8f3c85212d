/** What a page and the person's room say of the session that the page is in. */
import * as z from "zod/mini";
import { Key } from "../names.ts";
import { Device } from "../session/session.ts";

const Ms = /* @__PURE__ */ z.int().check(/* @__PURE__ */ z.nonnegative());

/** Page → room: the person gave a sign so many milliseconds ago, in this page or another of the same browser. */
export const Here = /* @__PURE__ */ z.object({
  type: /* @__PURE__ */ z.literal("here"),
  idle: Ms,
  device: /* @__PURE__ */ z.optional(Device),
});

/** Room → page: how old the session is, in milliseconds, its limits, and by what is sealed that the page keeps on its device. */
export const SignedIn = /* @__PURE__ */ z.object({
  id: Key,
  age: /* @__PURE__ */ z.number(),
  idle: /* @__PURE__ */ z.number(),
  length: /* @__PURE__ */ z.number(),
  seal: /* @__PURE__ */ z.string(),
});
export type SignedIn = z.infer<typeof SignedIn>;
