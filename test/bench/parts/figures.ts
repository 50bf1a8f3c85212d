/** A person's figures: what they take, and how that grows with the conversations. */
import { figuresTook } from "../figures/in-memory.ts";
import { ms, table, verdict } from "../report.ts";
import type { Servers, Sizing } from "./part.ts";

/** Milliseconds of an answer at so many conversations. */
const bound = { ms: 50, conversations: 10_000 } as const;

/** What is measured: a tenth of the bound's size, that, and ten times of it. */
const parts = [0.1, 1, 10] as const;

export async function figuresPart(_: Servers, { rounds, quick }: Sizing): Promise<string> {
  const whole = bound.conversations / (quick ? 10 : 1);
  const took = [];
  for (const part of parts) took.push(await figuresTook(whole * part, rounds));
  const usual = took[1] as (typeof took)[number];
  return table(
    [
      "",
      ...took.map(({ conversations }) => `${conversations.toLocaleString("en")} conversations`),
      "bound",
      "",
    ],
    [
      ["figures, p50", ...took.map(({ p50 }) => ms(p50)), `≤ ${bound.ms} ms`, verdict(usual.p50 <= bound.ms)],
      ["the same, p95", ...took.map(({ p95 }) => ms(p95)), "", ""],
      ["the first after the slice slept", ...took.map(({ first }) => ms(first)), "", ""],
    ],
  );
}
