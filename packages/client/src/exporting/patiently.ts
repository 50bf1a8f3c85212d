import { CareError, createBackoff } from "../base/base.ts";
import type { Session } from "../connection/connection.ts";

/** How often in a row something is tried that may come about yet; who is only too fast waits as often as it takes. */
const most = 5;

/**
 * Asks again, a while later, what is refused for now, or of which no answer came: somebody who takes out the years of a
 * patient reads faster than rooms let anybody, and meets a bad minute. With `refused` only what a room refused for its speed.
 */
export async function patiently<T>(
  { platform, delays }: Session,
  ask: () => Promise<T>,
  signal?: AbortSignal,
  which: "any" | "refused" = "any",
): Promise<T> {
  const backoff = createBackoff(delays, platform.random);
  for (let tried = 1; ; ) {
    signal?.throwIfAborted();
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof CareError)) throw error;
      const isFast = error.code === "too-fast";
      const mayRetry = isFast || (which === "any" && error.retryable && tried++ < most);
      if (!mayRetry) throw error;
      const wait = isFast ? Number(error.params.retryAfter) || delays.retrySlow : backoff.next();
      await new Promise<void>((resolve, reject) => {
        const stop = (): void => {
          platform.clearTimeout(timer);
          reject(signal?.reason);
        };
        const timer = platform.setTimeout(() => {
          signal?.removeEventListener("abort", stop);
          resolve();
        }, wait);
        signal?.addEventListener("abort", stop, { once: true });
      });
    }
  }
}
