/** How what older versions stored becomes what this one reads: a step a format, in their order. */
import { fromFormat10 } from "./from-format-10.ts";
import { fromFormat11 } from "./from-format-11.ts";
import { fromFormat12 } from "./from-format-12.ts";

export const conversationSteps = [fromFormat10, fromFormat11, fromFormat12] as const;
