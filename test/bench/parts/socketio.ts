/** Our room beside Socket.IO over SQLite: speed, and memory for a connection. */
import { join } from "node:path";
import { type Host, memoryOf } from "../memory.ts";
import { startedAs } from "../processes.ts";
import { kB, ms, perSecond, table, times } from "../report.ts";
import { compareRooms, type RoomFigures } from "../room.ts";
import { sit } from "../seats.ts";
import { socketIoSeat, socketIoTable } from "../socketio/seats.ts";
import { startRival } from "../socketio/start.ts";
import { conversationOf, helloOf, ourTable, people } from "../tables.ts";
import { anyRates as rates, Servers, type Sizing } from "./part.ts";

async function ourHost(): Promise<Host> {
  const servers = new Servers();
  const { world, conversation } = await conversationOf(practices => servers.runtime({ practices, rates }));
  const url = world.room("main", world.conversationRoom(conversation));
  return {
    join: async index => sit(url, await helloOf(world, index % people)),
    stop: () => servers.stop(),
  };
}

async function bareHost(): Promise<Host> {
  const servers = new Servers();
  const config = join(import.meta.dirname, "../bare/partykit.json");
  const runtime = await servers.runtime({ practices: {}, config });
  return { join: () => sit(`${runtime.url}/parties/main/bare`, null), stop: () => servers.stop() };
}

async function rivalHost(): Promise<Host> {
  const rival = await startRival();
  return { join: () => socketIoSeat(rival.url, "table"), stop: () => rival.stop() };
}

export async function socketIoPart(servers: Servers, { rounds, quick }: Sizing): Promise<string> {
  const theirs = await startedAs("node", async () => servers.keep(await startRival()));
  const theirTable = await socketIoTable(theirs.server.url, people);
  const ours = await startedAs("workerd", () => ourTable(practices => servers.runtime({ practices, rates })));
  const load = quick ? { pacedMs: 1_000, closedMs: 500 } : { pacedMs: 6_000, closedMs: 3_000 };
  const compared = await compareRooms(ours.server, theirTable, {
    rounds,
    ...load,
    pids: { ours: ours.pid, rival: theirs.pid },
  });
  await servers.stop();
  const memory = await memoryOf(
    {
      ours: { start: ourHost, process: "workerd" },
      bare: { start: bareHost, process: "workerd" },
      rival: { start: rivalHost, process: "node" },
    },
    quick
      ? { rounds: 1, first: 20, more: 50, restMs: 1_000 }
      : { rounds: 3, first: 100, more: 200, restMs: 12_000 },
  );
  const row = (name: string, of: (figures: RoomFigures) => number): string[] => [
    name,
    ms(of(compared.ours)),
    ms(of(compared.rival)),
    times(of(compared.ours), of(compared.rival)),
  ];
  const speed = table(
    ["", "Carethread", "Socket.IO", "compared"],
    [
      row("ack, p50", figures => figures.ackP50),
      row("ack, p99", figures => figures.ackP99),
      row("fan-out, p50", figures => figures.fanOutP50),
      row("fan-out, p99", figures => figures.fanOutP99),
      [
        "closed loop",
        perSecond(compared.ours.perSecond),
        perSecond(compared.rival.perSecond),
        times(compared.ours.perSecond, compared.rival.perSecond),
      ],
      [
        "processor time of the server for a message",
        `${compared.ours.processor.toFixed(2)} ms`,
        `${compared.rival.processor.toFixed(2)} ms`,
        times(compared.ours.processor, compared.rival.processor),
      ],
    ],
  );
  const held = table(
    ["", "Carethread", "bare room", "Socket.IO"],
    [["memory for a connection that says nothing", kB(memory.ours), kB(memory.bare), kB(memory.rival)]],
  );
  return `${speed}\n\n${held}`;
}
