/**
 * What signing out leaves on the device, which is nothing, or is known to be something. A tab notes whose it is, so that
 * a person can leave it as well while no token comes.
 */
import type { PersonId } from "@carethread/model";
import type { KeptStorage, Persist, Unsent } from "../base/base.ts";
import type { Session } from "../connection/connection.ts";
import { type Kept, readKept, unsentAmong } from "./values.ts";

export interface Leaving {
  /** Whose this tab was when it was last known, on this page or an earlier one; undefined for nobody. */
  noted(): Promise<PersonId | undefined>;
  /** What is kept of a person and unsent. */
  unsent(person: PersonId): Promise<Unsent>;
  /**
   * Removes what is kept of a person, and says whether it is gone for certain. Where it is not known who that is,
   * nothing is removed, because it may be another's, and it is certain only where there is nothing.
   */
  wipe(person: PersonId | undefined): Promise<boolean>;
}

type Open = () => Promise<KeptStorage>;

export function createLeaving(session: Session, persist: Persist): Leaving {
  const { addresses, credentials, platform, delays } = session;
  const { storage } = platform;
  const { server, practice } = addresses;
  const note = `${server} last ${practice}`;
  const places = [storage?.session, persist === "device" ? storage?.device : undefined].filter(
    open => open !== undefined,
  );
  let isLeft = false;

  const ownerOf = (person: PersonId): string => `${server} ${person} `;

  /** The answer; what stands for none where it does not come in time, although it may still be on its way. */
  async function within<T>(asked: Promise<T>, none: T): Promise<T> {
    let timer: unknown = null;
    const late = new Promise<T>(resolve => {
      timer = platform.setTimeout(() => resolve(none), delays.wipeWithin);
    });
    try {
      return await Promise.race([asked, late]);
    } catch {
      return none;
    } finally {
      platform.clearTimeout(timer);
    }
  }

  async function clean(open: Open, person: PersonId | undefined): Promise<boolean> {
    let place: KeptStorage;
    try {
      place = await open();
    } catch (error) {
      // A page that is denied the storage has never kept anything there.
      return (error as { name?: unknown } | null)?.name === "SecurityError";
    }
    if (person === undefined) return (await place.entries(`${server} `)).length === 0;
    const left = async () => [
      ...(await place.entries(ownerOf(person))),
      ...(await place.entries(note)).filter(([key]) => key === note),
    ];
    for (const [key] of await left()) await place.update(key, () => undefined);
    return (await left()).length === 0;
  }

  async function count(open: Open, person: PersonId): Promise<Unsent> {
    const owner = ownerOf(person);
    const kept = (await (await open()).entries(owner)).flatMap(([key, value]) => {
      const own = key.slice(owner.length);
      // Of what is sealed the key alone says what it is; it is taken to have words.
      const { sealed } = value as { sealed?: unknown };
      const read = sealed ? ({ title: "-" } as Kept) : readKept(own, value);
      return read === undefined ? [] : [[own, read] as const];
    });
    return unsentAmong(new Map(kept));
  }

  async function read(): Promise<PersonId | undefined> {
    const entries = (await (await storage?.session())?.entries(note)) ?? [];
    const value = entries.find(([key]) => key === note)?.[1] as { person?: unknown } | undefined;
    return typeof value?.person === "string" ? value.person : undefined;
  }

  const unlisten = credentials.listen(news => {
    const person = news === "token" ? credentials.take()?.person : undefined;
    if (person === undefined) return;
    unlisten();
    // Dated as everything that is kept: what is a week old is swept away.
    const value = { at: platform.date(), person };
    storage
      ?.session()
      .then(place => place.update(note, () => (isLeft ? undefined : value)))
      .catch(() => {});
  });

  return {
    noted: () => within(read(), undefined),
    async unsent(person) {
      const none = { messages: 0, drafts: 0 };
      const counts = await Promise.all(places.map(open => within(count(open, person), none)));
      return counts.reduce(
        (a, b) => ({ messages: a.messages + b.messages, drafts: a.drafts + b.drafts }),
        none,
      );
    },
    async wipe(person) {
      isLeft = true;
      const wiped = await Promise.all(places.map(open => within(clean(open, person), false)));
      return wiped.every(Boolean);
    },
  };
}
