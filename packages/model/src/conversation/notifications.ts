/**
 * When a person is told of what waits for them. *Notified* is: in the badge, allowed by the person's settings, and
 * not on their screen at that moment. The last is settled when a message is stored (`news` in reading.ts); the
 * settings are the person's own and decide here.
 */
import * as z from "zod/mini";
import { offersPortal } from "../access/access.ts";
import { orElse } from "../fallbacks.ts";
import { Key } from "../names.ts";
import type { Side } from "../people/people.ts";
import type { PracticeSettings } from "../practice/practice.ts";
import { type Refusal, refusal } from "../refusals/refusals.ts";
import type { News } from "./state.ts";

/** A member of staff's own choices, for all patients. Portal users are always told, and write as the practice has it. */
export const PersonSettings = z.object({
  /** Told of new messages of patients. */
  newPatientMessage: z.boolean(),
  /** Told once more when a patient's message has been unread for long; only while the first is on. */
  unreadReminder: z.boolean(),
  /** Told of new tasks of patients in whose care team they are; yes where nothing was chosen. */
  newTask: z.optional(z.boolean()),
  /** Enter sends a message, or begins a new line; as the practice has it where nothing was chosen. */
  enterSends: z.optional(z.boolean()),
  /** Told how patients move on the way to being texted; no where nothing was chosen. */
  twoWayTexting: z.optional(z.boolean()),
});
export type PersonSettings = z.infer<typeof PersonSettings>;

export const SettingsChange = z.partial(PersonSettings);
export type SettingsChange = z.infer<typeof SettingsChange>;

export const defaultPersonSettings: PersonSettings = { newPatientMessage: true, unreadReminder: true };

/** The settings after a change: turning the first off turns the second off, which alone cannot be turned on. */
export function changeSettings(old: PersonSettings, change: SettingsChange): PersonSettings | Refusal {
  const newPatientMessage = change.newPatientMessage ?? old.newPatientMessage;
  if (!newPatientMessage && change.unreadReminder === true) return refusal("reminder-needs-new-message");
  const unreadReminder = newPatientMessage && (change.unreadReminder ?? old.unreadReminder);
  const enterSends = change.enterSends ?? old.enterSends;
  const newTask = change.newTask ?? old.newTask;
  const twoWayTexting = change.twoWayTexting ?? old.twoWayTexting;
  return {
    ...{ newPatientMessage, unreadReminder },
    ...(newTask === undefined ? {} : { newTask }),
    ...(enterSends === undefined ? {} : { enterSends }),
    ...(twoWayTexting === undefined ? {} : { twoWayTexting }),
  };
}

/**
 * `message`: something new waits; `reminder`: a patient's message has waited for long; `task`: there is something to do;
 * `correction`: what the person asked to be corrected was answered, or the answer put later.
 */
export const NotificationReason = /* @__PURE__ */ orElse(
  z.enum(["message", "reminder", "task", "correction"]),
  "message",
);
export type NotificationReason = z.infer<typeof NotificationReason>;

/** What a page and a host's back end are told: no patient data, only where to look. */
export const Notification = z.object({
  /** Each is told at least once; who is told twice knows it by its id. */
  id: Key,
  reason: NotificationReason,
  conversation: Key,
  /** Milliseconds since 1970. */
  at: z.int(),
  /** How many messages wait in the conversation; not there in those of before. */
  unread: z.optional(z.int()),
});
export type Notification = z.infer<typeof Notification>;

/** What of a conversation waits for a person: how many messages are in their badge, and the news that came to it. */
export interface Waiting {
  readonly badge: number;
  readonly news: News;
}

/** Whether something was read between two states of what waits: what came since would have made more of it. */
export function wasRead(before: Waiting, after: Waiting): boolean {
  const came = after.news.patient - before.news.patient + after.news.team - before.news.team;
  return after.badge === 0 || after.badge < before.badge + came;
}

/**
 * Whether a person who was told at `last` is told again now: one notification until they have read, or the practice's
 * pause is over. `last` is null where they were not told, or have read since; times in milliseconds since 1970.
 */
export function mayTellAgain(last: number | null, now: number, notifyPause: number): boolean {
  return last === null || now - last >= notifyPause;
}

/** Whether a person is told, between two states of the news in a conversation of theirs. */
export function isToldOfNews(
  side: Side,
  settings: PersonSettings,
  practice: Pick<PracticeSettings, "notifyOf" | "messaging" | "portalMessaging">,
  before: News,
  after: News,
): boolean {
  if (side === "portal" && !offersPortal(practice)) return false;
  if (after.team > before.team && (side !== "staff" || practice.notifyOf === "all")) return true;
  return after.patient > before.patient && (side !== "staff" || settings.newPatientMessage);
}

/**
 * Whether a person is told of a task that nobody has yet: when the newest was raised before and after, milliseconds since
 * 1970.
 */
export function isToldOfTask(
  { newTask }: PersonSettings,
  { tasking }: Pick<PracticeSettings, "tasking">,
  before: number | undefined,
  after: number | undefined,
): boolean {
  return tasking && newTask !== false && after !== undefined && after > (before ?? 0);
}

/**
 * Whether a person is told of the answer to a correction that they asked for: how many there were before and after.
 * Each is, whatever waits: it is owed to them (45 CFR 164.526(b)(2)).
 */
export function isToldOfAnswer(
  practice: Pick<PracticeSettings, "messaging" | "portalMessaging">,
  before = 0,
  after = 0,
): boolean {
  return offersPortal(practice) && after > before;
}

/** Whether a person is told how patients move on the way to being texted. */
export function isToldOfTexting(
  { twoWayTexting }: PersonSettings,
  { messaging, texting }: Pick<PracticeSettings, "messaging" | "texting">,
): boolean {
  return messaging && texting && twoWayTexting === true;
}

/**
 * When a person is to be reminded of what the patient wrote at `since` and they have not read: null for never.
 * Milliseconds since 1970. Portal users are not: their badge and their first notification tell them.
 */
export function remindedAt(
  side: Side,
  settings: PersonSettings,
  since: number | null,
  reminderAfter: number,
): number | null {
  if (since === null || side !== "staff" || !settings.unreadReminder) return null;
  // "More than" the time, not just as long.
  return since + reminderAfter + 1;
}
