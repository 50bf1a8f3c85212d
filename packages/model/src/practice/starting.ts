/** How a conversation of each kind begins: what is asked of who starts it, before the kind's policy holds. */
import type { Kind } from "./kind.ts";

export interface Starting {
  /** Who may begin it without a word; everybody else begins with a message. */
  readonly empty: "nobody" | "staff" | "both";
  /** Portal users begin it by the answers to a questionnaire, whose title is then the conversation's. */
  readonly questionnaire: boolean;
}

export const starting: Readonly<Record<Kind, Starting>> = {
  continuous: { empty: "both", questionnaire: false },
  topic: { empty: "nobody", questionnaire: false },
  direct: { empty: "nobody", questionnaire: false },
  "encounter-chat": { empty: "staff", questionnaire: true },
  internal: { empty: "staff", questionnaire: false },
};

/** Whether somebody of this side may begin a conversation of this kind without a word. */
export function beginsEmpty(kind: Kind, side: "staff" | "portal"): boolean {
  const { empty } = starting[kind];
  return empty === "both" || empty === side;
}
