/** What a practice's number says by itself. The opt-in text is a form's, and stands as it is. */

import { plainText } from "./plain.ts";

/**
 * - `opt-in`: asks for the date of birth;
 * - `again`: a reply did not hold it;
 * - `failed`: none did, of so many;
 * - `enabled`: it was right;
 * - `help`: an answer to HELP;
 * - `no-files`: an answer to a picture or another file, of which the care team sees nothing.
 *
 * To STOP nothing is said: providers confirm it, and nothing may be sent after it.
 */
export type AutomaticText = "opt-in" | "again" | "failed" | "enabled" | "help" | "no-files";

/** To who texts while the practice is closed: when it opens (milliseconds since 1970), by its own clocks, and whom to call. */
export function closedText(
  practice: string,
  { opensAt, zone, call }: { readonly opensAt: number; readonly zone: string; readonly call: string },
): string {
  const opens = new Intl.DateTimeFormat("en-US", {
    ...{ timeZone: zone, weekday: "long", month: "long", day: "numeric" },
    ...{ hour: "numeric", minute: "2-digit" },
  }).format(opensAt);
  return plainText(
    `${practice}: the practice is closed now. It opens ${opens}. In an emergency, call ${call}.`,
  );
}

const stop = "Reply STOP to opt out.";

const texts: Readonly<Record<AutomaticText, (practice: string) => string>> = {
  "opt-in": practice =>
    `A member of your care team at ${practice} is trying to get in contact with you. Please send your date of birth (MM/DD/YYYY) to confirm your identity. If you choose to opt out of these messages at any time, please respond 'STOP'. Message and data rates may apply.`,
  again: practice =>
    `${practice}: this did not match. Please send your date of birth as MM/DD/YYYY, with slashes. ${stop}`,
  failed: practice => `${practice}: we could not confirm your identity. Please call your care team.`,
  enabled: practice =>
    `${practice}: thank you. You can now text with your care team at this number. It is not for emergencies. ${stop}`,
  "no-files": practice =>
    `${practice}: pictures and files cannot be received at this number. Your care team sees only what you write.`,
  help: practice =>
    `${practice}: messages from your care team. For help call the practice. Message and data rates may apply. ${stop}`,
};

export function automaticText(text: AutomaticText, practice: string): string {
  return texts[text](practice);
}
