/**
 * What people, the host, the chart and time may ask of a conversation. A command is one file beside this one and
 * one line in the table.
 */
import * as z from "zod/mini";
import { archive } from "./archive.ts";
import type { BeginningRule, CommandRule, SpokenRule } from "./base.ts";
import { comeDue, setRhythm } from "./cadence/cadence.ts";
import { close } from "./close.ts";
import {
  answerCorrection,
  askCorrection,
  extendCorrection,
  withdrawCorrection,
} from "./corrections/corrections.ts";
import { changeEncounter, endDay } from "./encounter/encounter.ts";
import { changeKeys, deviceLeft, shareKeys } from "./encryption/encryption.ts";
import { expire } from "./expire.ts";
import { bringIn } from "./import.ts";
import { lapse } from "./lapse.ts";
import { markUnread } from "./mark-unread.ts";
import { message } from "./message.ts";
import { putStreamItem } from "./put-stream-item.ts";
import { remove } from "./remove.ts";
import { reopen } from "./reopen.ts";
import { roster } from "./roster.ts";
import { start } from "./start.ts";
import { supersede } from "./supersede.ts";
import { claimTask, completeTask, handOverTask, raiseTask, releaseTask } from "./tasks/tasks.ts";
import { textAgain, textDelivered, texted } from "./texting/texting.ts";
import { watch } from "./watch.ts";

export { Archive } from "./archive.ts";
export { CommandId, type CommandRule } from "./base.ts";
export { nextDue, SetRhythm } from "./cadence/cadence.ts";
export { EncounterChange, FinishEncounter, LinkToEncounter, nextDayEnd } from "./encounter/encounter.ts";
export { nextExpiry } from "./expire.ts";
export { ImportMessages } from "./import.ts";
export { nextLapse } from "./lapse.ts";
export { MarkUnread } from "./mark-unread.ts";
export { SendMessage } from "./message.ts";
export { Remove } from "./remove.ts";
export { StartConversation } from "./start.ts";
export { nextTask, TaskCommand } from "./tasks/tasks.ts";
export { Watch } from "./watch.ts";

export const commandRules = {
  start,
  message,
  watch,
  archive,
  "mark-unread": markUnread,
  remove,
  close,
  reopen,
  import: bringIn,
  roster,
  expire,
  lapse,
  supersede,
  texted,
  "text-delivered": textDelivered,
  "text-again": textAgain,
  "put-stream-item": putStreamItem,
  "change-encounter": changeEncounter,
  "end-day": endDay,
  "claim-task": claimTask,
  "hand-over-task": handOverTask,
  "release-task": releaseTask,
  "complete-task": completeTask,
  "raise-task": raiseTask,
  "set-rhythm": setRhythm,
  "come-due": comeDue,
  "ask-correction": askCorrection,
  "withdraw-correction": withdrawCorrection,
  "extend-correction": extendCorrection,
  "answer-correction": answerCorrection,
  "change-keys": changeKeys,
  "share-keys": shareKeys,
  "device-left": deviceLeft,
} as const;

type Rules = typeof commandRules;
type CommandOf<R> = R extends BeginningRule<infer C> ? C : R extends CommandRule<infer C> ? C : never;
type SpokenOf<R> = R extends SpokenRule<infer C> ? C : never;

/** What a room may decide about. */
export type Decidable = { [T in keyof Rules]: CommandOf<Rules[T]> }[keyof Rules];

/** What people give over their sockets. */
export type Command = { [T in keyof Rules]: SpokenOf<Rules[T]> }[keyof Rules];

type Schema = z.ZodMiniObject<Record<"type", z.ZodMiniLiteral>>;

function spoken(rules: readonly object[]): [Schema, ...Schema[]] {
  return rules.flatMap(rule => ("schema" in rule ? [rule.schema] : [])) as [Schema, ...Schema[]];
}

export const Command = /* @__PURE__ */ z.discriminatedUnion(
  "type",
  /* @__PURE__ */ spoken(/* @__PURE__ */ Object.values(commandRules)),
) as unknown as z.ZodMiniType<Command>;
