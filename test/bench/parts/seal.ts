/** Our room with sealed storage beside the same room without. */
import { startedAs } from "../processes.ts";
import { ms, perSecond, table, verdict } from "../report.ts";
import { compareRooms, type RoomFigures } from "../room.ts";
import { ourTable } from "../tables.ts";
import { anyRates as rates, type Servers, type Sizing } from "./part.ts";

export async function sealPart(servers: Servers, { rounds, quick }: Sizing): Promise<string> {
  const start = (more: object) =>
    startedAs("workerd", () => ourTable(practices => servers.runtime({ practices, rates, ...more })));
  const sealed = await start({});
  const plain = await start({ seal: null });
  const load = quick ? { pacedMs: 1_000, closedMs: 500 } : { pacedMs: 6_000, closedMs: 3_000 };
  const pids = { ours: sealed.pid, rival: plain.pid };
  const { ours, rival } = await compareRooms(sealed.server, plain.server, { rounds, ...load, pids });
  const ratio = ours.ackP50 / rival.ackP50;
  const more = ours.processor - rival.processor;
  const row = (name: string, of: (figures: RoomFigures) => number): string[] => [
    ...[name, ms(of(ours)), ms(of(rival)), `${(of(ours) / of(rival)).toFixed(2)} ×`, "", ""],
  ];
  return table(
    ["", "sealed", "not sealed", "compared", "bound", ""],
    [
      [...row("ack, p50", each => each.ackP50).slice(0, 4), "≤ 1.15 ×", verdict(ratio <= 1.15)],
      row("ack, p99", each => each.ackP99),
      row("fan-out, p50", each => each.fanOutP50),
      [
        ...[
          "processor for a message in the closed loop, with all that follows",
          `${ours.processor.toFixed(2)} ms`,
        ],
        ...[`${rival.processor.toFixed(2)} ms`, `${more < 0 ? "−" : "+"}${Math.abs(more).toFixed(2)} ms`],
        ...["≤ +0.25 ms", verdict(more <= 0.25)],
      ],
      [
        ...["closed loop", perSecond(ours.perSecond), perSecond(rival.perSecond)],
        ...[`${((ours.perSecond / rival.perSecond) * 100).toFixed(0)} %`, "", ""],
      ],
    ],
  );
}
