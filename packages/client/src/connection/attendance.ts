/** Whether a person is there: the page is visible, and somebody did something in it not long ago. */
import type { Platform } from "../base/base.ts";

export interface Attendance {
  isHere(): boolean;
  end(): void;
}

/** `came` is told of each sign of a person in a visible page; `idle` is how long one lasts, in milliseconds. */
export function watchAttendance(platform: Platform, idle: number, came: () => void): Attendance {
  // Somebody opened the page.
  let actedAt = platform.now();
  let visible = platform.isVisible();

  function acted(): void {
    actedAt = platform.now();
    if (platform.isVisible()) came();
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
      const isActive = platform.watchPerson === undefined || platform.now() - actedAt < idle;
      return platform.isVisible() && isActive;
    },
    end() {
      for (const stop of stops) stop?.();
    },
  };
}
