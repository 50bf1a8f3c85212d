import { keyOf } from "@carethread/model/names";
import type { Platform } from "./types.ts";

const events = [
  [() => globalThis.window, ["online", "offline", "pageshow"]],
  [() => globalThis.document, ["visibilitychange"]],
] as const;

/** What a page has and Node has not, or means otherwise. Each may fail: a page may be denied any of them. */
const tabs: Pick<Platform, "storage" | "locks" | "channel"> = {
  storage: {
    device: async () => (await import("./device-storage.ts")).openDeviceStorage(),
    session: async () => (await import("./session-storage.ts")).openSessionStorage(),
  },
  locks: {
    // Only pages of secure contexts have them; without, the turn is taken at once.
    request: async (name, options, held) => navigator.locks.request(name, options, held),
  },
  channel(name, heard) {
    const channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }) => heard(data);
    return { post: message => channel.postMessage(message), close: () => channel.close() };
  },
};

/**
 * The platform of the browser, or of Node, where a page is always visible and online. Node before 22 has no
 * WebSocket of its own: give one, `{ ...defaultPlatform(), WebSocket }`.
 */
export function defaultPlatform(): Platform {
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
    ...(globalThis.document === undefined ? {} : tabs),
  };
}
