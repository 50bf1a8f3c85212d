/** Whether a person is there: the page is visible, and somebody did something in it, or in another tab, not long ago. */
import type { Platform } from "../base/base.ts";

export interface Attendance {
  isHere(): boolean;
  /** Milliseconds since the last sign, by a clock that may stand still while a device sleeps. */
  idle(): number;
  /** A sign of the person's that came another way. */
  came(): void;
  /** Tells of each sign, with how long before it the last one was; returns how to stop. */
  listen(listener: (idle: number) => void): () => void;
  /** How long a sign lasts, in milliseconds. */
  lasts(idle: number): void;
  end(): void;
}

/** `idle` is how long a sign lasts, in milliseconds. */
export function watchAttendance(platform: Platform, idle: number): Attendance {
  const listeners = new Set<(idle: number) => void>();
  let lasting = idle;
  // Somebody opened the page.
  let actedAt = platform.now();
  let visible = platform.isVisible();

  const since = (): number => platform.now() - actedAt;

  function acted(): void {
    const before = since();
    actedAt = platform.now();
    for (const listener of [...listeners]) listener(before);
  }

  const stops = [
    platform.watch(() => {
      const was = visible;
      visible = platform.isVisible();
      if (visible && !was) acted();
    }),
    platform.watchPerson?.(acted),
  ];

  return {
    isHere() {
      const isActive = platform.watchPerson === undefined || platform.now() - actedAt < lasting;
      return platform.isVisible() && isActive;
    },
    idle: since,
    came: acted,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    lasts(idle) {
      lasting = idle;
    },
    end() {
      listeners.clear();
      for (const stop of stops) stop?.();
    },
  };
}
