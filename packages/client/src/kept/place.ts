/** What is kept of one person in a storage, sealed or not. */
import type { KeptStorage, Seal } from "../base/base.ts";
import { type Kept, readKept } from "./values.ts";

export interface Place {
  /** All of it, by the keys below the person. Of what is sealed by another secret nothing is known. */
  entries(): Promise<readonly (readonly [key: string, value: Kept])[]>;
  /** Changes one value in one step that no other tab can come between, and gives the new one when it is kept. */
  update(key: string, change: (old: Kept | undefined) => Kept | undefined): Promise<Kept | undefined>;
}

export interface PlaceOptions {
  readonly storage: KeptStorage;
  /** What stands before each of the person's keys. */
  readonly owner: string;
  readonly seal: Seal | null;
  /** Whether the person has signed out: nothing is kept any more. */
  readonly isLeft: () => boolean;
}

export function openPlace({ storage, owner, seal, isLeft }: PlaceOptions): Place {
  async function read(key: string, value: unknown): Promise<Kept | undefined> {
    // What stands there in plain is of a version before, and is sealed when it is kept again.
    const opened = seal === null || !isSealed(value) ? value : await seal.open(owner + key, value);
    return readKept(key, opened);
  }

  /** Sealing takes its time: it is done again where another tab came between. */
  async function updateSealed(
    by: Seal,
    key: string,
    change: (old: Kept | undefined) => Kept | undefined,
  ): Promise<Kept | undefined> {
    const name = owner + key;
    for (;;) {
      const before = (await storage.entries(name)).find(([found]) => found === name)?.[1];
      const next = isLeft() ? undefined : change(await read(key, before));
      const sealed = next === undefined ? undefined : await by.close(name, next);
      let isTaken = false;
      await storage.update(name, now => {
        isTaken = ivOf(now) === ivOf(before);
        if (!isTaken) return now;
        return isLeft() ? undefined : sealed;
      });
      if (isTaken) return next;
    }
  }

  return {
    async entries() {
      const found = await storage.entries(owner);
      const opened = await Promise.all(
        found.map(async ([name, value]) => {
          const key = name.slice(owner.length);
          return [key, await read(key, value)] as const;
        }),
      );
      return opened.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
    },
    update: (key, change) =>
      seal === null
        ? storage.update(owner + key, old => (isLeft() ? undefined : change(readKept(key, old))))
        : updateSealed(seal, key, change),
  };
}

export function isSealed(value: unknown): boolean {
  return typeof (value as { sealed?: unknown } | null)?.sealed === "string";
}

/** By which one sealed value is told from another; undefined for nothing. */
function ivOf(value: unknown): unknown {
  return value === undefined ? undefined : ((value as { iv?: unknown } | null)?.iv ?? "plain");
}
