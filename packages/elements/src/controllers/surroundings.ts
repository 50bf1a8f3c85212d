/**
 * What an element shows by the time and the page: "Today" until midnight, times of the zone in which the device is, words
 * of the page's language. One watch for all elements of a page.
 */
import type { LitElement, ReactiveController } from "lit";
import { forgetFormats, presentOf } from "../text/text.ts";

/** A timer may be late on a device that sleeps: it is looked at again within the hour, and when the page is. */
const hour = 3_600_000;

const hosts = new Set<LitElement>();
let observer: MutationObserver | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let present = "";

/** How long until it is another day, or an hour: in milliseconds. */
export function untilNextDay(now: number): number {
  return Math.min(new Date(now).setHours(24, 0, 0, 0) - now, hour);
}

function tellAll(): void {
  for (const host of hosts) host.requestUpdate();
}

function look(): void {
  clearTimeout(timer);
  const now = Date.now();
  timer = setTimeout(look, untilNextDay(now));
  const next = presentOf(now);
  if (next === present) return;
  present = next;
  forgetFormats();
  tellAll();
}

/** The host updates when what it shows by time, zone or language is another. That it is connected updates it anyway. */
export class Surroundings implements ReactiveController {
  readonly #host: LitElement;

  constructor(host: LitElement) {
    this.#host = host;
  }

  hostConnected(): void {
    // The same listener is added once.
    document.addEventListener("visibilitychange", look);
    look();
    hosts.add(this.#host);
    observer ??= new MutationObserver(tellAll);
    // A language may be said in any of the roots in which it stands.
    for (let at: Node = this.#host; ; at = (at.getRootNode() as ShadowRoot).host) {
      const root = at.getRootNode();
      observer.observe(root, { attributeFilter: ["lang", "dir"], subtree: true });
      if (!(root instanceof ShadowRoot)) break;
    }
  }

  hostDisconnected(): void {
    hosts.delete(this.#host);
  }
}
