/** Messages that are held, as corrections of them stand after what was just said: a message that is loaded comes with them. */
import { correctionsAfter, isKnown, isOfCorrection, type LoggedEvent } from "@carethread/model";
import type { Stretch } from "./event-window.ts";

/** The same stretch where nothing was said of a message in it. */
export function corrected<S extends Stretch | null>(stretch: S, said: readonly LoggedEvent[]): S {
  if (stretch === null) return stretch;
  let events: LoggedEvent[] | null = null;
  for (const event of said) {
    if (!isOfCorrection(event)) continue;
    const held: readonly LoggedEvent[] = events ?? stretch.events;
    const at = held.findLastIndex(({ id }) => id === event.message);
    const message = held[at];
    if (message === undefined || !isKnown(message)) continue;
    events ??= [...stretch.events];
    events[at] = { ...message, corrections: [...correctionsAfter(message.corrections ?? [], event)] };
  }
  return events === null ? stretch : { ...stretch, events };
}
