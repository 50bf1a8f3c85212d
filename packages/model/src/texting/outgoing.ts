/** What goes out to a phone by what one of the staff writes: the one place that says it, for rooms and for who counts it before. */
import { plainText } from "./plain.ts";
import type { TextRules } from "./rules.ts";
import { signatureOf } from "./signature.ts";

/** More characters no text can have that a provider takes. */
export const longestText = 1_600;

export function outgoingText(rules: TextRules, text: string, by: Parameters<typeof signatureOf>[0]): string {
  const { practice, content, address, signed } = rules;
  if (content === "link" && address !== undefined)
    return plainText(`${practice}: you have a new message from your care team. Read it at ${address}`);
  const isSigned = signed && text !== "";
  return plainText(isSigned ? `${text}\n\u2013 ${signatureOf(by)}` : text);
}
