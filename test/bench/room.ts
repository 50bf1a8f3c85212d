/** Our room beside a rival: the same load on both, turn by turn. */
import { setTimeout as wait } from "node:timers/promises";
import { closedLoop, type Paced, paced } from "./load.ts";
import { processorOf } from "./processes.ts";
import type { Table } from "./seats.ts";
import { median, quantile } from "./stats.ts";
import type { Inbox, OurTable } from "./tables.ts";

export interface RoomFigures {
  readonly ackP50: number;
  readonly ackP99: number;
  readonly fanOutP50: number;
  readonly fanOutP99: number;
  readonly perSecond: number;
  /** Milliseconds of the server's processor time for a message in the closed loop, with all that follows from it. */
  readonly processor: number;
  /** From sending until another person's inbox is told of it; NaN where the room has no inboxes. */
  readonly badgeP50: number;
  readonly badgeP95: number;
}

export interface RoomResult {
  readonly ours: RoomFigures;
  readonly rival: RoomFigures;
}

export interface Rounds {
  readonly rounds: number;
  readonly pacedMs: number;
  readonly closedMs: number;
  /** The servers' processes, where their processor time is wanted. */
  readonly pids?: { readonly ours: number; readonly rival: number };
}

/** 50 messages a second. */
const every = 20;

export async function compareRooms(
  ours: OurTable,
  rival: Table | OurTable,
  options: Rounds,
): Promise<RoomResult> {
  const figures: Record<"ours" | "rival", RoomFigures[]> = { ours: [], rival: [] };
  // The first messages warm both up and are not counted.
  for (const table of [ours, rival]) await closedLoop(table, 500);
  for (let round = 0; round < options.rounds; round++) {
    // Who is first changes with each round.
    for (const side of round % 2 === 0 ? (["ours", "rival"] as const) : (["rival", "ours"] as const)) {
      const table = side === "ours" ? ours : rival;
      await quiet(ours, rival);
      const inboxes = inboxesOf(table);
      const before = inboxes.map(({ badges }) => badges.at(-1)?.n ?? 0);
      const run = await paced(table, Math.round(options.pacedMs / every), every);
      await quiet(ours, rival);
      const badges = badgeTimes(run, inboxes, before);
      const pid = options.pids?.[side];
      const spent = (): number => (pid === undefined ? Number.NaN : processorOf(pid));
      const spentBefore = spent();
      const { perSecond, messages } = await closedLoop(table, options.closedMs);
      await quiet(ours, rival);
      figures[side].push({
        ackP50: quantile(run.ack, 0.5),
        ackP99: quantile(run.ack, 0.99),
        fanOutP50: quantile(run.fanOut, 0.5),
        fanOutP99: quantile(run.fanOut, 0.99),
        perSecond,
        processor: (spent() - spentBefore) / messages,
        badgeP50: quantile(badges, 0.5),
        badgeP95: quantile(badges, 0.95),
      });
    }
  }
  return { ours: medians(figures.ours), rival: medians(figures.rival) };
}

const inboxesOf = (table: Table | OurTable): readonly Inbox[] => ("inboxes" in table ? table.inboxes : []);

/** Waits until no inbox is told anything any more, so that neither room is measured while the other works. */
async function quiet(...tables: readonly (Table | OurTable)[]): Promise<void> {
  const inboxes = tables.flatMap(inboxesOf);
  const told = (): number => Math.max(...inboxes.map(({ badges }) => badges.at(-1)?.at ?? 0));
  do await wait(300);
  while (performance.now() - told() < 500);
}

function medians(rounds: readonly RoomFigures[]): RoomFigures {
  const of = (key: keyof RoomFigures): number => median(rounds.map(round => round[key]));
  return {
    ackP50: of("ackP50"),
    ackP99: of("ackP99"),
    fanOutP50: of("fanOutP50"),
    fanOutP99: of("fanOutP99"),
    perSecond: of("perSecond"),
    processor: of("processor"),
    badgeP50: of("badgeP50"),
    badgeP95: of("badgeP95"),
  };
}

/** From sending a message until each of the others is told a badge that has it in it. */
function badgeTimes(run: Paced, inboxes: readonly Inbox[], before: readonly number[]): number[] {
  const times: number[] = [];
  for (const [seat, { badges }] of inboxes.entries()) {
    let wanted = before[seat] ?? 0;
    let place = 0;
    for (const message of run.sent) {
      if (message.seat === seat) continue;
      wanted++;
      while (place < badges.length && (badges[place]?.n ?? 0) < wanted) place++;
      const told = badges[place];
      if (told === undefined) throw new Error(`seat ${seat} was never told a badge of ${wanted}`);
      times.push(told.at - message.at);
    }
  }
  return times;
}
