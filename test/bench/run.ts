/**
 * `npm run bench`: every figure beside its rival or its bound. `--rounds <n>` for more or fewer turns, `--write`
 * puts the tables into README.md.
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Runtime, startRuntime } from "../support/runtime.ts";
import { badgeGraph, scriptSize } from "../support/sizes.ts";
import { missedMessages } from "./missed.ts";
import { toMarkdown, writeReadme } from "./report.ts";
import { compareRooms } from "./room.ts";
import { bareTable, ourTable } from "./tables.ts";

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "5" }, write: { type: "boolean", default: false } },
});
const rounds = Number(values.rounds);
if (!Number.isSafeInteger(rounds) || rounds < 1) throw new Error("--rounds needs a number from 1 on");

const runtimes: Runtime[] = [];

async function start(options: Parameters<typeof startRuntime>[0]): Promise<Runtime> {
  const runtime = await startRuntime(options);
  runtimes.push(runtime);
  return runtime;
}

// No person writes as fast as the closed loop does.
const rate = { burst: 1e9, perSecond: 1e9 };
const rates = { frames: rate, commands: rate, hellos: rate, requests: rate };

try {
  console.error(`Two rooms, ${rounds} rounds; about ${Math.ceil((rounds * 22 + 40) / 60)} minutes.`);
  const bare = await bareTable(
    await start({ practices: {}, config: join(import.meta.dirname, "bare/partykit.json") }),
  );
  const ours = await ourTable(practices => start({ practices, rates }));
  const room = await compareRooms(ours, bare, { rounds, pacedMs: 6_000, closedMs: 3_000 });
  const missed = await missedMessages(ours, rounds);
  const sizes = { script: scriptSize(), badge: (await badgeGraph()).size };
  const results = toMarkdown({ room, missed, sizes });
  console.log(results);
  if (values.write) writeReadme(results);
} finally {
  await Promise.all(runtimes.map(runtime => runtime.stop()));
}
// Sockets of the tables are still open.
process.exit(0);
