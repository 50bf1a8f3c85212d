/** What a practice has chosen: gates that stay live, whatever a conversation's policy says. */
import * as z from "zod/mini";
import { schemasOf } from "./flag.ts";
import { flags } from "./flags.ts";

export { countries, emergencyNumberOf } from "./countries.ts";
export { flags } from "./flags.ts";
export { type MixProblem, mixProblem } from "./mixes.ts";
export { FollowQuestion, Marker, MarkerLook, ReplyField, SettingsTab } from "./values.ts";

/** A practice's settings, as they are pushed: what is left out has its default. */
export const PracticeSettings = /* @__PURE__ */ z.object(/* @__PURE__ */ schemasOf(flags));
export type PracticeSettings = z.infer<typeof PracticeSettings>;
export type FlagName = keyof typeof flags;
