/** What is kept and let go: due to go, held, and ordered by two of the staff. */
import { count } from "./forms.ts";

export const retaining = {
  retaining: "Retention",
  retainingFailed: "What is kept and let go could not be loaded.",
  retainingAbout:
    "What is due to go is erased for good when two of the staff have said so: one proposes it, another approves. What is held stays. No words of conversations are shown here.",
  retainingYears: (years: number) =>
    count(years, {
      one: "Conversations are kept for # year after their last message.",
      other: "Conversations are kept for # years after their last message.",
    }),
  /** Of who is a minor when the last message is written. */
  retainingMinors: (majority: number, years: number) =>
    count(years, {
      one: `Of patients who are younger than ${majority} then, at least until # year after they turn ${majority}.`,
      other: `Of patients who are younger than ${majority} then, at least until # years after they turn ${majority}.`,
    }),
  retainingOff:
    "Nothing is let go of: the practice’s settings do not say how long conversations are kept. Holds count from the day on which they do.",
  retainingDue: "Due to go",
  retainingOf: (patient: string) => `Conversations of ${patient}`,
  retainingNothingDue: "Nothing is due to go.",
  retainingNoneOf: "There are no conversations.",
  retainingCount: (n: number) => count(n, { one: "# conversation", other: "# conversations" }),
  retainingIncomplete: "This list is being put together: something may be missing yet.",
  retainingRefresh: "Refresh",
  retainingMore: "Show more that is due",
  retainingMoreHolds: "Show more holds",
  retainingLast: (day: string) => `Last message on ${day}`,
  retainingSince: (day: string) => `Due since ${day}`,
  retainingUntil: (day: string) => `Kept until ${day} at least`,
  retainingHeld: (reason: string) => `Held: ${reason}`,
  retainingHeldWhole: (reason: string) => `Held with all of the patient’s conversations: ${reason}`,
  retainingProposed: (name: string, day: string) =>
    `${name} proposed on ${day} that this goes. Someone else has to approve it.`,
  retainingProposedByYou: (day: string) =>
    `You proposed on ${day} that this goes. You cannot approve it yourself: nothing goes by one person alone.`,
  retainingHiding: (name: string) =>
    `Approved by ${name}. It is being hidden from everybody; until that is done, a hold brings it back.`,
  retainingShowing: "It stays, and is being shown again.",
  retainingErasing: "It is hidden from everybody and is being erased. Nothing stops this any more.",
  retainingGone: (entry: string) => `Its certificate is entry ${entry} of the patient’s record.`,
  retainingPropose: "Propose to erase",
  retainingApprove: "Approve…",
  retainingErase: "Erase for good",
  retainingSure:
    "It is hidden from everybody, and then erased for good: messages, files, and what search knows of them. What is left is a certificate and a log without words.",
  retainingStop: "Take back",
  retainingHold: "Hold…",
  retainingHoldWhole: "Hold all conversations…",
  retainingSetHold: "Set the hold",
  retainingHolds: "Holds",
  retainingNoHolds: "Nothing is held.",
  retainingHoldCount: (n: number) => count(n, { one: "# hold", other: "# holds" }),
  retainingWhole: "All conversations",
  retainingOne: "One conversation",
  retainingSetBy: (name: string, day: string) => `Set by ${name} on ${day}`,
  retainingLift: "Lift…",
  retainingLiftNow: "Lift the hold",
  retainingReason: "Reason",
  retainingReasonHint: "It stands in the patient’s record. Everybody who may set holds reads it.",
  retainingReasonNeeded: "Write a reason.",
  retainingDone: {
    hold: "The hold is set.",
    lift: "The hold is lifted.",
    propose: "Proposed. Someone else has to approve it.",
    approve: "Approved. It is being hidden, and then erased.",
    stop: "Taken back. The conversation stays.",
  },
};
