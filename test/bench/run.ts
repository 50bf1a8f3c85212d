/** `npm run bench`: every figure beside its rival or its bound. */

import { join } from "node:path";
import { parseArgs } from "node:util";
import { startRuntime } from "../support/runtime.ts";
import { missedMessages } from "./missed.ts";
import { compareRooms } from "./room.ts";
import { bareTable, ourTable } from "./tables.ts";

const { values } = parseArgs({ options: { rounds: { type: "string", default: "5" } } });
const rounds = Number(values.rounds);

const runtimes = await Promise.all([
  startRuntime({ practices: {}, config: join(import.meta.dirname, "bare/partykit.json") }),
]);
const bare = await bareTable(runtimes[0]);
const ours = await ourTable(async practices => {
  const runtime = await startRuntime({ practices });
  runtimes.push(runtime);
  return runtime;
});
try {
  console.log(await compareRooms(ours, bare, { rounds, pacedMs: 6_000, closedMs: 3_000 }));
  console.log(await missedMessages(ours, 5));
} finally {
  await Promise.all(runtimes.map(runtime => runtime.stop()));
}
process.exit(0);
