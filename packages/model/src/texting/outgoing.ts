/** What goes out to a phone by what one of the staff writes: the one place that says it, for rooms and for who counts it before. */
import { plainText } from "./plain.ts";
import type { TextRules } from "./rules.ts";
import { signatureOf } from "./signature.ts";

/** More characters no text can have that a provider takes. */
export const longestText = 1_600;

/** What one of the staff writes: its words, which may be empty where there are files, and how many files it brings. */
export interface Outgoing {
  readonly text: string;
  readonly files: number;
  readonly by: Parameters<typeof signatureOf>[0];
}

export function outgoingText(rules: TextRules, { text, files, by }: Outgoing): string {
  const { practice, content, address, signed } = rules;
  if (content === "link" && address !== undefined)
    return plainText(`${practice}: you have a new message from your care team. Read it at ${address}`);
  // A file stays where it is: who cannot see it is told that there is one.
  const lines = [
    ...(text === "" ? [] : [text]),
    ...(files === 0
      ? []
      : [`(${files === 1 ? "1 file" : `${files} files`}: see the patient portal, or ask us)`]),
    ...(signed ? [`\u2013 ${signatureOf(by)}`] : []),
  ];
  return plainText(lines.join("\n"));
}
