/** How it is told what happens to corrections of messages: a line that leads to the message. */
import { type Notice, type Told, tellBy } from "./notice.ts";

const always = {
  isTold: () => true,
  goesTo: ({ place }: { readonly place: number }) => place,
};

export const correctionAsked: Notice<Told<"correction-asked">> = {
  ...always,
  tell: ({ by }, viewer) => tellBy(by, viewer, viewer.words.askedForCorrection),
};

export const correctionExtended: Notice<Told<"correction-extended">> = {
  ...always,
  tell: ({ by }, viewer) => tellBy(by, viewer, viewer.words.putCorrectionLater),
};

export const correctionAnswered: Notice<Told<"correction-answered">> = {
  ...always,
  tell({ by, as }, viewer) {
    const { approvedCorrection, declinedCorrection } = viewer.words;
    return tellBy(by, viewer, as === "approved" ? approvedCorrection : declinedCorrection);
  },
};

export const correctionWithdrawn: Notice<Told<"correction-withdrawn">> = {
  ...always,
  tell: ({ by }, viewer) => tellBy(by, viewer, viewer.words.withdrewCorrection),
};
