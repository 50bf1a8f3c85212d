import { keyOf } from "@carethread/model";
import type { Platform } from "./types.ts";

const events = [
  [() => globalThis.window, ["online", "offline", "pageshow"]],
  [() => globalThis.document, ["visibilitychange"]],
] as const;

/** The platform of the browser, or of Node, without what outlives the page: as much as a badge needs. */
export function basePlatform(): Platform {
  return {
    now: () => performance.now(),
    date: () => Date.now(),
    random: () => Math.random(),
    newId: () => keyOf(crypto.getRandomValues(new Uint8Array(16))),
    // Looked up at each call, so that a page's or a test's replacement is honoured.
    setTimeout: (run, ms) => globalThis.setTimeout(run, ms),
    clearTimeout: timer => globalThis.clearTimeout(timer as number | undefined),
    WebSocket: globalThis.WebSocket,
    fetch: (input, init) => globalThis.fetch(input, init),
    watch(changed) {
      const listening = events.map(([find, names]) => {
        const target: EventTarget | undefined = find();
        for (const name of names) target?.addEventListener(name, changed);
        return () => {
          for (const name of names) target?.removeEventListener(name, changed);
        };
      });
      return () => {
        for (const stop of listening) stop();
      };
    },
    isOnline: () => globalThis.navigator?.onLine !== false,
    isVisible: () => globalThis.document?.visibilityState !== "hidden",
  };
}
