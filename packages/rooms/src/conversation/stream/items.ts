/** Items of the practice's system: what it says of one is compared with what it said before. */
import type { PutStreamItem, Stored, StreamItem } from "@carethread/model";
import type { Storage } from "../../base/base.ts";
import { type Entry, type ItemPlace, itemKey, logKey } from "../log/log.ts";

interface Known extends ItemPlace {
  readonly item: StreamItem | null;
}

/** How many are remembered while none is being put. */
const most = 500;

export class StreamItems {
  readonly #storage: Storage;
  readonly #known = new Map<string, Known>();
  #putting = 0;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** Does something during which `before` answers for the item. */
  async during<T>(id: string, work: () => Promise<T>): Promise<T> {
    this.#putting++;
    try {
      await this.#load(id);
      return await work();
    } finally {
      if (--this.#putting === 0 && this.#known.size > most) this.#known.clear();
    }
  }

  async #load(id: string): Promise<void> {
    if (this.#known.has(id)) return;
    const place = await this.#storage.get<ItemPlace>(itemKey(id));
    const event = place && (await this.#storage.get<Entry>(logKey(place.seq)))?.event;
    const item = event?.type === "stream-item" ? event.item : null;
    // Somebody else may have put it meanwhile.
    if (!this.#known.has(id)) this.#known.set(id, { ...(place ?? { seq: 0, version: -1 }), item });
  }

  /** How an item stands by all that was decided; null where that version, or a higher one, was said already. */
  before({ item, version }: PutStreamItem): { readonly item: StreamItem | null } | null {
    const known = this.#known.get(item.id);
    return known === undefined || known.version >= version ? null : known;
  }

  /** Notes what was decided by a version; gives what is stored with its events. */
  put({ item, version }: PutStreamItem, events: readonly Stored[]): Readonly<Record<string, ItemPlace>> {
    const known = this.#known.get(item.id);
    const said = events.at(-1);
    const place = { seq: said?.seq ?? known?.seq ?? 0, version };
    this.#known.set(item.id, { ...place, item: said === undefined ? (known?.item ?? null) : item });
    return { [itemKey(item.id)]: place };
  }
}
