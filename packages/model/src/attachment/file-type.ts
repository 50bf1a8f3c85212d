/** Apart from the table, which pages read that check no settings. */
import * as z from "zod/mini";
import { fileTypes, type FileType as Known } from "./types.ts";

export const FileType = /* @__PURE__ */ z.enum(/* @__PURE__ */ Object.keys(fileTypes) as [Known, ...Known[]]);
export type FileType = z.infer<typeof FileType>;
