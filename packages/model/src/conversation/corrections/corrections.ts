/**
 * How corrections stand at a message, as the events of one view say it: the same in a room, which sends a message with them,
 * and on a page, which goes on from there. And who is told nothing of them, because they do not see the message.
 */
import type { ShownCorrection } from "../../correction/correction.ts";
import type { Event, Seen, UnknownEvent } from "../events/events.ts";

type CorrectionType =
  | "correction-asked"
  | "correction-extended"
  | "correction-answered"
  | "correction-withdrawn";

export type CorrectionEvent = Extract<Event, { type: CorrectionType }>;

type SeenCorrection = Extract<Seen, { type: CorrectionType }>;

export function isOfCorrection(event: Event): event is CorrectionEvent;
export function isOfCorrection(event: Seen | UnknownEvent): event is SeenCorrection;
export function isOfCorrection({ type }: { readonly type: string }): boolean {
  return type.startsWith("correction-");
}

const isApproved = ({ answer }: ShownCorrection): boolean => answer?.as === "approved";

/** A message's corrections after another event about it; the same where it was heard already. */
export function correctionsAfter(
  before: readonly ShownCorrection[],
  event: SeenCorrection,
): readonly ShownCorrection[] {
  const { correction: id, pos, at, by } = event;
  const known = before.find(correction => correction.id === id);
  if (known !== undefined && known.pos >= pos) return before;
  switch (event.type) {
    case "correction-asked": {
      const { until, body } = event;
      // Of what was declined before the new one is the better word.
      return [...before.filter(isApproved), { id, pos, by, at, ...body, until }];
    }
    case "correction-extended":
      return replaced(before, known && { ...known, pos, until: event.until, later: event.body.reason });
    case "correction-answered": {
      const answer = { as: event.as, at, by, text: event.body.text };
      const stay = known && event.as === "approved" ? [known] : before;
      return replaced(stay, known && { ...known, pos, answer });
    }
    case "correction-withdrawn":
      return before.filter(correction => correction.id !== id);
  }
}

function replaced(
  before: readonly ShownCorrection[],
  now: ShownCorrection | undefined,
): readonly ShownCorrection[] {
  return now === undefined ? before : before.map(one => (one.id === now.id ? now : one));
}

/** Whether an event is about a correction of a message before the first place that the viewer sees. */
export function isOfUnseen(event: Event, first: number): boolean {
  if (isOfCorrection(event)) return event.place < first;
  const isTask = event.type === "task-raised" || event.type === "task-moved";
  return isTask && event.about !== undefined && event.about.place < first;
}
