import type { Item } from "@carethread/client";
import { isolate } from "../text/text.ts";
import type { Viewer } from "./english.ts";

/** What screen readers are told: what came since the thread was shown, and never its history. */
export class Announcer {
  #known: number | null = null;
  /** What was said last, and at which position it was said. */
  said: { readonly at: number; readonly sentence: string } | null = null;

  reset(): void {
    this.#known = null;
    this.said = null;
  }

  /** Takes the thread as it is now; `shown` says that it was welcomed. */
  hear(items: readonly Item[], shown: boolean, { me, words }: Viewer): void {
    const latest = latestPos(items);
    if (this.#known === null) {
      if (shown) this.#known = latest;
      return;
    }
    if (latest <= this.#known) return;
    const known = this.#known;
    this.#known = latest;
    const fresh = items.flatMap(({ event }) =>
      event?.type === "message" && event.pos > known && event.by.id !== me?.id ? [event] : [],
    );
    const [only] = fresh;
    if (only === undefined) return;
    const say = only.visibility === "staff" ? words.announceNote : words.announce;
    const sentence =
      fresh.length === 1 ? say(isolate(only.by.name), only.body.text) : words.announceMany(fresh.length);
    this.said = { at: latest, sentence };
  }
}

/** The place of the last stored event, 0 where there is none. */
function latestPos(items: readonly Item[]): number {
  for (let index = items.length - 1; index >= 0; index--) {
    const pos = items[index]?.event?.pos;
    if (pos !== undefined) return pos;
  }
  return 0;
}
