/** Corrections of messages, as they stand at them and in the log. */
import { count } from "./forms.ts";

export const corrections = {
  messageMore: "More about this message",
  askCorrection: "Ask for a correction",
  /** Until when, and how many days are left. */
  correctionOpen: (until: string, left: string) => `Correction asked for, answer by ${until}, ${left}`,
  correctionsOpen: (n: number, until: string, left: string) =>
    count(n, {
      one: `# correction asked for, answer by ${until}, ${left}`,
      other: `# corrections asked for, the first to be answered by ${until}, ${left}`,
    }),
  correctionDaysLeft: (n: number) => count(n, { one: "# day left", other: "# days left" }),
  correctionLastDay: "today is the last day",
  correctionDaysOver: (n: number) => count(n, { one: "# day overdue", other: "# days overdue" }),
  correctionLater: (reason: string) => `The date was put later: “${reason}”`,
  correctionWrong: "What is wrong",
  correctionRight: "What should stand there",
  correctedOn: {
    you: (day: string) => `Corrected on ${day} by you`,
    team: (day: string) => `Corrected on ${day} by your care team`,
    other: (who: string, day: string) => `Corrected on ${day} by ${who}`,
  },
  correctionDeclinedOn: {
    you: (day: string) => `Correction declined on ${day} by you`,
    team: (day: string) => `Correction declined on ${day} by your care team`,
    other: (who: string, day: string) => `Correction declined on ${day} by ${who}`,
  },
  correctionReason: (reason: string) => `Reason: ${reason}`,
  withdrawCorrection: "Withdraw",
  approveCorrection: "Approve…",
  declineCorrection: "Decline…",
  extendCorrection: "Answer later…",
  correctionFailed: "The form could not be loaded. Please try again.",
  correctionDone: {
    ask: "Correction asked for",
    withdraw: "Correction withdrawn",
    approve: "Correction approved",
    decline: "Correction declined",
    extend: "The date was put later",
  },
  askedForCorrection: {
    nobody: "A correction of a message was asked for",
    you: "You asked for a correction of a message",
    team: "Your care team asked for a correction of a message",
    other: (who: string) => `${who} asked for a correction of a message`,
  },
  putCorrectionLater: {
    nobody: "The date for a correction was put later",
    you: "You put the date for a correction later",
    team: "Your care team put the date for a correction later",
    other: (who: string) => `${who} put the date for a correction later`,
  },
  approvedCorrection: {
    nobody: "A message was corrected",
    you: "You corrected a message",
    team: "Your care team corrected a message",
    other: (who: string) => `${who} corrected a message`,
  },
  declinedCorrection: {
    nobody: "A correction was declined",
    you: "You declined a correction",
    team: "Your care team declined a correction",
    other: (who: string) => `${who} declined a correction`,
  },
  withdrewCorrection: {
    nobody: "The request for a correction was withdrawn",
    you: "You withdrew the request for a correction",
    team: "Your care team withdrew the request for a correction",
    other: (who: string) => `${who} withdrew the request for a correction`,
  },
  goToMessage: "Go to the message",
};
