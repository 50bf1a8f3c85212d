/** A page of a list of tasks: what it takes, and how that grows. */
import { ms, table, times, verdict } from "../report.ts";
import { type Figures, figuresOf } from "../tasks/in-memory.ts";
import type { Servers, Sizing } from "./part.ts";

/** Milliseconds until the first page of so many tasks. */
const bound = { ms: 100, tasks: 10_000 } as const;

/** What is measured: the bound's size, a tenth of it, and ten times of it. */
const parts = [0.1, 1, 10] as const;

export async function tasksPart(_: Servers, { rounds, quick }: Sizing): Promise<string> {
  const figures: Figures[] = [];
  for (const part of parts) figures.push(await figuresOf((bound.tasks / (quick ? 20 : 1)) * part, rounds));
  const [, usual, most] = figures as [Figures, Figures, Figures];
  const row = (name: string, of: (figures: Figures) => number): string[] => [
    name,
    ...figures.map(each => ms(of(each))),
    times(of(most), of(usual)),
    `≤ ${bound.ms} ms`,
    verdict(of(usual) <= bound.ms),
  ];
  return table(
    ["", ...figures.map(({ tasks }) => `${tasks.toLocaleString("en")} tasks`), "tenfold is", "bound", ""],
    [
      row("the first page of *Mine*", ({ byList }) => byList.mine),
      row("the first page of *Pool*", ({ byList }) => byList.pool),
      row("the first page of *All*", ({ byList }) => byList.all),
      row("a page from the middle of it", ({ middle }) => middle),
      row("any of these, p95", ({ p95 }) => p95),
      row("the first after the slice slept", ({ first }) => first),
    ],
  );
}
