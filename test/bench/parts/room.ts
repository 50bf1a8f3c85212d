/** Our room beside a bare PartyKit room, and what else has a bound of its own. */
import { join } from "node:path";
import { badgeGraph, type ScriptSizes, scriptSizes } from "../../support/sizes.ts";
import { type MissedResult, missedMessages } from "../missed.ts";
import { kB, ms, perSecond, table, verdict } from "../report.ts";
import { compareRooms, type RoomFigures, type RoomResult } from "../room.ts";
import { bareTable, ourTable } from "../tables.ts";
import { anyRates as rates, type Servers, type Sizing } from "./part.ts";

interface Sizes {
  /** Null where it is not built. */
  readonly script: ScriptSizes | null;
  /** Bytes of gzip. */
  readonly badge: number;
}

function middle(name: string, of: (figures: RoomFigures) => number, { ours, rival }: RoomResult): string[] {
  const ratio = of(ours) / of(rival);
  return [name, ms(of(ours)), ms(of(rival)), `${ratio.toFixed(2)} ×`, "≤ 1.5 ×", verdict(ratio <= 1.5)];
}

function tail(name: string, of: (figures: RoomFigures) => number, { ours, rival }: RoomResult): string[] {
  const more = of(ours) - of(rival);
  const sign = more < 0 ? "−" : "+";
  return [name, ms(of(ours)), ms(of(rival)), `${sign}${ms(Math.abs(more))}`, "≤ +5 ms", verdict(more <= 5)];
}

function beside(room: RoomResult): string {
  const share = room.ours.perSecond / room.rival.perSecond;
  return table(
    ["", "Carethread", "bare room", "compared", "bound", ""],
    [
      middle("ack, p50", figures => figures.ackP50, room),
      middle("fan-out, p50", figures => figures.fanOutP50, room),
      tail("ack, p99", figures => figures.ackP99, room),
      tail("fan-out, p99", figures => figures.fanOutP99, room),
      [
        "closed loop",
        perSecond(room.ours.perSecond),
        perSecond(room.rival.perSecond),
        `${(share * 100).toFixed(0)} %`,
        "≥ 70 %",
        verdict(share >= 0.7),
      ],
    ],
  );
}

function alone({ ours }: RoomResult, missed: MissedResult, { script, badge }: Sizes): string {
  const { badgeP50, badgeP95 } = ours;
  const encryption = script?.later.encryption ?? 0;
  const heaviest = Math.max(0, ...Object.values(script?.later ?? {}));
  return table(
    ["", "measured", "bound", ""],
    [
      [
        "another person's badge after a message, p95 (p50)",
        `${ms(badgeP95)} (${ms(badgeP50)})`,
        "≤ 300 ms",
        verdict(badgeP95 <= 300),
      ],
      [
        "1,000 missed messages, from socket open to all in `$items`",
        ms(missed.applied),
        "< 200 ms",
        verdict(missed.applied < 200),
      ],
      [
        "reconnect, from the network's return to those messages shown",
        ms(missed.back),
        "≤ 1 s",
        verdict(missed.back <= 1_000),
      ],
      [
        "script tag until the list can be used, gzip",
        script === null ? "not built" : kB(script.list),
        "≤ 55 kB",
        verdict(script !== null && script.list <= 55_000),
      ],
      [
        "the heaviest part that comes later (all together), gzip",
        script === null ? "not built" : `${kB(heaviest)} (${kB(script.total)})`,
        "≤ 20 kB",
        verdict(script !== null && heaviest <= 20_000),
      ],
      [
        "what an encrypted conversation loads besides, gzip",
        kB(encryption),
        "≤ 20.5 kB",
        verdict(encryption <= 20_500),
      ],
      ["`define/care-badge` with what it needs, gzip", kB(badge), "≤ 22 kB", verdict(badge <= 22_000)],
    ],
  );
}

export async function roomPart(servers: Servers, { rounds, quick }: Sizing): Promise<string> {
  const config = join(import.meta.dirname, "../bare/partykit.json");
  const bare = await bareTable(await servers.runtime({ practices: {}, config }));
  const ours = await ourTable(practices => servers.runtime({ practices, rates }));
  const load = quick ? { pacedMs: 1_000, closedMs: 500 } : { pacedMs: 6_000, closedMs: 3_000 };
  const room = await compareRooms(ours, bare, { rounds, ...load });
  const missed = await missedMessages(ours, rounds);
  const sizes = { script: scriptSizes(), badge: (await badgeGraph()).size };
  return `${beside(room)}\n\n${alone(room, missed, sizes)}`;
}
