/**
 * By the practice's hours: to the patient's side when an answer is to be expected, to staff how long a patient has waited
 * for one. The host updates by the minute while it shows either.
 */
import {
  businessTimeCounter,
  type Coaching,
  type Day,
  dateAt,
  dueDay,
  type Head,
  isOpen,
  isZone,
  nextOpening,
  type PagePractice,
  type Person,
} from "@carethread/model";
import { html, nothing, type ReactiveController, type ReactiveControllerHost } from "lit";
import { dayFrom, lengthOf, timeOf } from "../text/text.ts";
import type { clock } from "../words/words.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
/** Who has waited longer is overdue whatever the practice expects. */
const longest = 60 * day;

type Practice = { readonly [Name in "hours" | "answerWithin"]?: PagePractice[Name] | undefined };

/** How long somebody has waited, in the practice's business time. */
export interface Wait {
  readonly length: number;
  readonly target: number;
  readonly isOverdue: boolean;
}

export class ResponseClock implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #practice: () => Practice | null | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isShown = false;
  #hours: PagePractice["hours"];
  #until = 0;
  #lengthOf: (from: number, to: number) => number = () => 0;

  constructor(host: ReactiveControllerHost, practice: () => Practice | null | undefined) {
    this.#host = host;
    this.#practice = practice;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener("visibilitychange", this.#look);
  }

  hostUpdate(): void {
    this.#isShown = false;
  }

  hostUpdated(): void {
    clearTimeout(this.#timer);
    if (this.#isShown) this.#timer = setTimeout(this.#look, minute - (Date.now() % minute));
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    document.removeEventListener("visibilitychange", this.#look);
  }

  readonly #look = (): void => {
    if (this.#isShown) this.#host.requestUpdate();
  };

  /** A device may not know the practice's time zone: then it counts as open all of the time. */
  get #known(): Practice {
    const { hours, answerWithin } = this.#practice() ?? {};
    return { hours: hours && isZone(hours.zone) ? hours : undefined, answerWithin };
  }

  /** Null where nobody waits, or the practice does not say within what time it answers. */
  wait(since: number | undefined): Wait | null {
    const { hours, answerWithin: target } = this.#known;
    if (since === undefined || target === undefined) return null;
    this.#isShown = true;
    const now = Date.now();
    if (hours !== this.#hours || now > this.#until || this.#until === 0) {
      this.#hours = hours;
      this.#until = now + day;
      this.#lengthOf = businessTimeCounter(hours, now - longest, this.#until);
    }
    const length = this.#lengthOf(Math.max(since, now - longest), now);
    return { length, target, isOverdue: length > target };
  }

  /** The day of the practice's calendar. */
  get today(): Day {
    this.#isShown = true;
    return dateAt(this.#known.hours, Date.now());
  }

  /** The day for which a message is due by a rhythm, or the next one on which one will be; null for none. */
  dueDay(coaching: Coaching, wroteAt: number | undefined): Day | null {
    return dueDay(coaching, wroteAt, this.#known.hours);
  }

  /** When the patient's side may expect an answer; empty where the practice says nothing of it. */
  expected(words: typeof clock, language: string): string {
    const { hours, answerWithin } = this.#known;
    if (hours === undefined) return answerWithin === undefined ? "" : words.expected.open(answerWithin);
    this.#isShown = true;
    const now = Date.now();
    if (isOpen(hours, now)) return answerWithin === undefined ? "" : words.expected.open(answerWithin);
    const opens = nextOpening(hours, now);
    const [on, at] = [dayFrom(language, opens, now), timeOf(language, opens)];
    return answerWithin === undefined
      ? words.expected.closed(on, at)
      : words.expected.closedWithin(answerWithin, on, at);
  }
}

/** In words, because colour says nothing to everybody; `isShort` where what is expected stands elsewhere. */
export function waitingWords(wait: Wait, words: typeof clock, language: string, isShort: boolean): string {
  const { length, target, isOverdue } = wait;
  const { now, overdue, nowWithin, overdueWithin } = words.waitingFor;
  const took = lengthOf(language, length);
  if (isShort) return isOverdue ? overdue(took) : now(took);
  return isOverdue ? overdueWithin(took, target) : nowWithin(took, target);
}

/** Who looks at a conversation, and in which words. */
interface Viewer {
  readonly me: Person | null;
  readonly words: typeof clock;
  readonly language: string;
}

/** Over a conversation that is open, to staff. */
export function renderWaiting(
  clock: ResponseClock,
  head: Pick<Head, "lifecycle" | "waiting"> | null,
  { me, words, language }: Viewer,
) {
  const isShown = me?.side === "staff" && head?.lifecycle === "open";
  const wait = isShown ? clock.wait(head.waiting?.since) : null;
  if (wait === null) return nothing;
  return html`<p part="waiting" class="wait ${wait.isOverdue ? "overdue" : ""}">
    ${waitingWords(wait, words, language, false)}
  </p>`;
}

/** What stands where the patient's side writes. */
export function renderExpected(sentence: string) {
  return sentence === "" ? nothing : html`<p part="expected" class="expected">${sentence}</p>`;
}
