/**
 * Which of a person's tabs tells of notifications: one of those that hear of them, by a lock that it holds for as long
 * as it does. Where there are no locks, or they are denied, each tells for itself.
 */
import type { Platform } from "../base/base.ts";

export interface Herald {
  isElected(): boolean;
  /** From here on this tab hears of notifications, and somebody in it listens. */
  stand(name: string): void;
  /** It does so no more. */
  withdraw(): void;
}

export function createHerald({ locks }: Pick<Platform, "locks">): Herald {
  let elected = false;
  /** Ends what is held, or the wait for it; null where this tab does not stand. */
  let stop: (() => void) | null = null;

  return {
    isElected: () => elected,
    stand(name) {
      if (stop !== null) return;
      const over = new AbortController();
      const ended = new Promise<void>(resolve => {
        over.signal.addEventListener("abort", () => resolve());
      });
      stop = () => over.abort();
      const hold = (): void => {
        if (!over.signal.aborted) elected = true;
      };
      if (locks === undefined) {
        hold();
        return;
      }
      locks
        .request(name, { signal: over.signal }, () => {
          hold();
          return ended;
        })
        // Withdrawn while it waited, or a page that may not use locks.
        .catch(hold);
    },
    withdraw() {
      elected = false;
      stop?.();
      stop = null;
    },
  };
}
