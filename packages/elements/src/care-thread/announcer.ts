import type { Item } from "@carethread/client";
import { attachedIn, type Head } from "@carethread/model";
import { html, nothing } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { isolate, lineOf } from "../text/text.ts";
import type { Viewer } from "./english.ts";

/** A sentence; `nth` differs from that of the one before, so that the same words are said again. */
export interface Said {
  readonly nth: number;
  readonly sentence: string;
}

export interface Heard {
  readonly items: readonly Item[];
  /** Null before the thread was welcomed. */
  readonly head: Head | null;
  /** Whether the items end where the log does. */
  readonly isWhole: boolean;
}

/**
 * What screen readers are told: what came since the thread was shown, and never its history; and of each message of one's
 * own, once, that it was sent. That one was not is an alert beside it.
 */
export class Announcer {
  /** Everything up to here was there, or was told. */
  #known: number | null = null;
  /** Keys of what is on its way. */
  #sending: ReadonlySet<string> = new Set();
  #count = 0;
  came: Said | null = null;
  sent: Said | null = null;

  reset(): void {
    this.#known = null;
    this.#sending = new Set();
    this.came = null;
    this.sent = null;
  }

  /** Takes the thread as it is now. */
  hear(thread: Heard, viewer: Viewer): void {
    this.#hearSent(thread, viewer);
    const { head } = thread;
    if (head === null) return;
    const known = this.#known ?? head.pos;
    // Where the end is not shown the head alone knows of what came.
    this.#known = Math.max(known, thread.isWhole ? latestPos(heard(thread.items, known)) : head.pos);
    if (this.#known === known) return;
    const sentence = thread.isWhole
      ? whatCame(heard(thread.items, known), known, viewer)
      : lastOf(head, known, viewer);
    if (sentence !== null) this.came = this.#say(sentence);
  }

  #hearSent({ items }: Heard, { words }: Viewer): void {
    const done =
      this.#sending.size === 0
        ? []
        : items.filter(({ key, pending }) => (pending?.state ?? "sent") === "sent" && this.#sending.has(key));
    this.#sending = onTheWay(items);
    const [first] = done;
    if (first === undefined) return;
    const isNote = (first.event?.type === "message" ? first.event : first.pending)?.visibility === "staff";
    this.sent = this.#say(done.length === 1 && isNote ? words.noteSent : words.sent(done.length));
  }

  #say(sentence: string): Said {
    return { nth: this.#count++, sentence };
  }
}

/** What is being opened is told of when its words are there, and so is what came after it. */
function heard(items: readonly Item[], known: number): readonly Item[] {
  const at = items.findIndex(
    item => item.pending === null && item.seal === "opening" && item.event.pos > known,
  );
  return at < 0 ? items : items.slice(0, at);
}

/** What others wrote since, or null. */
function whatCame(items: readonly Item[], known: number, { me, words }: Viewer): string | null {
  const fresh = items.flatMap(item => {
    const { event } = item;
    const isNews = event?.type === "message" && event.pos > known && event.by.id !== me?.id;
    return isNews && item.pending === null && item.seal !== "repeated" ? [{ event, seal: item.seal }] : [];
  });
  const [first] = fresh;
  if (first === undefined) return null;
  const { event: only, seal } = first;
  if (fresh.length === 1 && seal === "forged") return words.sealForged;
  if (fresh.length === 1 && seal === "locked") return words.sealLocked(1);
  const say = only.visibility === "staff" ? words.announceNote : words.announce;
  return fresh.length === 1
    ? say(
        isolate(only.by.name),
        lineOf({ text: only.body.text, attached: attachedIn(only.body.attachments) }, words),
      )
    : words.announceMany(fresh.length);
}

/** The last message, where it came since and others wrote it. */
function lastOf({ last }: Head, known: number, { me, words }: Viewer): string | null {
  if (last === null || last.pos <= known || last.by.id === me?.id) return null;
  return (last.note ? words.announceNote : words.announce)(isolate(last.by.name), lineOf(last, words));
}

/** What is pending stands at the end. */
function onTheWay(items: readonly Item[]): ReadonlySet<string> {
  const keys = new Set<string>();
  for (let index = items.length - 1; index >= 0; index--) {
    const item = items[index];
    if (item?.pending == null) break;
    if (item.pending.state !== "failed" && item.pending.state !== "sent") keys.add(item.key);
  }
  return keys;
}

/** The place of the last stored event, 0 where there is none. */
function latestPos(items: readonly Item[]): number {
  for (let index = items.length - 1; index >= 0; index--) {
    const pos = items[index]?.event?.pos;
    if (pos !== undefined) return pos;
  }
  return 0;
}

/** Heard once, also where it is the same sentence again. */
export function renderSaid(said: Said | null) {
  return html`<div class="sr" role="status">
    ${said === null ? nothing : keyed(said.nth, html`<p>${said.sentence}</p>`)}
  </div>`;
}
