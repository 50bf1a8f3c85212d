import { keyOf } from "@carethread/model";
import type { Platform } from "./types/types.ts";

const events = [
  [() => globalThis.window, ["online", "offline", "pageshow"]],
  [() => globalThis.document, ["visibilitychange"]],
] as const;

/** What a person does. No `scroll`, which a new message makes as well: they scroll by wheel, touch or keys. */
const signs = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart", "touchmove"] as const;

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
    watchPerson(acted) {
      // Before anybody in the page can stop it, and never in the way of scrolling.
      const how = { capture: true, passive: true };
      for (const name of signs) globalThis.window?.addEventListener(name, acted, how);
      return () => {
        for (const name of signs) globalThis.window?.removeEventListener(name, acted, how);
      };
    },
    isOnline: () => globalThis.navigator?.onLine !== false,
    isVisible: () => globalThis.document?.visibilityState !== "hidden",
  };
}
