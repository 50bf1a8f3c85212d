/** A log as it is shown now: everybody has the name that they have by now. */
import { isKnown, type LoggedEvent, type Present, type SeenEvent, withPresent } from "@carethread/model";

/** Everybody by whom, and of whom, an event tells. */
function persons(event: SeenEvent): readonly unknown[] {
  return [event.by, "member" in event ? event.member.person : null, "person" in event && event.person];
}

/** A log with everybody by their name of now. What did not change is the same object again. */
export function createPresenting(): (
  events: readonly LoggedEvent[],
  present: Present,
) => readonly SeenEvent[] {
  const made = new WeakMap<SeenEvent, SeenEvent>();
  return (events, present) =>
    events.filter(isKnown).map(event => {
      const next = withPresent(event, present);
      if (next === event) return event;
      const before = made.get(event);
      const now = persons(next);
      if (before !== undefined && persons(before).every((person, index) => person === now[index]))
        return before;
      made.set(event, next);
      return next;
    });
}
