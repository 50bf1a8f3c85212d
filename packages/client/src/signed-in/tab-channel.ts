import type { TabChannel } from "../base/base.ts";

/** For a page whose platform has none of its own, as a badge's: null outside a browser. */
export function openTabChannel(name: string, heard: (message: unknown) => void): TabChannel | null {
  if (globalThis.document === undefined) return null;
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }) => heard(data);
  return { post: message => channel.postMessage(message), close: () => channel.close() };
}
