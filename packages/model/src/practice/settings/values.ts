/** Values of flags that pages know too: to a page that does not know one, the safest. */
import * as z from "zod/mini";
import { orElse } from "../../fallbacks.ts";

/** How somebody outside the care team is asked whether to be notified; what holds nothing up serves a page that knows no other. */
export const FollowQuestion = /* @__PURE__ */ orElse(z.enum(["dialog", "banner"]), "banner");

/** Which messages mark a conversation as unread in the list: all, or those that are in the person's badge. */
export const Marker = /* @__PURE__ */ orElse(z.enum(["all", "admitted"]), "all");
export type Marker = z.infer<typeof Marker>;

/** How an unread conversation is marked: the words for screen readers are the same. */
export const MarkerLook = /* @__PURE__ */ orElse(
  z.enum(["dot", "red-dot", "blue-dot", "pulsing-dot", "exclamation"]),
  "dot",
);
export type MarkerLook = z.infer<typeof MarkerLook>;

/** The parts by which a list is looked through. */
export const SettingsTab = z.enum(["all", "unread", "read", "due", "active", "archived"]);
export type SettingsTab = z.infer<typeof SettingsTab>;

export const ReplyField = /* @__PURE__ */ orElse(z.enum(["open", "button"]), "open");
