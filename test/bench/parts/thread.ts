/** A thread of 10,000 messages beside one of 100, in Chromium. */
import { kB, ms, table, times } from "../report.ts";
import { type ThreadFigures, threadFigures } from "../thread.ts";
import type { Servers, Sizing } from "./part.ts";

export async function threadPart(servers: Servers, { rounds, quick }: Sizing): Promise<string> {
  const [short, long] = await threadFigures(
    servers,
    quick
      ? { lengths: [100, 1_000], openings: 4, news: 5, restarts: 1 }
      : { lengths: [100, 10_000], openings: rounds * 6, news: 40, restarts: rounds },
  );
  if (short === undefined || long === undefined) throw new Error("there are no two threads");
  const row = (
    name: string,
    of: (figures: ThreadFigures) => number,
    shown: (value: number) => string,
    bound = "",
  ): string[] => [name, shown(of(short)), shown(of(long)), times(of(long), of(short)), bound];
  const plain = (value: number): string => String(Math.round(value * 100) / 100);
  return table(
    ["", `${short.length} messages`, `${long.length.toLocaleString("en")} messages`, "compared", "bound"],
    [
      row(
        "from opening until the newest message is painted",
        figures => figures.open,
        ms,
        "like the short one",
      ),
      row("the same, first time after the rooms were restarted", figures => figures.cold, ms),
      row("socket frames that open it", figures => figures.openFrames, plain),
      row("bytes in them", figures => figures.openBytes, kB),
      row("messages in the page, the new ones included", figures => figures.standing, plain),
      row("socket frames with events for a new message", figures => figures.eventFrames, plain, "1"),
      row("all socket frames from the room for it", figures => figures.framesDown, plain),
      row("all socket frames to the room", figures => figures.framesUp, plain),
      row("animation frames until it is painted, median", figures => figures.paintFrames, plain, "1"),
      row("the same, most", figures => figures.paintMost, plain),
      row("from its socket frame until it is painted", figures => figures.paint, ms),
    ],
  );
}
