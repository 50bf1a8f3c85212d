/** What a thread shows: the stored events in order, then what is pending. */
import { isKnown, type LoggedEvent, type Present, type SeenEvent, withPresent } from "@carethread/model";
import type { Item, Pending } from "../base/base.ts";

export interface Items {
  of(events: readonly SeenEvent[], pending: readonly Pending[]): readonly Item[];
}

/** An entry that did not change is the same object again, so that a list redraws only what changed. */
export function createItems(keyOf: (event: SeenEvent) => string | undefined): Items {
  const stored = new WeakMap<SeenEvent, Item>();
  let last: readonly Item[] = [];

  function itemOf(event: SeenEvent): Item {
    const known = stored.get(event);
    if (known !== undefined) return known;
    const item: Item = { key: keyOf(event) ?? event.id, event, pending: null };
    stored.set(event, item);
    return item;
  }

  function pendingItem(pending: Pending): Item {
    const known = last.find(item => item.key === pending.id)?.pending;
    const isSame = known?.state === pending.state && known.refused === pending.refused;
    return { key: pending.id, event: null, pending: isSame ? known : pending };
  }

  return {
    of(events, pending) {
      last = [...events.map(itemOf), ...pending.map(pendingItem)];
      return last;
    },
  };
}

/** Everybody by whom, and of whom, an event tells. */
function persons(event: SeenEvent): readonly unknown[] {
  return [
    event.by,
    "member" in event ? event.member.person : null,
    event.type === "member-left" && event.person,
  ];
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
