/** Who is typing, both ways: never stored, and gone by itself. */
import { limits, type Person, type Visibility } from "@carethread/model";
import { atom, type ReadableAtom } from "nanostores";
import { put } from "./stores.ts";
import type { Platform } from "./types.ts";

export interface Typing {
  readonly $typing: ReadableAtom<readonly Person[]>;
  /** Another person types. */
  shown(person: Person): void;
  /** A person's message has come, so they have stopped. */
  stopped(id: string): void;
  /** The viewer types. */
  type(visibility: Visibility): void;
  /** The viewer's message went out: the next key is told at once. */
  sent(): void;
  clear(): void;
}

/** `send` says whether the signal went out. */
export function createTyping(platform: Platform, send: (visibility: Visibility) => boolean): Typing {
  const $typing = atom<readonly Person[]>([]);
  const timers = new Map<string, unknown>();
  let toldAt = Number.NEGATIVE_INFINITY;
  let told: Visibility = "everyone";

  function stopped(id: string): void {
    platform.clearTimeout(timers.get(id));
    if (timers.delete(id))
      put(
        $typing,
        $typing.get().filter(person => person.id !== id),
      );
  }

  return {
    $typing,
    shown(person) {
      platform.clearTimeout(timers.get(person.id));
      timers.set(
        person.id,
        platform.setTimeout(() => stopped(person.id), limits.typingShown),
      );
      const others = $typing.get();
      if (!others.some(other => other.id === person.id)) put($typing, [...others, person]);
    },
    stopped,
    type(visibility) {
      const now = platform.now();
      if (visibility === told && now - toldAt < limits.typingEvery) return;
      if (!send(visibility)) return;
      toldAt = now;
      told = visibility;
    },
    sent() {
      toldAt = Number.NEGATIVE_INFINITY;
    },
    clear() {
      for (const timer of timers.values()) platform.clearTimeout(timer);
      timers.clear();
      put($typing, []);
    },
  };
}
