/** Who asks to be notified of the patient although they are not on the team. */
import { canFollow, Follow, type PatientFacts, type Person } from "@carethread/model";
import {
  askFacts,
  type Clock,
  type FollowFor,
  type Ports,
  type Practice,
  type PushFollower,
  Refuse,
  systemFacts,
} from "../base/base.ts";
import type { Merging } from "./merging.ts";

export interface FollowingOptions {
  readonly ports: Ports;
  readonly practice: Practice;
  readonly clock: Clock;
  readonly merging: Merging;
  readonly facts: () => PatientFacts | null;
  /** Changes and stores the facts, before its first await; `by` is who asked. */
  readonly change: (followers: Person[], by: Person) => Promise<unknown>;
}

export class Following {
  readonly #options: FollowingOptions;

  constructor(options: FollowingOptions) {
    this.#options = options;
  }

  async follow({ person, on }: FollowFor): Promise<Follow> {
    const { ports, practice, clock, merging, change } = this.#options;
    if (merging.into !== null) return merging.ask("internal/follow-for", { person, on }, Follow);
    const facts = await askFacts(ports, practice.id, person);
    // Asked twice: who has no right leaves no entry in the due table, and meanwhile the chart may have changed.
    this.#allowed(facts);
    await clock.wakeAt("owed", clock.now());
    // From here on without an await.
    const { id } = facts.person;
    const { followers } = this.#allowed(facts);
    if (followers.some(follower => follower.id === id) === on) await ports.storage.settled();
    else {
      const others = followers.filter(follower => follower.id !== id);
      await change(on ? [...others, facts.person] : others, facts.person);
    }
    return { on };
  }

  /** A follower's own facts changed: who may not find the patient any more follows no more. */
  async changed({ facts: person }: PushFollower): Promise<unknown> {
    const { ports, practice, clock, change } = this.#options;
    await clock.wakeAt("owed", clock.now());
    // From here on without an await.
    const patient = this.#options.facts();
    const { settings } = practice;
    const { id } = person.person;
    const isLost =
      patient?.followers.some(follower => follower.id === id) === true &&
      canFollow({ person, patient, settings }) !== null;
    const { person: system } = systemFacts(practice);
    const others = patient?.followers.filter(follower => follower.id !== id) ?? [];
    if (isLost) await change(others, system);
    else await ports.storage.settled();
    return { ok: true };
  }

  /** The chart, of which this person may ask to be notified. */
  #allowed(person: Parameters<typeof canFollow>[0]["person"]): PatientFacts {
    const patient = this.#options.facts();
    const { settings } = this.#options.practice;
    const denied = patient === null ? "not-found" : canFollow({ person, patient, settings });
    if (patient === null || denied !== null) throw new Refuse(denied ?? "not-found");
    return patient;
  }
}
