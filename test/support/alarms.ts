/** The alarms that `wrangler dev` has still to ring, as it keeps them: no platform tells of them otherwise. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Database from "libsql";

/** How many are to ring by this time, milliseconds since 1970; one that rings just now is among them. */
export function alarmsBy(state: string, time: number): number {
  const folder = join(state, "v3/do");
  if (!existsSync(folder)) return 0;
  const files = readdirSync(folder)
    .map(name => join(folder, name, "metadata.sqlite"))
    .filter(existsSync);
  return files.reduce((sum, file) => sum + inFile(file, time), 0);
}

function inFile(file: string, time: number): number {
  const database = new Database(file, { readonly: true } as never);
  try {
    // Kept in nanoseconds, of which a number of JavaScript has not all.
    const query = "select count(*) as n from _cf_ALARM where scheduled_time / 1000000 <= ?";
    return (database.prepare(query).get(time) as { n: number }).n;
  } finally {
    database.close();
  }
}
