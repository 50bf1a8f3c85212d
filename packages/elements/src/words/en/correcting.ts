/** The forms by which a correction is asked for, answered, or put later. */
import { count } from "./forms.ts";

export const correcting = {
  correctingHeadings: {
    ask: "Ask for a correction",
    approve: "Approve the correction",
    decline: "Decline the correction",
    extend: "Answer later",
  },
  correctingWrong: "What is wrong?",
  correctingRight: "What should stand there?",
  correctingAskHint: (days: number) =>
    count(days, {
      one: "The message itself stays as it is. Your care team answers within # day.",
      other: "The message itself stays as it is. Your care team answers within # days.",
    }),
  correctedText: "Corrected text",
  correctedTextHint:
    "It stands beside the message, for everybody who sees it. The message itself stays as it is.",
  declineReason: "Why it is declined",
  declineReasonHint: "The patient reads it.",
  extendReason: "Why it takes longer",
  extendReasonHint: (until: string) =>
    `The patient reads it. Answer by ${until} then. The date can be put later only once.`,
  correctingSend: { ask: "Ask", approve: "Approve", decline: "Decline", extend: "Put later" },
  correctingCancel: "Cancel",
};
