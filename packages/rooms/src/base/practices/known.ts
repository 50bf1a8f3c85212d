/**
 * The practices of a deployment, as far as one process knows them: those of its environment, and what their own rooms
 * were pushed. It holds plain values alone, so that all rooms of a process may share it.
 */
import { PracticeSettings, Registration } from "@carethread/model";
import * as z from "zod/mini";
import { type Practice, practiceFrom } from "./practice.ts";

/** What a practice's own room knows: what the operator and the practice's back end have pushed to it. */
export const Registered = z.object({
  /** It rises with each change; 0 where nothing was ever pushed. */
  rev: z.int(),
  /** The operator's; null where there is none, or none any more. */
  registration: z.nullable(Registration),
  /** The back end's; null where it has pushed none. */
  settings: z.nullable(PracticeSettings),
  /** Sessions that began until then are over, milliseconds since 1970. */
  sessionsEnded: z.optional(z.int()),
});
export type Registered = z.infer<typeof Registered>;

/** As this version has it: what an older one stored has the defaults of flags that are newer. */
export function registeredFrom(stored: unknown): Registered {
  return Registered.parse(stored);
}

export const nothingPushed: Registered = { rev: 0, registration: null, settings: null };

/** What is known of a practice. */
export interface Known {
  /** Null where there is none of that id. */
  readonly practice: Practice | null;
  readonly registered: Registered;
  /** When its room said so, milliseconds since 1970; null where it never has. */
  readonly at: number | null;
}

/** Ids that are none: as many are remembered. */
const nobodies = 1_000;

export class KnownPractices {
  readonly #configured: ReadonlyMap<string, Practice>;
  readonly #takesPushed: boolean;
  readonly #known = new Map<string, Known>();
  /** Until when the room of a practice is not asked. */
  readonly #rests = new Map<string, number>();

  /** `configured` are those of the environment; `takesPushed` says whether an operator may push others. */
  constructor(configured: ReadonlyMap<string, Practice>, takesPushed: boolean) {
    this.#configured = configured;
    this.#takesPushed = takesPushed;
    for (const [id, practice] of configured)
      this.#known.set(id, { practice, registered: nothingPushed, at: null });
  }

  /** The same deployment in another process, which knows nothing yet. */
  anew(): KnownPractices {
    return new KnownPractices(this.#configured, this.#takesPushed);
  }

  /** The ids of those that stand in the environment. */
  configured(): Iterable<string> {
    return this.#configured.keys();
  }

  /** Whether there may be a practice of this id at all. */
  isPossible(id: string): boolean {
    return this.#takesPushed || this.#configured.has(id);
  }

  isConfigured(id: string): boolean {
    return this.#configured.has(id);
  }

  get(id: string): Known | undefined {
    return this.#known.get(id);
  }

  /** Takes what a practice's room said at that time; an older word than the known one is ignored. */
  note(id: string, registered: Registered, at: number): Known {
    const known = this.#known.get(id);
    const isOld = known !== undefined && known.registered.rev > registered.rev;
    const next: Known =
      known !== undefined && (isOld || known.registered.rev === registered.rev)
        ? { ...known, at }
        : { practice: this.made(id, registered), registered, at };
    this.#known.delete(id);
    this.#known.set(id, next);
    if (next.practice === null) this.#bound();
    return next;
  }

  /** There may be a newer word: whoever goes by the present one asks first. */
  outdate(id: string): void {
    const known = this.#known.get(id);
    if (known !== undefined) this.#known.set(id, { ...known, at: null });
    this.#rests.delete(id);
  }

  /** The practice that the environment and what was pushed make together. */
  made(id: string, { registration, settings, sessionsEnded }: Registered): Practice | null {
    const configured = this.#configured.get(id);
    const practice =
      configured ?? (registration === null || !this.#takesPushed ? null : practiceFrom(id, registration));
    if (practice === null) return null;
    const ended = sessionsEnded === undefined ? {} : { sessionsEnded };
    return { ...practice, ...(settings === null ? {} : { settings }), ...ended };
  }

  /** The practice's room is not asked before that time, milliseconds since 1970; null for at once. */
  rest(id: string, until: number | null): void {
    if (until === null) this.#rests.delete(id);
    else this.#rests.set(id, until);
    const [oldest] = this.#rests.keys();
    if (this.#rests.size > nobodies && oldest !== undefined) this.#rests.delete(oldest);
  }

  restsUntil(id: string): number | null {
    return this.#rests.get(id) ?? null;
  }

  /** Whoever tries ids makes nobody forget a practice that there is. */
  #bound(): void {
    let none = 0;
    for (const { practice } of this.#known.values()) if (practice === null) none++;
    if (none <= nobodies) return;
    for (const [id, { practice }] of this.#known) {
      if (practice !== null) continue;
      this.#known.delete(id);
      return;
    }
  }
}
