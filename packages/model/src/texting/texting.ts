/** Texting: who may be texted, and how they come to it. */
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
export { Enrolment, FailedBy, PhoneNumber, TextingStatus, unenrolled } from "./status.ts";
export { type AutomaticText, automaticText } from "./texts.ts";
