/** What an inbox row says of its conversation's keys. Apart from what else is said of keys: a list needs nothing of that. */
import * as z from "zod/mini";
import { Key } from "../names.ts";
import { Sealed } from "./sealed.ts";

/** As much as is needed to open its title and last message. */
export const RowKeys = /* @__PURE__ */ z.object({ scope: Key, title: /* @__PURE__ */ z.optional(Sealed) });
export type RowKeys = z.infer<typeof RowKeys>;
