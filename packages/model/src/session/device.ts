/** On what somebody is signed in, as their browser says it: for them to know it again, and for nothing else. */
import * as z from "zod/mini";

const Brand = /* @__PURE__ */ z.string().check(/* @__PURE__ */ z.maxLength(40));

/** Names as their makers write them; empty where they are not known. */
export const Device = /* @__PURE__ */ z.object({ browser: Brand, system: Brand });
export type Device = z.infer<typeof Device>;
