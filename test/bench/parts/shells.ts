/** The same room on the two shells: Workers beside PartyKit. */
import type { PlatformName } from "../../../packages/demo/src/start/platforms.ts";
import { missedMessages } from "../missed.ts";
import { startedAs } from "../processes.ts";
import { ms, perSecond, table, times } from "../report.ts";
import { compareRooms, type RoomFigures } from "../room.ts";
import { ourTable } from "../tables.ts";
import { anyRates as rates, type Servers, type Sizing } from "./part.ts";

export async function shellsPart(servers: Servers, { rounds, quick }: Sizing): Promise<string> {
  const start = (on: PlatformName) =>
    startedAs("workerd", () => ourTable(practices => servers.runtime({ practices, rates, on })));
  const workers = await start("workers");
  const partykit = await start("partykit");
  const load = quick ? { pacedMs: 1_000, closedMs: 500 } : { pacedMs: 6_000, closedMs: 3_000 };
  const pids = { ours: workers.pid, rival: partykit.pid };
  const { ours, rival } = await compareRooms(workers.server, partykit.server, { rounds, ...load, pids });
  const missed = [
    await missedMessages(workers.server, rounds),
    await missedMessages(partykit.server, rounds),
  ] as const;
  const row = (name: string, show: (n: number) => string, ours: number, rival: number): string[] => [
    ...[name, show(ours), show(rival), times(ours, rival)],
  ];
  const time = (name: string, of: (figures: RoomFigures) => number): string[] =>
    row(name, ms, of(ours), of(rival));
  return table(
    ["", "Workers", "PartyKit", "Workers / PartyKit"],
    [
      time("ack, p50", each => each.ackP50),
      time("ack, p99", each => each.ackP99),
      time("fan-out, p50", each => each.fanOutP50),
      time("fan-out, p99", each => each.fanOutP99),
      time("another person's badge after a message, p50", each => each.badgeP50),
      time("another person's badge after a message, p95", each => each.badgeP95),
      row("closed loop", perSecond, ours.perSecond, rival.perSecond),
      time("processor for a message in the closed loop, with all that follows", each => each.processor),
      row("1,000 missed messages", ms, missed[0].applied, missed[1].applied),
    ],
  );
}
