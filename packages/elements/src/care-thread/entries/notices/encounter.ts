/** How what happens to an encounter is told: what is linked stands as a card, and the header shows the rest. */
import type { Notice, Told } from "./notice.ts";

const inHeader = { isTold: () => false, tell: () => "" } as const;

export const encounterOpened: Notice<Told<"encounter-opened">> = inHeader;
export const encounterFinished: Notice<Told<"encounter-finished">> = inHeader;
export const encounterResumed: Notice<Told<"encounter-resumed">> = inHeader;

export const encounterLinked: Notice<Told<"encounter-linked">> = {
  isTold: () => true,
  tell: ({ link: { kind, title } }, { words }) => words.linked[kind](title),
  links: ({ link }) => link,
};
