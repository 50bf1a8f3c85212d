/** What is kept of one person in a storage, sealed or not. Loaded with the storage. */
import type { ReadableAtom } from "nanostores";
import type { KeptStorage, Platform, Seal, Unsent } from "../base/base.ts";
import type { Session } from "../connection/connection.ts";
import { openSeal } from "./sealing.ts";
import { type Kept, type KeptLoss, readKept } from "./values.ts";

export interface Place {
  /** All of it, by the keys below the person. Of what is sealed by another secret nothing is known. */
  entries(): Promise<readonly (readonly [key: string, value: Kept])[]>;
  /** Changes one value in one step that no other tab can come between, and gives the new one when it is kept. */
  update(key: string, change: (old: Kept | undefined) => Kept | undefined): Promise<Kept | undefined>;
}

interface PlaceOptions {
  readonly storage: KeptStorage;
  /** What stands before each of the person's keys. */
  readonly owner: string;
  readonly seal: Seal | null;
  /** Whether the person has signed out: nothing is kept any more. */
  readonly isLeft: () => boolean;
}

function openPlace({ storage, owner, seal, isLeft }: PlaceOptions): Place {
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

function isSealed(value: unknown): boolean {
  return typeof (value as { sealed?: unknown } | null)?.sealed === "string";
}

/** By which one sealed value is told from another; undefined for nothing. */
function ivOf(value: unknown): unknown {
  return value === undefined ? undefined : ((value as { iv?: unknown } | null)?.iv ?? "plain");
}

export interface PrepareOptions extends Omit<PlaceOptions, "seal"> {
  readonly session: Session;
}

/** Resolves when what is too old is gone; gives what waits for the secret, and undefined where nothing can be sealed. */
export async function preparePlace(options: PrepareOptions): Promise<() => Promise<Place | undefined>> {
  await sweep(options);
  return async () => {
    const seal = await unsealing(options.session);
    return seal === undefined ? undefined : openPlace({ ...options, seal });
  };
}

/** Null where nothing is sealed here, undefined where nothing can be. */
async function unsealing({ platform, $seal }: Session): Promise<Seal | null | undefined> {
  const open = platform.seal;
  if (open === undefined) return null;
  const secret = await given($seal);
  try {
    return secret === null ? undefined : await (open === true ? openSeal : open)(secret);
  } catch {
    return undefined;
  }
}

/** The first value that is there. */
function given<T>($value: ReadableAtom<T | undefined>): Promise<T> {
  return new Promise(resolve => {
    const stop = $value.subscribe(value => {
      if (value === undefined) return;
      resolve(value);
      // It may be there before there is anything to stop.
      queueMicrotask(() => stop());
    });
  });
}

const day = 24 * 3_600_000;

/** `<server> <person> ` before the key of what is theirs. */
const ownerPattern = /^\S+ \S+ /;

/** Drops what is too old, whosever it is, and leaves a note of it to whom it was. */
async function sweep({ storage: from, owner, isLeft, session }: PrepareOptions): Promise<void> {
  const { platform, delays } = session;
  const now = platform.date();
  const losses = new Map<string, { messages: number; drafts: number }>();
  for (const [key, value] of await from.entries("")) {
    const whose = ownerPattern.exec(key)?.[0];
    if (whose === undefined) continue;
    const at = Number((value as { at?: unknown } | null)?.at);
    if (now - at < delays.keptFor) {
      // Written while the clock was wrong: its week begins now.
      if (at > now + day) await from.update(key, old => ({ ...(old as object), at: now }));
      continue;
    }
    await from.update(key, () => undefined);
    const kind = key.slice(whose.length).split(" ", 1)[0];
    const lost = losses.get(whose) ?? { messages: 0, drafts: 0 };
    if (kind === "message" || kind === "start") lost.messages++;
    if (kind === "draft" || kind === "start-draft" || kind === "answers") lost.drafts++;
    losses.set(whose, lost);
  }
  for (const [whose, lost] of losses) {
    if (lost.messages + lost.drafts === 0) continue;
    const key = `${whose}loss`;
    // In plain: it has no words, and whose it is cannot be asked for the secret.
    await from.update(key, old =>
      isLeft() && whose === owner
        ? undefined
        : added(platform, readKept("loss", old) as KeptLoss | undefined, lost),
    );
  }
}

function added(platform: Platform, old: KeptLoss | undefined, { messages, drafts }: Unsent): KeptLoss {
  return {
    at: platform.date(),
    messages: messages + (old?.messages ?? 0),
    drafts: drafts + (old?.drafts ?? 0),
  };
}
