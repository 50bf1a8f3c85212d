/** Carethread and Socket.IO, each with its real client, while the network between them fails. */
import { carethread } from "../network/carethread.ts";
import { type CutFigures, underCuts } from "../network/cuts.ts";
import { type HangFigures, underHang } from "../network/hang.ts";
import type { Product } from "../network/product.ts";
import { plainSocketIo, socketIo } from "../network/socketio.ts";
import { seconds, table } from "../report.ts";
import { startRival } from "../socketio/start.ts";
import { median, quantile } from "../stats.ts";
import { conversationOf } from "../tables.ts";
import type { Servers, Sizing } from "./part.ts";

interface Side {
  readonly open: () => Promise<Product>;
  readonly cuts: CutFigures[];
}

export async function cutsPart(servers: Servers, { rounds, quick }: Sizing): Promise<string> {
  // A conversation of its own for each run, on servers that stay, with the rates that they come with.
  const place = await conversationOf(practices => servers.runtime({ practices }));
  const [rival, plainRival] = [await startRival(), await startRival("plain")].map(each => servers.keep(each));
  if (rival === undefined || plainRival === undefined) throw new Error("the rivals were not started");
  const { world } = place;
  const topic = async (): Promise<string> => (await world.startTopic("staff", "nurse-1", "paula")).body.id;
  const ours: Side = { open: async () => carethread({ world, conversation: await topic() }), cuts: [] };
  const theirs: Side = { open: async () => socketIo(rival, world.newId()), cuts: [] };
  const plain: Side = { open: async () => plainSocketIo(plainRival, world.newId()), cuts: [] };
  const sides = [ours, theirs, plain];
  const sizes = quick ? { people: 3, ms: 5_000, every: 200 } : { people: 6, ms: 25_000, every: 250 };
  for (let round = 0; round < rounds; round++) {
    for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
      side.cuts.push(await underCuts(await side.open(), round + 1, sizes));
    }
  }
  const hangs = quick ? { people: 2, apart: 500 } : { people: 8, apart: 3_000 };
  // Nearly nothing is done meanwhile: they may hang side by side.
  const hung = await Promise.all([ours, theirs].map(async side => underHang(await side.open(), hangs)));
  return `${cutTable(sides)}\n\n${hangTable(hung)}`;
}

function cutTable(sides: readonly Side[]): string {
  const sum = (name: string, of: (figures: CutFigures) => number): string[] => [
    name,
    ...sides.map(({ cuts }) => String(cuts.reduce((total, figures) => total + of(figures), 0))),
  ];
  const time = (name: string, of: (side: Side) => number): string[] => [
    name,
    ...sides.map(side => seconds(of(side))),
  ];
  const arrivals = ({ cuts }: Side): number[] => cuts.flatMap(figures => figures.arrivals);
  const caughtUp = ({ cuts }: Side): number[] => cuts.map(figures => figures.caughtUp);
  // Who never catches up is waited for until patience ends, which says nothing of speed.
  const whole = ({ cuts }: Side): boolean => cuts.every(figures => figures.lost === 0);
  return table(
    ["", "Carethread", "Socket.IO", "Socket.IO, plain"],
    [
      sum("faults", figures => figures.faults),
      sum("messages written", figures => figures.written),
      sum("given up by the client, which tells its page", figures => figures.givenUp),
      sum("**lost**: acked, and not shown to everybody at the end", figures => figures.lost),
      sum("**doubled**, at any moment, over all readers", figures => figures.doubled),
      sum("**out of order**, at any moment, over all readers", figures => figures.misplaced),
      time("from writing until the last of the others is shown it, p50", side =>
        quantile(arrivals(side), 0.5),
      ),
      time("the same, p95", side => quantile(arrivals(side), 0.95)),
      [
        "from the last cut until all have caught up, median (longest)",
        ...sides.map(side =>
          whole(side)
            ? `${seconds(median(caughtUp(side)))} (${seconds(Math.max(...caughtUp(side)))})`
            : "never",
        ),
      ],
    ],
  );
}

function hangTable(hung: readonly HangFigures[]): string {
  const times = (values: readonly number[]): string =>
    values.length === 0 ? "–" : `${seconds(median(values))} (${seconds(Math.max(...values))})`;
  return table(
    ["a connection hangs, and nobody is told", "Carethread", "Socket.IO"],
    [
      [
        "who reads is shown messages again after, median (longest)",
        ...hung.map(({ readers }) => times(readers)),
      ],
      ["what is written into it is acked after, median (longest)", ...hung.map(({ acked }) => times(acked))],
      [
        "or given up by the client, which tells its page, after",
        ...hung.map(({ givenUp }) => times(givenUp)),
      ],
    ],
  );
}
