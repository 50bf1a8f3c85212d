/** What is said of texting a patient. */
import { count } from "./forms.ts";

export const texting = {
  mobilePhone: "Mobile Phone",
  mobilePhoneInvalid: "This is no mobile number that can be texted.",
  textMessages: "Text Messages",
  textMessagesHint: "The patient is sent a text that asks for their date of birth when you save.",
  textingStatus: {
    none: "",
    pending: "Pending",
    failed: "Failed",
    "opted-out": "Opted Out",
    enabled: "Enabled",
  },
  textingPending: (left: number) =>
    `The patient was asked for their date of birth. ${count(left, { one: "# reply is", other: "# replies are" })} left.`,
  textingGoesOut: (time: string) => `Goes out at ${time}: until then it is quiet hours.`,
  textingWaits: "The text waits for the end of quiet hours.",
  textingEnabled: "The patient can send and receive texts.",
  textingFailed: {
    replies: "Three replies did not have the patient's date of birth.",
    time: "No reply had the patient's date of birth within two weeks.",
    carrier: "The text could not be delivered to this number.",
    unknown: "The patient could not be confirmed.",
  },
  textingOptedOut: {
    patient: "The patient answered STOP. Only their own START allows texts again.",
    staff: "A member of staff opted the patient out.",
  },
  textingResend: "Click here to resend",
  textingOptOut: "Click here to opt patient out",
  textingConsent: "Record new consent",
  textingUnclear: (n: number) =>
    count(n, {
      one: "# text came from this number, which another patient has, too:",
      other: "# texts came from this number, which another patient has, too:",
    }),
  textingTake: "They are from this patient",
  textingUnknown: "It is not known whether the patient can be texted.",
  textingDone: {
    invite: "The text was sent.",
    resend: "The text was sent again.",
    "opt-out": "The patient was opted out.",
    consent: "The consent was recorded, and the text was sent.",
    take: "The texts stand in the patient's messages.",
  },
  /** Under a message that came from a phone, or went to one. */
  textMessage: "Text message",
  textDelivered: {
    sending: "Text message · Sending",
    sent: "Text message · Sent",
    delivered: "Text message · Delivered",
    failed: "",
  },
  textFailed: (why: string) => `The text did not arrive. ${why}`,
  /** Where nobody asked the carrier. */
  textGone: "The patient can no longer be texted at this number.",
  textAgain: "Send again",
  /** By the provider's code (https://www.twilio.com/docs/api/errors). */
  textProblems: {
    "21610": "The patient answered STOP.",
    "21211": "The number cannot be texted.",
    "21614": "The number is no mobile phone.",
    "30003": "The phone is off or out of reach.",
    "30004": "The carrier refused it: the phone blocks texts.",
    "30005": "The carrier refused it: nobody has this number.",
    "30006": "The number is a landline, or its carrier cannot be reached.",
    "30007": "The carrier refused it: its filter took the message for spam.",
    "21617": "It is too long for a text.",
    other: "The carrier refused it.",
  } as Readonly<Record<string, string>> & { readonly other: string },
  textOmitted: (n: number) =>
    count(n, { one: "# picture or file was left out", other: "# pictures or files were left out" }),
  /** What stands in a thread's header. */
  textingOff: "Text messages: Switched off in your practice",
  textingIn: {
    pending: "Text messages: Pending",
    failed: "Text messages: Failed",
    "opted-out": "Text messages: Opted Out",
    enabled: "Text messages: Enabled",
  },
  /** As the thread tells it. */
  textingBecame: {
    none: "Text messages: Not enrolled, because the mobile phone in the chart is another one",
    pending: "Text messages: Pending, until the patient confirms their date of birth",
    enabled: "Text messages: Enabled",
    failed: "Text messages: Failed",
    "opted-out": "Text messages: Opted Out",
  },
};
