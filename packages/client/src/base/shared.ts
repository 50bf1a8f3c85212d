/** What several parts of a page open at once: one object for all of them, let go a while after the last one. */
import type { Delays } from "./delays.ts";
import type { EndReason, Platform } from "./types/types.ts";

/** What letting go after a while needs to know. */
interface Clocked {
  readonly platform: Platform;
  readonly delays: Delays;
}

/** An object as the client that opened it holds it. */
export interface Sharable<Store> {
  readonly store: Store;
  /** Acquired anew while it was still kept. */
  reopened?(): void;
  /** Nobody has it any more. */
  released?(): void;
  /** True while it must not be let go. */
  isBusy?(): boolean;
  isEnded(): boolean;
  end(reason: EndReason): void;
}

export interface Shared<Store> {
  has(id: string): boolean;
  acquire(id: string): Store & { release(): void };
  end(reason: EndReason): void;
}

interface Held<Store> {
  readonly open: Sharable<Store>;
  readonly store: Store & { release(): void };
  users: number;
  timer: unknown;
}

export function createShared<Store extends object>(
  { platform, delays }: Clocked,
  make: (id: string) => Sharable<Store>,
): Shared<Store> {
  const held = new Map<string, Held<Store>>();
  let ended: EndReason | null = null;

  function letGo(id: string, entry: Held<Store>): void {
    entry.timer = platform.setTimeout(() => {
      // What waits to be sent keeps the way to its room open.
      if (entry.open.isBusy?.() && !entry.open.isEnded()) return letGo(id, entry);
      entry.open.end("signed-out");
      if (held.get(id) === entry) held.delete(id);
    }, delays.release);
  }

  function open(id: string): Held<Store> {
    const made = make(id);
    const entry: Held<Store> = {
      open: made,
      store: {
        ...made.store,
        release() {
          if (entry.users === 0 || --entry.users > 0) return;
          made.released?.();
          letGo(id, entry);
        },
      },
      users: 0,
      timer: null,
    };
    held.set(id, entry);
    if (ended !== null) made.end(ended);
    return entry;
  }

  return {
    has: id => held.has(id),
    acquire(id) {
      const known = held.get(id);
      // One that has ended may be there again: the person was given the right back.
      const entry = known === undefined || (known.open.isEnded() && ended === null) ? open(id) : known;
      platform.clearTimeout(entry.timer);
      if (entry === known && entry.users === 0) entry.open.reopened?.();
      entry.users++;
      return entry.store;
    },
    end(reason) {
      ended = reason;
      for (const { open, timer } of held.values()) {
        platform.clearTimeout(timer);
        open.end(reason);
      }
    },
  };
}
