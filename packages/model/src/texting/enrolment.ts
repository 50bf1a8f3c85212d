/**
 * The way to being texted, as a table: from which status what leads where, and what is said to the patient by it. Whose
 * number it is follows their date of birth; STOP beats everything.
 */
import { type Refusal, refusal } from "../refusals/refusals.ts";
import { canConfirm } from "./birth-date.ts";
import type { Keyword } from "./keywords.ts";
import { type Enrolment, type FailedBy, type PhoneNumber, unenrolled } from "./state.ts";
import type { TextingStatus } from "./status.ts";
import type { AutomaticText } from "./texts.ts";

/** Replies that may be wrong, the last of which ends it. */
export const mostReplies = 3;
/** How long after the last opt-in text the date may come, in milliseconds: two weeks. */
export const replyWithin = 14 * 86_400_000;
/** Numbers that said STOP which are remembered of one patient. */
const stoppedKept = 20;

/** What staff do. `invite` is *Text Messages* and *Save*; `consent` that the patient agreed anew, by word or paper. */
export type StaffDeed = "invite" | "resend" | "opt-out" | "consent";

export type EnrolmentDeed =
  | { readonly type: StaffDeed; readonly birthDate: string | undefined }
  /** What the patient texted while nothing else can be done with it: whether it was the date of birth. */
  | { readonly type: "reply"; readonly isRight: boolean }
  | { readonly type: "keyword"; readonly keyword: Keyword }
  /** The number that the chart now has. */
  | { readonly type: "number"; readonly number: PhoneNumber | undefined }
  /** The opt-in text never arrives, or the carrier says that the number's owner has said STOP. */
  | { readonly type: "undelivered" | "blocked" }
  /** Time has passed. */
  | { readonly type: "time" };

export interface Enrolled {
  readonly enrolment: Enrolment;
  /** What the patient is texted because of it. */
  readonly text?: AutomaticText;
}

const invitable: readonly TextingStatus[] = ["none", "failed"];
const resendable: readonly TextingStatus[] = ["pending", "failed"];

/** The enrolment after a deed; itself where the deed changes nothing. What time has ended is over before anything is done. */
export function enrol(before: Enrolment, deed: EnrolmentDeed, now: number): Enrolled | Refusal {
  const enrolment = isOver(before, now) ? failed(before, "time") : before;
  switch (deed.type) {
    case "invite":
      if (enrolment.status === "pending" || enrolment.status === "enabled") return { enrolment };
      return invitable.includes(enrolment.status) ? invited(enrolment, deed, now) : optedOut(enrolment);
    case "resend":
      if (enrolment.status === "opted-out") return optedOut(enrolment);
      if (!resendable.includes(enrolment.status)) return refusal("texting-not-pending");
      // Somebody who has failed begins anew by it; else the replies that there were still count.
      return enrolment.status === "failed"
        ? invited(enrolment, deed, now)
        : invited(enrolment, deed, now, enrolment.attempts);
    case "consent":
      if (enrolment.status !== "opted-out") return { enrolment };
      return enrolment.optedOutBy === "staff" ? invited(enrolment, deed, now) : optedOut(enrolment);
    case "opt-out":
      return { enrolment: enrolment.status === "opted-out" ? enrolment : out(enrolment, "staff") };
    case "reply":
      return replied(enrolment, deed.isRight);
    case "keyword":
      return said(enrolment, deed.keyword, now);
    case "number":
      return { enrolment: deed.number === enrolment.number ? enrolment : moved(enrolment, deed.number) };
    case "undelivered":
      return { enrolment: enrolment.status === "pending" ? failed(enrolment, "carrier") : enrolment };
    case "blocked":
      return { enrolment: stopped(enrolment) };
    case "time":
      return { enrolment };
  }
}

const offered: Readonly<Record<TextingStatus, readonly StaffDeed[]>> = {
  none: ["invite"],
  pending: ["resend", "opt-out"],
  enabled: ["opt-out"],
  failed: ["invite", "resend", "opt-out"],
  "opted-out": ["consent"],
};

/** What is offered to staff: what the patient said is taken back by themselves alone. */
export function deedsFor({
  status,
  optedOutBy,
}: Pick<Enrolment, "status" | "optedOutBy">): readonly StaffDeed[] {
  return status === "opted-out" && optedOutBy === "patient" ? [] : offered[status];
}

/** When time alone changes it next, milliseconds since 1970. */
export function nextEnrolment({ status, sentAt }: Enrolment): number | null {
  return status === "pending" && sentAt !== undefined ? sentAt + replyWithin : null;
}

function isOver(enrolment: Enrolment, now: number): boolean {
  const next = nextEnrolment(enrolment);
  return next !== null && next <= now;
}

function invited(
  { number, stopped }: Enrolment,
  { birthDate }: { readonly birthDate: string | undefined },
  now: number,
  attempts = 0,
): Enrolled | Refusal {
  if (number === undefined) return refusal("texting-no-number");
  if (!canConfirm(birthDate)) return refusal("texting-no-birth-date");
  return { enrolment: { status: "pending", number, attempts, sentAt: now, stopped }, text: "opt-in" };
}

function replied(enrolment: Enrolment, isRight: boolean): Enrolled {
  if (enrolment.status !== "pending") return { enrolment };
  if (isRight) return { enrolment: { ...kept(enrolment), status: "enabled", attempts: 0 }, text: "enabled" };
  const attempts = enrolment.attempts + 1;
  return attempts < mostReplies
    ? { enrolment: { ...enrolment, attempts }, text: "again" }
    : { enrolment: failed({ ...enrolment, attempts }, "replies"), text: "failed" };
}

function said(enrolment: Enrolment, keyword: Keyword, now: number): Enrolled {
  switch (keyword) {
    case "stop":
      return { enrolment: stopped(enrolment) };
    case "help":
      return { enrolment, text: "help" };
    case "start": {
      if (enrolment.status !== "opted-out" || enrolment.number === undefined) return { enrolment };
      const { number } = enrolment;
      const others = enrolment.stopped.filter(other => other !== number);
      return {
        enrolment: { status: "pending", number, attempts: 0, sentAt: now, stopped: others },
        text: "opt-in",
      };
    }
  }
}

/** The number's owner wants no text: said of a status, and of the number for good. */
function stopped(enrolment: Enrolment): Enrolment {
  const { number } = enrolment;
  if (number === undefined || (enrolment.status === "opted-out" && enrolment.optedOutBy === "patient"))
    return enrolment;
  const all = [...enrolment.stopped.filter(other => other !== number), number].slice(-stoppedKept);
  return { ...out(enrolment, "patient"), stopped: all };
}

function out(enrolment: Enrolment, optedOutBy: "patient" | "staff"): Enrolment {
  return { ...kept(enrolment), status: "opted-out", attempts: 0, optedOutBy };
}

function failed(enrolment: Enrolment, failedBy: FailedBy): Enrolment {
  return { ...kept(enrolment), status: "failed", attempts: enrolment.attempts, failedBy };
}

/** What of an enrolment outlives its status. */
function kept({ number, stopped }: Enrolment): Pick<Enrolment, "number" | "stopped"> {
  return { ...(number === undefined ? {} : { number }), stopped };
}

/** Another number begins anew, but for one that was stopped before. */
function moved({ stopped }: Enrolment, number: PhoneNumber | undefined): Enrolment {
  if (number !== undefined && stopped.includes(number))
    return { status: "opted-out", number, attempts: 0, optedOutBy: "patient", stopped };
  return { ...unenrolled, ...(number === undefined ? {} : { number }), stopped };
}

function optedOut({ optedOutBy }: Enrolment): Refusal {
  return refusal(optedOutBy === "staff" ? "texting-opted-out" : "texting-stopped");
}
