/** The settings as they are pushed: what is left out has its default. */
import * as z from "zod/mini";
import { schemasOf } from "./flag.ts";
import { flags } from "./flags.ts";

export const PracticeSettings = /* @__PURE__ */ z.object(/* @__PURE__ */ schemasOf(flags));
export type PracticeSettings = z.infer<typeof PracticeSettings>;
export type FlagName = keyof typeof flags;
