/** How each type of event is told that is no message. */
import type { ConversationId, EncounterLink } from "@carethread/model";
import type { Viewer } from "../../english.ts";
import type { ToldEvent } from "../entry.ts";
import type { KeysNews } from "../keys-news.ts";
import { automaticReply } from "./automatic-reply.ts";
import { closed, reopened } from "./closed.ts";
import { messageDue, rhythmChanged } from "./coaching.ts";
import {
  correctionAnswered,
  correctionAsked,
  correctionExtended,
  correctionWithdrawn,
} from "./corrections.ts";
import { created } from "./created.ts";
import { encounterFinished, encounterLinked, encounterOpened, encounterResumed } from "./encounter.ts";
import { deviceLeft, keysChanged, keysShared, readerJoined, readerLeft } from "./encryption.ts";
import { memberChanged } from "./member-changed.ts";
import { memberJoined } from "./member-joined.ts";
import { memberLeft } from "./member-left.ts";
import type { Notice, Told } from "./notice.ts";
import { patientChanged } from "./patient-changed.ts";
import { taskMoved, taskRaised } from "./tasks.ts";
import { textAgain, textDelivered, textingChanged } from "./texting.ts";

const notices: { readonly [Type in ToldEvent["type"]]: Notice<Told<Type>> } = {
  "automatic-reply": automaticReply,
  closed,
  "correction-answered": correctionAnswered,
  "correction-asked": correctionAsked,
  "correction-extended": correctionExtended,
  "correction-withdrawn": correctionWithdrawn,
  created,
  "device-left": deviceLeft,
  "encounter-finished": encounterFinished,
  "encounter-linked": encounterLinked,
  "encounter-opened": encounterOpened,
  "encounter-resumed": encounterResumed,
  "keys-changed": keysChanged,
  "keys-shared": keysShared,
  "member-changed": memberChanged,
  "member-joined": memberJoined,
  "member-left": memberLeft,
  "patient-changed": patientChanged,
  "message-due": messageDue,
  "reader-joined": readerJoined,
  "reader-left": readerLeft,
  reopened,
  "rhythm-changed": rhythmChanged,
  "task-moved": taskMoved,
  "task-raised": taskRaised,
  "text-again": textAgain,
  "text-delivered": textDelivered,
  "texting-changed": textingChanged,
};

/** The table's types go together, which the compiler does not see. */
const noticeOf = ({ type }: ToldEvent): Notice<ToldEvent> => notices[type] as Notice<ToldEvent>;

export function isTold(event: ToldEvent, createdAt: number): boolean {
  return noticeOf(event).isTold(event, createdAt);
}

export function joins(event: ToldEvent, before: ToldEvent): boolean {
  return noticeOf(event).joins?.(event, before) === true;
}

/** The other conversation that it is about. */
export function opensOf([event]: readonly [ToldEvent, ...ToldEvent[]]): ConversationId | undefined {
  return noticeOf(event).opens?.(event);
}

/** The place of the message that it is about. */
export function goalOf([event]: readonly [ToldEvent, ...ToldEvent[]]): number | undefined {
  return noticeOf(event).goesTo?.(event);
}

/** What the host linked by it. */
export function linkOf([event]: readonly [ToldEvent, ...ToldEvent[]]): EncounterLink | undefined {
  return noticeOf(event).links?.(event);
}

/** What happened, in words, as this person reads it. */
export function sentenceOf(
  [event, ...joined]: readonly [ToldEvent, ...ToldEvent[]],
  viewer: Viewer,
  news: KeysNews | null = null,
): string {
  return noticeOf(event).tell(event, viewer, joined, news);
}
