/** The words of what is attached to a draft. */
import { attaching, general, refusals } from "../words/words.ts";

export const english = { ...general, ...refusals, ...attaching };

export type AttachmentsWords = typeof english;
