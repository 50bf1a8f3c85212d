/** Texting: who may be texted, and how they come to it. */
export { canTextAgain, UnsentTexts, withDelivery, withoutCodes } from "./again.ts";
export { canConfirm, isBirthDate, looksLikeDate } from "./birth-date.ts";
export { Delivery, DeliveryStatus, deliveryStep } from "./delivery.ts";
export {
  deedsFor,
  type Enrolled,
  type EnrolmentDeed,
  enrol,
  mostReplies,
  nextEnrolment,
  replyWithin,
  type StaffDeed,
} from "./enrolment.ts";
export { isAmbiguousStop, type Keyword, keywordOf } from "./keywords.ts";
export { mergedEnrolment } from "./merged.ts";
export { isMove, TextingMove } from "./move.ts";
export { longestText, outgoingText } from "./outgoing.ts";
export { plainText } from "./plain.ts";
export { TextRules } from "./rules.ts";
export { Enrolment, FailedBy, PhoneNumber, unenrolled } from "./state.ts";
export { TextingStatus } from "./status.ts";
export { type AutomaticText, automaticText, closedText } from "./texts.ts";
