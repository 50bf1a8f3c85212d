/** Changes of long lists in Chromium, beside lists that lit renders plainly. */
import { type Compared, renderingFigures } from "../rendering.ts";
import { ms, table, times, verdict } from "../report.ts";
import type { Servers, Sizing } from "./part.ts";

/** Milliseconds of script that a typing signal or an arrow key may cost. */
const most = 8;

export async function renderingPart(_: Servers, { rounds, quick }: Sizing): Promise<string> {
  const sizes = quick
    ? { messages: 500, held: 60, rows: 100, times: 2 }
    : { messages: 5_000, held: 600, rows: 500, times: rounds * 2 };
  const { mount, mountHeld, typing, arrival, arrow } = await renderingFigures(sizes);
  const row = (name: string, { ours, plain }: Compared, bound?: number): string[] => [
    name,
    ms(ours.script),
    ms(plain.script),
    times(ours.script, plain.script),
    ms(ours.painted),
    ms(plain.painted),
    bound === undefined ? "" : `≤ ${bound} ms of script`,
    bound === undefined ? "" : verdict(ours.script <= bound),
  ];
  const messages = sizes.messages.toLocaleString("en");
  return table(
    ["", "script", "plain lit", "compared", "until painted", "plain lit", "bound", ""],
    [
      row(`a typing signal, ${messages} messages loaded`, typing, most),
      row("a message that comes", arrival),
      row(
        `a thread that is put into the page with ${sizes.held} messages, the most that a client holds`,
        mountHeld,
      ),
      row(`the same with ${messages}`, mount),
      row(`an arrow key in a list of ${sizes.rows}`, arrow, most),
    ],
  );
}
