/** What a thread shows: the stored events in order, then what is pending. */
import type { SeenEvent } from "@carethread/model";
import type { Item, Pending, SealState } from "../base/base.ts";

/** An event as it is shown, and of a sealed message how it came out. */
export interface Shown {
  readonly event: SeenEvent;
  readonly seal?: SealState;
}

export interface Items {
  of(events: readonly Shown[], pending: readonly Pending[]): readonly Item[];
}

/** An entry that did not change is the same object again, so that a list redraws only what changed. */
export function createItems(keyOf: (event: SeenEvent) => string | undefined): Items {
  const stored = new WeakMap<SeenEvent, Item>();
  let last: readonly Item[] = [];

  function itemOf({ event, seal }: Shown): Item {
    const known = stored.get(event);
    if (known?.event && known.seal === seal) return known;
    const key = keyOf(event) ?? event.id;
    const item: Item = { key, event, pending: null, ...(seal === undefined ? {} : { seal }) };
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
