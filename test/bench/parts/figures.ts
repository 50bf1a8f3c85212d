/** A person's figures: what they take, and how that grows with the conversations. */
import { figuresTook, type Took } from "../figures/in-memory.ts";
import { ms, table, times, verdict } from "../report.ts";
import type { Servers, Sizing } from "./part.ts";

/** Milliseconds of an answer at so many conversations. */
const bound = { ms: 50, conversations: 10_000 } as const;

/** What is measured: a tenth of the bound's size, that, and ten times of it. */
const parts = [0.1, 1, 10] as const;

export async function figuresPart(_: Servers, { rounds, quick }: Sizing): Promise<string> {
  const whole = bound.conversations / (quick ? 10 : 1);
  const took: Took[] = [];
  for (const part of parts) took.push(await figuresTook(whole * part, rounds));
  const [, usual, most] = took as [Took, Took, Took];
  const row = (name: string, of: (took: Took) => number): string[] => [
    name,
    ...took.map(each => ms(of(each))),
    times(of(most), of(usual)),
  ];
  return table(
    [
      "",
      ...took.map(({ conversations }) => `${conversations.toLocaleString("en")} conversations`),
      "tenfold is",
      "bound",
      "",
    ],
    [
      [...row("figures, p50", ({ p50 }) => p50), `≤ ${bound.ms} ms`, verdict(usual.p50 <= bound.ms)],
      [...row("the same, p95", ({ p95 }) => p95), "", ""],
      [...row("of a processor, mean", ({ cpu }) => cpu), "", ""],
      [...row("the first after the slice slept", ({ first }) => first), "", ""],
    ],
  );
}
