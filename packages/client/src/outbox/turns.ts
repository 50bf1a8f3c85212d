/**
 * Turns among the tabs of a browser: a lock that is held for one send. A tab that holds it too long is frozen
 * or cannot reach the server, and loses it; what it sent may then be sent twice, which doubles nothing.
 */
import type { Platform } from "../base/base.ts";

export interface Turns {
  /** True from asking for the turn to its end. */
  isTaken(): boolean;
  /** Asks for the turn: `begin` runs when it has come, at once where there are no locks; `stolen` when it was taken away. */
  take(begin: () => void, stolen: () => void): void;
  /** Ends the turn, or the wait for it. */
  end(): void;
}

export function createTurns(name: string, platform: Platform, within: number): Turns {
  const { locks } = platform;
  /** Ends what is under way; null where nothing is. */
  let stop: (() => void) | null = null;

  function take(begin: () => void, stolen: () => void): void {
    if (locks === undefined) {
      stop = () => {};
      begin();
      return;
    }
    const giveUp = new AbortController();
    let release = (): void => {};
    let isHeld = false;
    let isOver = false;
    const over = new Promise<void>(resolve => {
      release = resolve;
    });
    const end = (): void => {
      isOver = true;
      platform.clearTimeout(timer);
      giveUp.abort();
      release();
    };
    const held = (): Promise<void> => {
      if (isOver) return Promise.resolve();
      platform.clearTimeout(timer);
      isHeld = true;
      begin();
      return over;
    };
    const ask = (steal: boolean): void => {
      locks.request(name, steal ? { steal } : { signal: giveUp.signal }, held).catch(() => {
        // Given up for stealing, or ended.
        if (isOver || (!steal && giveUp.signal.aborted && !isHeld)) return;
        if (!isHeld) {
          // A page that may not use locks.
          held();
          return;
        }
        stop = null;
        end();
        stolen();
      });
    };
    const timer = platform.setTimeout(() => {
      giveUp.abort();
      ask(true);
    }, within);
    stop = end;
    ask(false);
  }

  return {
    isTaken: () => stop !== null,
    take,
    end() {
      const ending = stop;
      stop = null;
      ending?.();
    },
  };
}
