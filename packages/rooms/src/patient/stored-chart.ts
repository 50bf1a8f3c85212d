/** The chart as it is stored, and how it changes: in one commit with what is owed because of it. */
import { chartEntries, type PatientFacts, type Person, type TextingStatus } from "@carethread/model";
import { type Commit, type Ports, type Practice, Refuse, systemFacts } from "../base/base.ts";
import { measure, withTexting } from "./chart.ts";
import type { Merging } from "./merging.ts";
import type { PatientRecord } from "./record.ts";
import type { Telling } from "./telling.ts";

/** What is stored with a change of the chart, and who changed it: the rooms themselves, where nobody is named. */
interface Change extends Commit {
  readonly by?: Person;
}

interface Stored {
  readonly facts: PatientFacts;
  readonly version: number;
  readonly phone?: string;
}

interface Needs {
  readonly ports: Ports;
  readonly practice: Practice;
  readonly merging: Merging;
  readonly record: PatientRecord;
  readonly telling: () => Telling;
}

export class StoredChart {
  readonly #needs: Needs;
  #stored: Stored | null = null;
  /** The version by which a patient was withdrawn of whom nothing else was ever said. */
  #withdrawn: number | null = null;
  /** The last revision of a chart that was let go: others know it, and are told of no lower one. */
  #lastRev = 0;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  async load(): Promise<void> {
    const { storage } = this.#needs.ports;
    this.#stored = (await storage.get<Stored>("facts")) ?? null;
    this.#withdrawn = (await storage.get<number>("withdrawn")) ?? null;
    this.#lastRev = (await storage.get<number>("forgotten")) ?? 0;
  }

  /** All of it, null where nothing was pushed, or it was let go. */
  get now(): Stored | null {
    return this.#stored;
  }

  get facts(): PatientFacts | null {
    return this.#stored?.facts ?? null;
  }

  /** That of the latest push, -1 where there was none. */
  get version(): number {
    return this.#stored?.version ?? this.#withdrawn ?? -1;
  }

  changeFollowers(followers: PatientFacts["followers"], by: Person): Promise<boolean> {
    if (this.#stored === null) throw new Refuse("not-found");
    const { facts, ...rest } = this.#stored;
    const { rev: _, ...chart } = facts;
    const next = { ...chart, followers };
    if (followers.length > facts.followers.length) measure(next, "followers");
    return this.change(next, rest, { by });
  }

  async changeTexting(status: TextingStatus, put: Readonly<Record<string, unknown>>): Promise<void> {
    if (this.#stored === null) return this.store({ put });
    const { facts, ...rest } = this.#stored;
    const { rev: _, ...chart } = facts;
    await this.change(withTexting(chart, status), rest, { put });
  }

  /** Stores the facts, and what is owed where they are other ones: true then. Changes them before the first await. */
  async change(
    next: Omit<PatientFacts, "rev">,
    rest: Omit<Stored, "facts">,
    { put, remove, by = systemFacts(this.#needs.practice).person }: Change = {},
  ): Promise<boolean> {
    const { merging, record } = this.#needs;
    const telling = this.#needs.telling();
    const before = this.facts;
    const { rev: known = this.#lastRev, ...old } = before ?? {};
    const changed = JSON.stringify(old) !== JSON.stringify(next);
    const facts: PatientFacts = { rev: changed ? known + 1 : known, ...next };
    if (changed) telling.raise(before, facts);
    else telling.listAgain();
    if (merging.into !== null) telling.goesInto(merging.into, facts.rev);
    this.#stored = { facts, ...rest };
    const noted = changed ? record.note(by, chartEntries(before, next)) : {};
    await this.store({
      put: { ...put, ...noted, facts: this.#stored },
      ...(remove === undefined ? {} : { remove }),
    });
    telling.outbox.soon();
    return changed;
  }

  /** Somebody who is not known should no longer be there. */
  async withdrawUnknown(version: number, put: Readonly<Record<string, unknown>>): Promise<void> {
    this.#withdrawn = version;
    await this.store({ put: { withdrawn: version, ...put } });
  }

  /** Stores entries in one commit with what is owed because of them. */
  store(also: Commit): Promise<void> {
    const { put, remove } = this.#needs.telling().changes();
    return this.#needs.ports.storage.commit({
      put: { ...also.put, ...put },
      remove: [...(also.remove ?? []), ...remove],
    });
  }

  /** The same of what is held and let go. The slice hears of it by the chart's number, which nobody else need know. */
  async storeRetained({ put, remove }: Commit): Promise<void> {
    const telling = this.#needs.telling();
    const stored = this.#stored;
    if (stored !== null) {
      const facts = { ...stored.facts, rev: stored.facts.rev + 1 };
      this.#stored = { ...stored, facts };
      telling.raiseCard(facts.rev);
    }
    const facts = this.#stored === null ? {} : { facts: this.#stored };
    await this.store({ put: { ...put, ...facts }, ...(remove === undefined ? {} : { remove }) });
    telling.outbox.soon();
  }

  /** Lets go of it, and of what `also` says, which is asked before the first await. */
  async forget(also: () => readonly string[]): Promise<void> {
    if (this.#stored === null) return;
    const telling = this.#needs.telling();
    this.#lastRev = this.#stored.facts.rev;
    this.#stored = null;
    telling.forgetAll();
    const gone = ["facts", ...also()];
    await this.store({ put: { forgotten: this.#lastRev }, remove: gone });
    telling.outbox.soon();
  }
}
