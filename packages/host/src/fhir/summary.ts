/** What came in and what was left out, by type of resource, for the terminal. It names nobody. */
import type { LeftOut } from "./tally.ts";

export interface SummaryRow {
  /** A type of resource, or a list in one, e.g. `CareTeam.participant`. */
  readonly type: string;
  readonly read: number;
  readonly cameIn: number;
  readonly leftOut: readonly { readonly reason: string; readonly count: number }[];
}

interface Counted {
  readonly cameIn: Readonly<Record<string, number>>;
  readonly leftOut: readonly LeftOut[];
}

/** Of what was read and what was made of it. `read` is the sum of all that follows in a row. */
export function summaryOf(read: Pick<Counted, "leftOut">, roster: Counted): readonly SummaryRow[] {
  const all = [...read.leftOut, ...roster.leftOut];
  const types = new Set([...Object.keys(roster.cameIn), ...all.map(({ type }) => type)]);
  return [...types].sort().map(type => {
    const cameIn = roster.cameIn[type] ?? 0;
    const leftOut = all
      .filter(row => row.type === type)
      .map(({ reason, count }) => ({ reason, count }))
      .sort((a, b) => b.count - a.count);
    const out = leftOut.reduce((sum, { count }) => sum + count, 0);
    return { type, read: cameIn + out, cameIn, leftOut };
  });
}

/** Each reason has a line of its own. */
export function summaryTable(rows: readonly SummaryRow[]): string {
  const lines = rows.flatMap(({ type, read, cameIn, leftOut }) => {
    const [first, ...others] = leftOut.map(({ reason, count }) => [String(count), reason]);
    return [
      [type, String(read), String(cameIn), ...(first ?? ["", ""])],
      ...others.map(other => ["", "", "", ...other]),
    ];
  });
  const head = ["", "read", "in", "out", "because"];
  const widths = head.map((_, column) =>
    Math.max(...[head, ...lines].map(cells => cells[column]?.length ?? 0)),
  );
  return [head, ...lines]
    .map(cells =>
      cells
        .map((cell, column) =>
          column === 0 || column === 4
            ? cell.padEnd(widths[column] ?? 0)
            : cell.padStart(widths[column] ?? 0),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
