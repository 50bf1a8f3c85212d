/** Corrections of messages: asking for one, and what came of it. */
import { count } from "./forms.ts";

export const corrections = {
  messageMore: "More about this message",
  askCorrection: "Ask for a correction",
  correctionWrong: "What is wrong?",
  correctionRight: "What should stand there?",
  correctionAskHint: (days: number) =>
    count(days, {
      one: "The message itself stays as it is. Your care team answers within # day.",
      other: "The message itself stays as it is. Your care team answers within # days.",
    }),
  sendCorrection: "Ask",
  /** Behind the date by which it is answered, how many days are left. */
  correctionOpen: (until: string, left: string) => `Correction asked for, answer by ${until}, ${left}`,
  correctionDaysLeft: (n: number) =>
    count(n, { zero: "today is the last day", one: "# day left", other: "# days left" }),
  correctionLastDay: "today is the last day",
  correctionDaysOver: (n: number) => count(n, { one: "# day overdue", other: "# days overdue" }),
  correctionLater: (reason: string) => `The date was put later: “${reason}”`,
  correctionBy: {
    you: (day: string) => `Asked for by you on ${day}`,
    team: (day: string) => `Asked for by your care team on ${day}`,
    other: (who: string, day: string) => `Asked for by ${who} on ${day}`,
  },
  correctionWrongWas: "What is wrong",
  correctionRightWas: "What should stand there",
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
  withdrawCorrection: "Withdraw",
  approveCorrection: "Approve…",
  declineCorrection: "Decline…",
  extendCorrection: "Answer later…",
  correctedText: "Corrected text",
  correctedTextHint:
    "It stands beside the message, for everybody who sees it. The message itself stays as it is.",
  declineReason: "Reason",
  declineReasonHint: "The patient reads it.",
  extendReason: "Why it takes longer",
  extendReasonHint: (until: string) =>
    `The patient reads it. You then answer by ${until}. This can be done once.`,
  sendApproval: "Approve",
  sendDecline: "Decline",
  sendExtension: "Answer later",
  cancelCorrection: "Cancel",
  correctionFailed: "This could not be loaded. Please try again.",
  correctionSaid: {
    asked: "Correction asked for",
    withdrawn: "Correction withdrawn",
    approved: "Correction approved",
    declined: "Correction declined",
    extended: "The date was put later",
  },
  /** Lines of the log. */
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
    nobody: "A correction was withdrawn",
    you: "You withdrew the request for a correction",
    team: "Your care team withdrew the request for a correction",
    other: (who: string) => `${who} withdrew the request for a correction`,
  },
  goToMessage: "Go to the message",
};
