/**
 * The name of a room that its alarm wakes, which the platform does not tell there. Kept with the first alarm, so that a room
 * which was never begun stores nothing; and in a table of its own, where no room reads.
 */
import type { ObjectState } from "./platform.ts";

export function rememberName({ storage: { sql } }: ObjectState, name: string): void {
  sql.exec("CREATE TABLE IF NOT EXISTS shell (name TEXT PRIMARY KEY)");
  sql.exec("INSERT OR IGNORE INTO shell (name) VALUES (?)", name);
}

/** Asked where the platform tells no name: an alarm has rung, so that one is kept. */
function rememberedName({ storage: { sql } }: ObjectState): unknown {
  return sql.exec("SELECT name FROM shell").toArray()[0]?.name;
}

/**
 * What `partyserver` sees of the object: it would keep the name in the storage of every room that is asked for, of one that
 * there is not too, where strangers would fill it.
 */
export function withOwnName(object: ObjectState): unknown {
  return {
    id: object.id,
    storage: {
      get: async () => (object.id.name === undefined ? rememberedName(object) : undefined),
      put: async () => {},
    },
    blockConcurrencyWhile: (work: () => Promise<unknown>) => object.blockConcurrencyWhile(work),
  };
}
