/** Who is typing, both ways: never stored, and gone by itself. */
import { limits, type Person, type Visibility } from "@carethread/model";
import type { WritableAtom } from "nanostores";
import { type Platform, put } from "../base/base.ts";

export interface Typing {
  /** Another person types; null for one of the care team who is not named. */
  shown(person: Person | null): void;
  /** A person's message has come, so they have stopped. */
  stopped(person: Person): void;
  /** The viewer types. */
  type(visibility: Visibility): void;
  /** The viewer's message went out: the next key is told at once. */
  sent(): void;
  clear(): void;
}

const unnamed = "team";

function keyOf(person: Person | null): string {
  return person?.id ?? unnamed;
}

export interface TypingOptions {
  readonly platform: Platform;
  readonly $typing: WritableAtom<readonly (Person | null)[]>;
  /** Says whether the signal went out. */
  readonly send: (visibility: Visibility) => boolean;
}

export function createTyping({ platform, $typing, send }: TypingOptions): Typing {
  const timers = new Map<string, unknown>();
  let toldAt = Number.NEGATIVE_INFINITY;
  let told: Visibility = "everyone";

  function gone(key: string): void {
    platform.clearTimeout(timers.get(key));
    if (!timers.delete(key)) return;
    put(
      $typing,
      $typing.get().filter(person => keyOf(person) !== key),
    );
  }

  return {
    shown(person) {
      const key = keyOf(person);
      platform.clearTimeout(timers.get(key));
      timers.set(
        key,
        platform.setTimeout(() => gone(key), limits.typingShown),
      );
      const others = $typing.get();
      if (!others.some(other => keyOf(other) === key)) put($typing, [...others, person]);
    },
    stopped(person) {
      gone(person.id);
      // Who was not named before they wrote has stopped as well.
      if (person.side === "staff") gone(unnamed);
    },
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
