/**
 * A practice's own words in place of the elements': by language, and by the word's name in the elements' table of words.
 * Only shapes are known here: which words there are, the elements know, and a name that is none of them changes nothing.
 */
import * as z from "zod/mini";

/** By language, then by the word's name, with a dot where one is nested: `{ en: { "refused.text-empty": "Say something." } }`. */
export const Labels = z.record(z.string(), z.record(z.string(), z.string()));
export type Labels = z.infer<typeof Labels>;

/** As a welcome says them: nothing where there are none. */
export function toldLabels({ labels = {} }: { readonly labels?: Labels | undefined }): {
  readonly labels?: Labels;
} {
  return Object.values(labels).some(words => Object.keys(words).length > 0) ? { labels } : {};
}
