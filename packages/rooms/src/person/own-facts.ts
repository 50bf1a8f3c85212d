/** What is known of the person whose room it is: what the host pushed of them, and what an administrator has said since. */
import type { Permission, Person, PersonFacts, StaffRoster } from "@carethread/model";
import { Refuse, type Storage } from "../base/base.ts";
import type { Inbox } from "./inbox.ts";
import type { PersonRecord } from "./record.ts";
import { leaving, permitted, type Said, type StoredFacts, saidBy } from "./said.ts";
import type { OwnStanding } from "./standing.ts";
import type { Telling } from "./telling.ts";

export interface OwnFactsOptions {
  readonly storage: Storage;
  readonly inbox: Inbox;
  readonly telling: Telling;
  readonly standing: OwnStanding;
  readonly record: PersonRecord;
  /** Whether the person wants to be told of nothing. */
  readonly isMuted: () => boolean;
  /** Called when the person is not active any more, before that is stored. */
  readonly ended: () => void;
  /** Called when other permissions than before are stored. */
  readonly permitted: (permissions: Permission[]) => void;
}

export class OwnFacts {
  readonly #options: OwnFactsOptions;
  #stored: StoredFacts | null = null;
  /** The version by which somebody was withdrawn of whom nothing else was ever said. */
  #withdrawn: number | null = null;

  constructor(options: OwnFactsOptions) {
    this.#options = options;
  }

  async load(): Promise<void> {
    const { storage } = this.#options;
    this.#stored = (await storage.get<StoredFacts>("facts")) ?? null;
    this.#withdrawn = (await storage.get<number>("withdrawn")) ?? null;
  }

  /** What the host pushed; null where it never did. */
  get known(): PersonFacts | null {
    return this.#stored?.facts ?? null;
  }

  /** What the host pushed, else what the token says. Unknown staff have no right. */
  of(person: Person): PersonFacts {
    return (
      this.known ?? { rev: 0, person, active: person.side !== "staff", restrictions: [], support: false }
    );
  }

  /** Takes what the host says by this caller, in a turn: of two pushes at once the later version stays. Null where nothing is new. */
  async take(pushed: StaffRoster, id: string, by: Person): Promise<PersonFacts | null> {
    const { version } = pushed;
    if ((this.#stored?.version ?? this.#withdrawn ?? -1) >= version) return null;
    const said = pushed.type === "staff" ? saidBy(pushed, id, this.#stored) : leaving(this.#stored, version);
    if (said === null) {
      // A push that is older comes too late by it.
      this.#withdrawn = version;
      await this.#options.storage.commit({ put: { withdrawn: version } });
      return null;
    }
    return this.#become(said, by);
  }

  /** What an administrator, `by`, says, in a turn. */
  async give(permission: Permission, on: boolean, by: Person): Promise<PersonFacts | null> {
    if (this.#stored?.facts.active !== true) throw new Refuse("not-found");
    return this.#become(permitted(this.#stored, permission, on), by);
  }

  /** Null where the facts are known already. */
  async #become({ facts: said, ...noted }: Said, by: Person): Promise<PersonFacts | null> {
    const { storage, inbox, telling, standing, record, isMuted } = this.#options;
    const { rev: known = 0, ...old } = this.#stored?.facts ?? {};
    const before = this.#stored?.facts.permissions ?? [];
    if (this.#stored !== null && JSON.stringify(old) === JSON.stringify(said)) {
      this.#stored = { facts: this.#stored.facts, ...noted };
      await storage.commit({ put: { facts: this.#stored } });
      return null;
    }
    const facts: PersonFacts = { rev: known + 1, ...said };
    const followed = await inbox.followed();
    await record.load();
    const stands = await standing.change({ away: !facts.active, muted: isMuted() });
    // From here on without an await, so that what is noted as owed goes with it.
    const recorded = record.changed(by, this.known, said);
    telling.owesPointers(by, recorded.places);
    this.#stored = { facts, ...noted };
    telling.raiseFacts(facts, followed);
    const stood = stands();
    const { put, remove } = telling.outbox.changes();
    const stored = storage.commit({
      put: { facts: this.#stored, ...recorded.put, ...stood, ...put },
      remove,
    });
    if (!facts.active) this.#options.ended();
    await stored;
    const { permissions = [] } = facts;
    if (String(permissions) !== String(before)) this.#options.permitted(permissions);
    return facts;
  }
}
