/**
 * The format of what a room has stored: each change of it is one step, so that a newer version reads what an older
 * one wrote, however old, back to the first format that is read at all.
 */
import type { Storage } from "../ports.ts";

/**
 * Brings what is stored from one format to the next. It may take many commits and be broken off in between: run once
 * more, it goes on.
 */
export type Step = (storage: Storage, newId: () => string) => Promise<void>;

/** A stored format is newer than this version of the rooms: a deploy was taken back. */
export class FormatTooNew extends Error {
  override readonly name = "FormatTooNew";
}

/** A stored format is older than any that is read. */
export class FormatTooOld extends Error {
  override readonly name = "FormatTooOld";
}

const key = "format";
/** The first that every later version reads. Before it keys of people and patients were made in another way. */
const first = 10;

/** Brings a room's storage to the last format. `steps[0]` leads from the first to the next. What is empty stays so. */
export async function migrate(storage: Storage, steps: readonly Step[], newId: () => string): Promise<void> {
  const last = first + steps.length;
  let format = await storage.get<number>(key);
  if (format === undefined) {
    const { size } = await storage.list({ prefix: "", limit: 1 });
    if (size === 0) return;
    format = 0;
  }
  if (format < first)
    throw new FormatTooOld(
      `What is stored is of format ${format}, and formats before ${first} are not read. ` +
        "Begin anew with an empty state, in a checkout by: npm start -- --reset",
    );
  if (format > last) throw new FormatTooNew(`stored is format ${format}, known are those up to ${last}`);
  for (; format < last; format++) {
    await steps[format - first]?.(storage, newId);
    await storage.commit({ put: { [key]: format + 1 } });
  }
}

/** The storage of a room that writes the format of its steps, and `more`, along with the first commit of each life. */
export function numbered(
  storage: Storage,
  steps: readonly Step[],
  more: Readonly<Record<string, unknown>>,
): Storage {
  let isWritten = false;
  return {
    get: found => storage.get(found),
    getMany: keys => storage.getMany(keys),
    list: options => storage.list(options),
    commit(change) {
      const isFirst = !isWritten && Object.keys(change.put ?? {}).length > 0;
      if (!isFirst) return storage.commit(change);
      isWritten = true;
      return storage.commit({ ...change, put: { ...change.put, ...more, [key]: first + steps.length } });
    },
    settled: () => storage.settled(),
  };
}
