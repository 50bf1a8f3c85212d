/**
 * What a room keeps of its practice: what it last used of what the practice's room was pushed. By this a room that slept
 * sees that its practice has changed meanwhile, and a new process hears what is known.
 */
import { parseRoomName } from "@carethread/model";
import type { Platform, Storage } from "../ports.ts";
import { type Registered, registeredFrom } from "../practices/practices.ts";
import { decode } from "../storage/storage.ts";

/** Where it is kept. */
const key = "practice";

/** What goes with the first that a room stores. */
export function keptWith(registered: Registered | null): Readonly<Record<string, unknown>> {
  return registered === null ? {} : { [key]: registered };
}

export class KeptPractice {
  readonly #platform: Platform;
  readonly #isFound: boolean;

  /** `isFound` where the practice is found as other rooms find it; the room that is pushed it itself keeps nothing here. */
  constructor(platform: Platform, isFound: boolean) {
    this.#platform = platform;
    this.#isFound = isFound;
  }

  /** What was pushed of the practice as this process knows it, where anything was. */
  registered(): Registered | null {
    const id = this.#isFound ? this.#id() : undefined;
    const registered = id === undefined ? undefined : this.#platform.deployment.practices.get(id)?.registered;
    return registered === undefined || registered.rev === 0 ? null : registered;
  }

  /** What this room last used of what the practice's room was pushed. */
  async kept(): Promise<Registered | null> {
    const stored = await this.#platform.storage.get(key);
    return stored === undefined ? null : registeredFrom(decode(stored));
  }

  /** Whether the room last went by something older than its process knows. */
  async isOutdated(): Promise<boolean> {
    const registered = this.registered();
    if (registered === null) return false;
    const before = await this.kept();
    // A room that stores nothing keeps nothing.
    return before === null ? !(await isEmpty(this.#platform.storage)) : before.rev < registered.rev;
  }

  /** Keeps what a life goes by, where the room has anything stored; says whether another one held before. */
  async keep(storage: Storage, registered: Registered | null): Promise<boolean> {
    if (!this.#isFound) return false;
    const stored = await storage.get<unknown>(key);
    const before = stored === undefined ? undefined : registeredFrom(stored);
    const rev = registered?.rev ?? 0;
    if (before === undefined ? rev === 0 : before.rev === rev) return false;
    if (before !== undefined && before.rev > rev) return this.#knewBetter(before);
    if (await isEmpty(storage)) return false;
    await storage.commit({ put: { [key]: registered } });
    return true;
  }

  /** This process has heard less of the practice than the room had: it goes by that until the practice's room answers. */
  #knewBetter(before: Registered): never {
    const { deployment, now } = this.#platform;
    deployment.practices.note(this.#id() ?? "", before, now() - deployment.delays.practiceStale);
    throw new Error("the room knows the practice better than its process");
  }

  #id(): string | undefined {
    const { party, name } = this.#platform;
    return parseRoomName(party, name)?.practice;
  }
}

async function isEmpty(storage: Platform["storage"] | Storage): Promise<boolean> {
  return (await storage.list({ prefix: "", limit: 1 })).size === 0;
}
