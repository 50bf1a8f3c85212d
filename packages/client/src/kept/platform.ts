import { basePlatform, type Platform } from "../base/base.ts";

/** What a page has and Node has not, or means otherwise. Each may fail: a page may be denied any of them. */
const tabs: Pick<Platform, "storage" | "seal" | "locks" | "channel" | "picture"> = {
  storage: {
    device: async () => (await import("./device-storage.ts")).openDeviceStorage(),
    keys: async () => (await import("./device-storage.ts")).openKeyStorage(),
    session: async () => (await import("./session-storage.ts")).openSessionStorage(),
  },
  seal: true,
  locks: {
    // Only pages of secure contexts have them; without, the turn is taken at once.
    request: async (name, options, held) => navigator.locks.request(name, options, held),
  },
  channel(name, heard) {
    const channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }) => heard(data);
    return { post: message => channel.postMessage(message), close: () => channel.close() };
  },
  picture: async picture => (await import("./picture.ts")).readyPicture(picture),
};

/**
 * The platform of the browser, or of Node, where a page is always visible and online and nothing outlives it.
 * Node before 22 has no WebSocket of its own: give one, `{ ...defaultPlatform(), WebSocket }`.
 */
export function defaultPlatform(): Platform {
  return { ...basePlatform(), ...(globalThis.document === undefined ? {} : tabs) };
}
