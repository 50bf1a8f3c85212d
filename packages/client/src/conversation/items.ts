/** What a thread shows: the stored events in order, then what is pending. */
import type { SeenEvent } from "@carethread/model";
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
