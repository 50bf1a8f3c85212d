/** Whether a person is there: the page is visible, and somebody did something in it, or in another tab, not long ago. */
import type { Platform } from "../base/base.ts";

export interface Attendance {
  isHere(): boolean;
  /** Milliseconds since the last sign, by a clock that may stand still while a device sleeps. */
  idle(): number;
  /** A sign of the person's that came another way. */
  came(): void;
  /** Tells of each sign until the end, with how long before it the last one was. */
  listen(listener: (idle: number) => void): void;
  /** How long a sign lasts, in milliseconds. */
  lasting: number;
  end(): void;
}

/** `idle` is how long a sign lasts, in milliseconds. */
export function watchAttendance(platform: Platform, idle: number): Attendance {
  const listeners: ((idle: number) => void)[] = [];
  // Somebody opened the page.
  let actedAt = platform.now();
  let visible = platform.isVisible();

  const since = (): number => platform.now() - actedAt;

  function acted(): void {
    const before = since();
    actedAt = platform.now();
    for (const listener of listeners) listener(before);
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
    lasting: idle,
    isHere() {
      const isActive = platform.watchPerson === undefined || since() < this.lasting;
      return platform.isVisible() && isActive;
    },
    idle: since,
    came: acted,
    listen: listener => listeners.push(listener),
    end() {
      for (const stop of stops) stop?.();
    },
  };
}
