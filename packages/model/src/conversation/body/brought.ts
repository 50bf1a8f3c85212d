/** The files that a message brings: how it names them, and why it cannot. */
import * as z from "zod/mini";
import { type Attachment, allowedHere, uploadProblem } from "../../attachment/attachment.ts";
import { limits } from "../../limits.ts";
import { Key } from "../../names.ts";
import { wellFormed } from "../../people/people.ts";
import type { Policy } from "../../practice/practice.ts";
import { type Refusal, refusal } from "../../refusals/refusals.ts";
import { cleanText, textProblem } from "../../text/text.ts";
import type { Context } from "../context.ts";

/** A file by its room's key; the room says what it is called and what it is. */
const NamedFile = z.object({
  id: Key,
  alt: z.optional(z.string().check(z.maxLength(limits.altLength), wellFormed)),
  width: z.optional(z.int().check(z.positive(), z.maximum(limits.pixels))),
  height: z.optional(z.int().check(z.positive(), z.maximum(limits.pixels))),
});
export type NamedFile = z.infer<typeof NamedFile>;

/** In the order in which they are shown. */
export const NamedFiles = z.array(NamedFile).check(z.maxLength(limits.attachments));

/** The files that a message brings, as their rooms say what they are; `isEncrypted`: its conversation is, from end to end. */
export function broughtBy(
  policy: Pick<Policy, "attachments">,
  { facts: { settings }, files }: Context,
  named: readonly NamedFile[] = [],
  isEncrypted = false,
): readonly Attachment[] | Refusal {
  if (named.length === 0) return [];
  const allowed = allowedHere(policy.attachments, settings, isEncrypted);
  if (allowed === null) return refusal("attachments-off");
  if (named.length > allowed.count) return refusal("attachment-too-many", { most: allowed.count });
  const brought: Attachment[] = [];
  for (const { id, alt, width, height } of named) {
    const file = files?.get(id);
    if (file === undefined || brought.some(other => other.id === id))
      return refusal("attachment-gone", { file: id });
    if ("refused" in file) return refusal(file.refused, { ...file.params, file: id });
    // What is to be said of a sealed file is sealed with the words.
    const isSaid = alt !== undefined || width !== undefined || height !== undefined;
    if (isEncrypted && isSaid) return refusal("encrypted");
    const denied = uploadProblem(allowed, file);
    if (denied !== null) return refusal(denied.refused, { ...denied.params, file: id });
    const shape = width === undefined || height === undefined ? {} : { width, height };
    const words = cleanText(alt ?? "");
    brought.push({
      id,
      name: file.name,
      type: file.type,
      size: file.size,
      ...shape,
      ...(words ? { alt: words } : {}),
    });
  }
  return brought;
}

/** A message's words, cleaned: where it brings files none need be there. */
export function wordsBeside(raw: string, brought: readonly Attachment[]): string | Refusal {
  const said = cleanText(raw);
  const problem = textProblem(said);
  if (problem === null) return said;
  return problem === "text-empty" && brought.length > 0 ? "" : refusal(problem);
}
