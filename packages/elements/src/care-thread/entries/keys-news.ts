/** What changes of keys tell: whose devices read from there on that did not before. */
import type { Reader } from "@carethread/client";
import type { Person, PersonId, SeenEvent } from "@carethread/model";

type Whose = Pick<Person, "id" | "name">;

export interface KeysNews {
  /** They are the first of the conversation. */
  readonly begins: boolean;
  /** Whose devices are new by it; null is somebody whose name is not known. */
  readonly of: readonly (Whose | null)[];
}

/** Hears a log from some place on, event by event. */
export class KeysListener {
  readonly #readers: readonly Reader[];
  readonly #names = new Map<PersonId, Whose>();
  /** The devices that have read so far; null where what was before is not known. */
  #devices: Set<string> | null = null;
  /** Of whom it was said, since the keys before, that they read from here on. */
  readonly #joined = new Set<PersonId>();

  /** The devices that were given keys of before: several others may do it at once. */
  readonly #shared = new Set<string>();

  constructor(readers: readonly Reader[]) {
    this.#readers = readers;
    // Of whom no device is known, the name is not, either.
    for (const { person } of readers) if (person.name !== "") this.#names.set(person.id, person);
  }

  /** What is to be said; null where that is nothing. */
  hear(event: SeenEvent): KeysNews | null {
    if (event.type === "reader-joined") {
      this.#names.set(event.person.id, event.person);
      this.#joined.add(event.person.id);
    }
    if (event.type === "keys-shared") {
      const fresh = event.shared.grants.filter(({ device }) => !this.#shared.has(device));
      for (const { device } of fresh) this.#shared.add(device);
      return this.#newsOf(fresh);
    }
    if (event.type !== "keys-changed") return null;
    if (event.by !== "team") this.#names.set(event.by.id, event.by);
    const { epoch, grants } = event.keys;
    const isNew = this.#newAt(event.at);
    const fresh = grants.filter(({ device, person }) => isNew(device) && !this.#joined.has(person));
    this.#devices = new Set([...(this.#devices ?? []), ...grants.map(({ device }) => device)]);
    this.#joined.clear();
    return epoch === 1 ? { begins: true, of: [] } : this.#newsOf(fresh);
  }

  /** Where the keys before are not on the page, it is known of devices that still read since when they do. */
  #newAt(at: number): (device: string) => boolean {
    const known = this.#devices;
    if (known !== null) return device => !known.has(device);
    const since = new Map(
      this.#readers.flatMap(({ devices }) => devices.map(({ id, since }) => [id, since] as const)),
    );
    return device => since.get(device) === at;
  }

  #newsOf(grants: readonly { readonly person: PersonId }[]): KeysNews | null {
    if (grants.length === 0) return null;
    const persons = new Set(grants.map(({ person }) => this.#names.get(person) ?? null));
    return { begins: false, of: [...persons] };
  }
}
