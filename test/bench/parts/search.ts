/** Searching a practice's messages: what it takes, holds and stores, how that grows, and a plain scan beside it. */
import { kB, ms, seconds, table, times, verdict } from "../report.ts";
import { type Figures, figuresOf, queries } from "../search/in-memory.ts";
import type { Servers, Sizing } from "./part.ts";

/** Milliseconds until the first results of a search in so many messages. */
const bound = { ms: 150, messages: 20_000 } as const;

/** What is measured: the bound's size, a tenth of it, and five times of it, each in as many conversations. */
const parts = [0.1, 1, 5] as const;

const many = (n: number): string => n.toLocaleString("en");

export async function searchPart(_: Servers, { rounds, quick }: Sizing): Promise<string> {
  const whole = bound.messages / (quick ? 20 : 1);
  const figures: Figures[] = [];
  for (const part of parts)
    figures.push(
      await figuresOf({ messages: whole * part, conversations: Math.ceil((whole * part) / 40) }, rounds),
    );
  const [, usual] = figures as [Figures, Figures, Figures];
  const row = (
    name: string,
    of: (figures: Figures) => number,
    show: (value: number) => string,
    isBounded = false,
  ): string[] => [
    name,
    ...figures.map(each => show(of(each))),
    ...(isBounded ? [`≤ ${bound.ms} ms`, verdict(of(usual) <= bound.ms)] : ["", ""]),
  ];
  const sizes = figures.map(
    ({ sizes }) => `${many(sizes.messages)} messages, ${many(sizes.conversations)} conversations`,
  );
  return [
    table(
      ["", ...sizes, "bound", ""],
      [
        row("a search, p50", ({ p50 }) => p50, ms, true),
        row("the same, p95", ({ p95 }) => p95, ms, true),
        row("the first after the slice slept", ({ first }) => first, ms, true),
        row("held by the slice then", ({ held }) => Math.max(0, held), kB),
        row("stored", ({ stored }) => stored, kB),
        row("taken in, of all of it", ({ filled }) => filled, seconds),
        row("a scan of all texts by the same rule", ({ scan }) => scan, ms),
        row("a scan for parts of words, texts folded before", ({ substrings }) => substrings, ms),
      ],
    ),
    table(
      [
        "searched, median",
        ...figures.map(({ sizes }) => many(sizes.messages)),
        "beside the scan by the rule",
      ],
      queries.map(q => [
        `\`${q}\``,
        ...figures.map(({ byQuery }) => ms(byQuery[q] ?? Number.NaN)),
        times(usual.byQuery[q] ?? Number.NaN, usual.scan),
      ]),
    ),
  ].join("\n\n");
}
