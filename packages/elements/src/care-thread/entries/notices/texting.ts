/** How it is told that a patient is further on the way to being texted; what became of a text stands at its message. */
import type { Notice, Told } from "./notice.ts";

export const textingChanged: Notice<Told<"texting-changed">> = {
  isTold: () => true,
  tell: ({ status }, { words }) => words.textingBecame[status],
};

export const textAgain: Notice<Told<"text-again">> = { isTold: () => false, tell: () => "" };
export const textDelivered: Notice<Told<"text-delivered">> = { isTold: () => false, tell: () => "" };
