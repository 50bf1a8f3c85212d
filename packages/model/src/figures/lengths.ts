/**
 * How long answers and closings took, in the practice's business time: counted once a card and day, so that whoever asks
 * again pays for the sums alone.
 */
import { businessTimeCounter, dayAt } from "../business-time/business-time.ts";
import type { ConversationCard } from "../conversation/conversation.ts";
import type { PracticeSettings } from "../practice/practice.ts";
import { type Calendar, calendar } from "./calendar.ts";

const minute = 60_000;

/** Which day it was, for how long in whole minutes, and whether the practice expects it to be so short. */
export interface Length {
  readonly day: number;
  readonly minutes: number;
  readonly isWithin: boolean;
}

/** `who` is the place in `people` of who answered. */
interface AnswerLength extends Length {
  readonly who: number;
}

export interface CardLengths {
  readonly answers: readonly AnswerLength[];
  readonly resolved: readonly Length[];
}

/** One of the staff; `at` is when they were last heard of by this name. */
export interface Answerer {
  readonly id: string;
  readonly name: string;
  readonly at: number;
}

const none: CardLengths = { answers: [], resolved: [] };

export class Lengths {
  readonly calendar: Calendar;
  readonly #settings: PracticeSettings;
  readonly #today: number;
  readonly #timeOf: (from: number, to: number) => number;
  readonly #known = new WeakMap<ConversationCard, CardLengths>();
  readonly #people: Answerer[] = [];
  readonly #places = new Map<string, number>();

  constructor(settings: PracticeSettings, now: number) {
    const { hours } = settings;
    this.#settings = settings;
    this.#today = dayAt(hours, now);
    this.calendar = calendar(hours, now);
    const { since } = this.calendar;
    // Most were asked not long before they were answered.
    this.#timeOf = businessTimeCounter(hours, 2 * since - now, now);
  }

  /** Whether they are still what they would be if they were counted now. */
  isOf(settings: PracticeSettings, now: number): boolean {
    return settings === this.#settings && dayAt(settings.hours, now) === this.#today;
  }

  get people(): readonly Answerer[] {
    return this.#people;
  }

  /** Those of the days that are looked back on. */
  of(card: ConversationCard): CardLengths {
    if (card.answers.length === 0 && card.resolved.length === 0) return none;
    let known = this.#known.get(card);
    if (known === undefined) {
      known = this.#count(card);
      this.#known.set(card, known);
    }
    return known;
  }

  #count({ answers, resolved }: ConversationCard): CardLengths {
    const { answerWithin = 0, resolveWithin = 0 } = this.#settings;
    const lengths = { answers: [] as AnswerLength[], resolved: [] as Length[] };
    // Each written out: what is spread together is several times as slow to read.
    for (const { asked, at, by: id, name } of answers) {
      const day = this.calendar.dayOf(at);
      if (day < 0) continue;
      const length = this.#timeOf(asked, at);
      const minutes = Math.floor(length / minute);
      const who = this.#placeOf({ id, name, at });
      lengths.answers.push({ day, minutes, isWithin: length <= answerWithin, who });
    }
    for (const { opened, at } of resolved) {
      const day = this.calendar.dayOf(at);
      if (day < 0) continue;
      const length = this.#timeOf(opened, at);
      const minutes = Math.floor(length / minute);
      lengths.resolved.push({ day, minutes, isWithin: length <= resolveWithin });
    }
    return lengths;
  }

  #placeOf(one: Answerer): number {
    const place = this.#places.get(one.id);
    if (place === undefined) {
      this.#places.set(one.id, this.#people.length);
      return this.#people.push(one) - 1;
    }
    if (one.at > (this.#people[place] as Answerer).at) this.#people[place] = one;
    return place;
  }
}
