/** What the conversations of a slice add to somebody's figures, and how what several slices say is added up. */
import * as z from "zod/mini";
import type { Facts, Findable } from "../access/access.ts";
import { type ConversationCard, cardSeenBy } from "../conversation/conversation.ts";
import { Key } from "../names.ts";
import type { PracticeSettings } from "../practice/practice.ts";
import { fold } from "../text/text.ts";
import { type Calendar, figureDays } from "./calendar.ts";
import { type Length, Lengths } from "./lengths.ts";
import { Reason } from "./shown.ts";
import { addedDays, addedSpans, Days, SpansCount, SpanTimes, TimesCount } from "./times.ts";

const ReasonSums = z.object({ reason: Reason, answers: SpanTimes, resolutions: SpanTimes });

/** Of one of the staff; `at` is when they were last heard of by this name. */
const StaffSums = z.object({ id: Key, name: z.string(), at: z.int(), answers: SpanTimes });

export const FigureSums = z.object({
  conversations: z.int(),
  /** Messages of the patients' side in open conversations that nobody has answered. */
  unread: z.int(),
  /** Patients with an open conversation. */
  patients: z.int(),
  messages: z.int(),
  answers: Days,
  resolutions: Days,
  /** For who administers. */
  reasons: z.optional(z.array(ReasonSums)),
  staff: z.optional(z.array(StaffSums)),
});
export type FigureSums = z.infer<typeof FigureSums>;

class DaysCount {
  readonly #days: (TimesCount | undefined)[] = new Array(figureDays);

  add({ day, minutes, isWithin }: Length): void {
    let count = this.#days[day];
    if (count === undefined) {
      count = new TimesCount();
      this.#days[day] = count;
    }
    count.add(minutes, isWithin);
  }

  named({ names }: Calendar): Days {
    const days: Days = {};
    for (const [day, count] of this.#days.entries())
      if (count !== undefined) days[names[day] as string] = count.times;
    return days;
  }
}

interface ReasonCount {
  readonly reason: Reason;
  readonly answers: SpansCount;
  readonly resolutions: SpansCount;
}

/**
 * Adds up conversations, as one of the staff sees them: what they were only lent a part of is not counted. `detailed` also
 * by reason and by who answered.
 */
export class FigureCount {
  readonly #lengths: Lengths;
  readonly #topics: ReadonlyMap<string, string>;
  readonly #detailed: boolean;
  readonly #now: number;
  readonly #patients = new Set<string>();
  readonly #answers = new DaysCount();
  readonly #resolutions = new DaysCount();
  readonly #reasons = new Map<string, ReasonCount>();
  /** By their places in the lengths. */
  readonly #staff: (SpansCount | undefined)[] = [];
  #conversations = 0;
  #unread = 0;
  #messages = 0;

  /** `lengths` are known already where somebody asked before. */
  constructor(
    settings: PracticeSettings,
    now: number,
    detailed: boolean,
    lengths = new Lengths(settings, now),
  ) {
    this.#lengths = lengths;
    this.#detailed = detailed;
    this.#now = now;
    this.#topics = new Map(settings.topics.map(topic => [fold(topic), topic]));
  }

  add(facts: Facts<Findable>, card: ConversationCard): void {
    const view = cardSeenBy(facts, card, this.#now);
    if (view === null || card.members[facts.person.person.id]?.grant !== undefined) return;
    this.#conversations++;
    this.#messages += view.messages;
    if (card.lifecycle === "open") {
      this.#patients.add(card.patient);
      this.#unread += card.waiting?.messages ?? 0;
    }
    const { answers, resolved } = this.#lengths.of(card);
    for (const length of answers) this.#answers.add(length);
    for (const length of resolved) this.#resolutions.add(length);
    if (!this.#detailed || (answers.length === 0 && resolved.length === 0)) return;
    const reason = this.#reasonOf(card);
    for (const length of answers) {
      reason.answers.add(length);
      this.#staffOf(length.who).add(length);
    }
    for (const length of resolved) reason.resolutions.add(length);
  }

  get sums(): FigureSums {
    return {
      conversations: this.#conversations,
      unread: this.#unread,
      patients: this.#patients.size,
      messages: this.#messages,
      answers: this.#answers.named(this.#lengths.calendar),
      resolutions: this.#resolutions.named(this.#lengths.calendar),
      ...(this.#detailed ? { reasons: this.#reasonSums(), staff: this.#staffSums() } : {}),
    };
  }

  #reasonSums(): z.infer<typeof ReasonSums>[] {
    return [...this.#reasons.values()].map(({ reason, answers, resolutions }) => ({
      reason,
      answers: answers.times,
      resolutions: resolutions.times,
    }));
  }

  #staffSums(): z.infer<typeof StaffSums>[] {
    return this.#staff.flatMap((answers, place) => {
      const one = this.#lengths.people[place];
      return answers === undefined || one === undefined ? [] : [{ ...one, answers: answers.times }];
    });
  }

  #reasonOf({ title, kind }: ConversationCard): ReasonCount {
    const topic = this.#topics.size === 0 ? undefined : this.#topics.get(fold(title));
    const reason: Reason = topic === undefined ? { kind } : { topic };
    const name = reasonKey(reason);
    let known = this.#reasons.get(name);
    if (known === undefined) {
      known = { reason, answers: new SpansCount(), resolutions: new SpansCount() };
      this.#reasons.set(name, known);
    }
    return known;
  }

  #staffOf(place: number): SpansCount {
    let known = this.#staff[place];
    if (known === undefined) {
      known = new SpansCount();
      this.#staff[place] = known;
    }
    return known;
  }
}

function reasonKey({ topic, kind }: Reason): string {
  return topic === undefined ? `kind ${kind}` : `topic ${topic}`;
}

/** What several slices say together: a patient is in one of them. */
export function addedSums(all: readonly FigureSums[]): FigureSums {
  const sum = (of: (sums: FigureSums) => number): number => all.reduce((total, sums) => total + of(sums), 0);
  const isDetailed = all.some(({ reasons }) => reasons !== undefined);
  return {
    conversations: sum(({ conversations }) => conversations),
    unread: sum(({ unread }) => unread),
    patients: sum(({ patients }) => patients),
    messages: sum(({ messages }) => messages),
    answers: addedDays(all.map(({ answers }) => answers)),
    resolutions: addedDays(all.map(({ resolutions }) => resolutions)),
    ...(isDetailed ? { reasons: addedReasons(all), staff: addedStaff(all) } : {}),
  };
}

function addedReasons(all: readonly FigureSums[]): z.infer<typeof ReasonSums>[] {
  const groups = grouped(
    all.flatMap(({ reasons = [] }) => reasons),
    ({ reason }) => reasonKey(reason),
  );
  return groups.map(group => ({
    reason: (group[0] as (typeof group)[number]).reason,
    answers: addedSpans(group.map(({ answers }) => answers)),
    resolutions: addedSpans(group.map(({ resolutions }) => resolutions)),
  }));
}

function addedStaff(all: readonly FigureSums[]): z.infer<typeof StaffSums>[] {
  const groups = grouped(
    all.flatMap(({ staff = [] }) => staff),
    ({ id }) => id,
  );
  return groups.map(group => {
    const { id, name, at } = group.reduce((latest, one) => (one.at > latest.at ? one : latest));
    return { id, name, at, answers: addedSpans(group.map(({ answers }) => answers)) };
  });
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}
