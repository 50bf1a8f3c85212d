/** Mixes of flags that cannot be: each with the sentence that says to who administers why. */
import type { PracticeSettings } from "./schema.ts";

export interface MixProblem {
  /** The flag that is wrong by another one. */
  readonly flag: keyof PracticeSettings;
  readonly sentence: string;
}

type Mix = MixProblem & { readonly isWrong: (settings: PracticeSettings) => boolean };

const both = ["staff", "portal"] as const;

const mixes: readonly Mix[] = [
  {
    flag: "noteOnMention",
    sentence: "A message can begin as a note only where staff can write notes. Switch notes on first.",
    isWrong: ({ noteOnMention, notes }) => noteOnMention && !notes,
  },
  {
    flag: "tabs",
    sentence: "The tabs Active and Archived need archiving on that side. Switch archiving on first.",
    isWrong: ({ tabs, archive }) =>
      both.some(side => !archive[side] && tabs[side].some(tab => tab === "archived" || tab === "active")),
  },
  {
    flag: "archive",
    sentence: "What is archived has to be found again: give that side the tab Archived.",
    isWrong: ({ tabs, archive }) => both.some(side => archive[side] && !tabs[side].includes("archived")),
  },
  {
    flag: "kinds",
    sentence: "Messages are offered, and no kind of conversation can be started. Choose one at least.",
    isWrong: ({ messaging, kinds }) => messaging && kinds.length === 0,
  },
  {
    flag: "texting",
    sentence: "Texts belong into the patient's one continuous conversation. Choose that kind first.",
    isWrong: ({ texting, kinds }) => texting && !kinds.includes("continuous"),
  },
  {
    flag: "cadence",
    sentence: "A rhythm is kept in the patient's one continuous conversation. Choose that kind first.",
    isWrong: ({ cadence, kinds }) => cadence && !kinds.includes("continuous"),
  },
  {
    flag: "tabs",
    sentence: "The tab Due needs a rhythm by which messages come due, and is the staff's.",
    isWrong: ({ tabs, cadence }) => tabs.portal.includes("due") || (!cadence && tabs.staff.includes("due")),
  },
  {
    flag: "textAddress",
    sentence: "Texts that only bring a link need the address that it leads to.",
    isWrong: ({ texting, textContent, textAddress }) =>
      texting && textContent === "link" && textAddress === undefined,
  },
  {
    flag: "textContent",
    sentence:
      "A link leads into the portal, where portal messaging is off. Send the whole message, or switch it on.",
    isWrong: ({ texting, textContent, portalMessaging }) =>
      texting && textContent === "link" && !portalMessaging,
  },
  {
    flag: "textQuiet",
    sentence: "Quiet hours go by the time zone of the practice's hours. Set those first.",
    isWrong: ({ textQuiet, hours }) => textQuiet !== undefined && hours === undefined,
  },
  {
    flag: "enrolmentNeeded",
    sentence: "Nobody could be enrolled: neither portal messaging nor texting is on.",
    isWrong: ({ enrolmentNeeded, portalMessaging, texting }) =>
      enrolmentNeeded && !portalMessaging && !texting,
  },
];

/** The first thing that is wrong with a mix; null for one that can be. */
export function mixProblem(settings: PracticeSettings): MixProblem | null {
  const wrong = mixes.find(mix => mix.isWrong(settings));
  return wrong === undefined ? null : { flag: wrong.flag, sentence: wrong.sentence };
}
