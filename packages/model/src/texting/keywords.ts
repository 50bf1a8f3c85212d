/**
 * The words that a carrier's customer can say to any sender, as a whole message: how CTIA's Messaging Principles and
 * providers have them (https://help.twilio.com/articles/223134027).
 */
export type Keyword = "stop" | "start" | "help";

const words: Readonly<Record<Keyword, readonly string[]>> = {
  stop: [
    "stop",
    "stopall",
    "stop all",
    "unsubscribe",
    "cancel",
    "end",
    "quit",
    "revoke",
    "optout",
    "opt out",
    "opt-out",
  ],
  start: ["start", "unstop"],
  help: ["help", "info"],
};

/** Words that also mean something else between a patient and who cares for them. */
const ambiguous: readonly string[] = ["cancel", "end"];

/** A whole message without what people and phones put around it: blanks, quotes, marks at its ends. */
function bare(body: string): string {
  return body
    .normalize("NFKC")
    .replace(/^[\s\p{P}\p{Cf}]+|[\s\p{P}\p{Cf}]+$/gu, "")
    .replace(/\s+/g, " ")
    .toLowerCase();
}

/** What a message says that is one of those words and nothing else. */
export function keywordOf(body: string): Keyword | null {
  const said = bare(body);
  for (const [keyword, all] of Object.entries(words)) if (all.includes(said)) return keyword as Keyword;
  return null;
}

/** Whether the patient may have meant something else by it, so that staff are told as well. */
export function isAmbiguousStop(body: string): boolean {
  return ambiguous.includes(bare(body));
}
