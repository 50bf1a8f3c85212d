/**
 * Finds out that a room is gone although the socket looks open. It asks only while the page is visible, so
 * that rooms which nobody looks at can sleep.
 */
import type { Delays, Platform } from "../base/base.ts";

export interface Heartbeat {
  start(): void;
  /** Something was received: what comes in says nothing of what goes out. */
  heard(): void;
  /** The answer to a ping came. */
  answered(): void;
  /** There is a reason to doubt: asks at once. */
  probe(): void;
  stop(): void;
}

export interface HeartbeatOptions {
  readonly platform: Platform;
  readonly delays: Pick<Delays, "quiet" | "pongWithin" | "probeWithin" | "answerWithin">;
  readonly ping: () => void;
  /** No answer came back within the deadline. */
  readonly dead: () => void;
}

export function createHeartbeat({ platform, delays, ping, dead }: HeartbeatOptions): Heartbeat {
  let heardAt = 0;
  let askedAt = 0;
  let quiet: unknown = null;
  let deadline: unknown = null;

  function watchSilence(ms: number): void {
    platform.clearTimeout(quiet);
    quiet = platform.setTimeout(() => {
      const left = heardAt + delays.quiet - platform.now();
      if (left > 0) watchSilence(left);
      else {
        watchSilence(delays.quiet);
        if (platform.isVisible()) ask(delays.pongWithin);
      }
    }, ms);
  }

  function ask(within: number): void {
    if (deadline !== null) return;
    askedAt = platform.now();
    awaitAnswer(within);
    ping();
  }

  function awaitAnswer(ms: number): void {
    deadline = platform.setTimeout(() => {
      // Where something else came, the answer may stand behind it; but not for ever, because of a connection
      // that carries only the other way.
      const left = askedAt + delays.answerWithin - platform.now();
      if (heardAt > askedAt && left > 0) awaitAnswer(left);
      else {
        deadline = null;
        dead();
      }
    }, ms);
  }

  function answered(): void {
    platform.clearTimeout(deadline);
    deadline = null;
  }

  return {
    start() {
      heardAt = platform.now();
      watchSilence(delays.quiet);
    },
    heard() {
      heardAt = platform.now();
    },
    answered,
    probe: () => ask(delays.probeWithin),
    stop() {
      platform.clearTimeout(quiet);
      quiet = null;
      answered();
    },
  };
}
