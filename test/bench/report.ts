/** Figures as Markdown, each beside its rival and its bound. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { MissedResult } from "./missed.ts";
import type { RoomFigures, RoomResult } from "./room.ts";

export interface Sizes {
  /** Bytes of gzip; null where it is not built. */
  readonly script: number | null;
  readonly badge: number;
}

export interface Results {
  readonly room: RoomResult;
  readonly missed: MissedResult;
  readonly sizes: Sizes;
}

const verdict = (kept: boolean): string => (kept ? "kept" : "**missed**");
const ms = (value: number): string => `${value.toFixed(1)} ms`;
const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map(cells => `| ${cells.join(" | ")} |`).join("\n");
}

function times(name: string, of: (figures: RoomFigures) => number, { ours, bare }: RoomResult): string[] {
  const ratio = of(ours) / of(bare);
  return [name, ms(of(ours)), ms(of(bare)), `${ratio.toFixed(2)} ×`, "≤ 1.5 ×", verdict(ratio <= 1.5)];
}

function tails(name: string, of: (figures: RoomFigures) => number, { ours, bare }: RoomResult): string[] {
  const more = of(ours) - of(bare);
  const sign = more < 0 ? "−" : "+";
  return [name, ms(of(ours)), ms(of(bare)), `${sign}${ms(Math.abs(more))}`, "≤ +5 ms", verdict(more <= 5)];
}

export function toMarkdown({ room, missed, sizes }: Results): string {
  const share = room.ours.perSecond / room.bare.perSecond;
  const beside = table(
    ["", "Carethread", "bare room", "compared", "bound", ""],
    [
      times("ack, p50", figures => figures.ackP50, room),
      times("fan-out, p50", figures => figures.fanOutP50, room),
      tails("ack, p99", figures => figures.ackP99, room),
      tails("fan-out, p99", figures => figures.fanOutP99, room),
      [
        "closed loop",
        `${room.ours.perSecond.toFixed(0)} a second`,
        `${room.bare.perSecond.toFixed(0)} a second`,
        `${(share * 100).toFixed(0)} %`,
        "≥ 70 %",
        verdict(share >= 0.7),
      ],
    ],
  );
  const alone = table(
    ["", "measured", "bound", ""],
    [
      [
        "another person's badge after a message, p95 (p50)",
        `${ms(room.badgeP95)} (${ms(room.badgeP50)})`,
        "≤ 300 ms",
        verdict(room.badgeP95 <= 300),
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
        "`carethread.js`, gzip",
        sizes.script === null ? "not built" : kB(sizes.script),
        "≤ 60 kB",
        verdict(sizes.script !== null && sizes.script <= 60_000),
      ],
      [
        "`define/care-badge` with what it needs, gzip",
        kB(sizes.badge),
        "≤ 22 kB",
        verdict(sizes.badge <= 22_000),
      ],
    ],
  );
  return `${beside}\n\n${alone}`;
}

const begin = "<!-- results -->";
const end = "<!-- /results -->";

/** Puts the results into the README beside this file. */
export function writeReadme(results: string): void {
  const file = join(import.meta.dirname, "README.md");
  const text = readFileSync(file, "utf8");
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error("the README has no place for results");
  const date = new Date().toISOString().slice(0, 10);
  const told = `${begin}\nMeasured on ${date}.\n\n${results}\n`;
  writeFileSync(file, text.slice(0, from) + told + text.slice(to));
}
