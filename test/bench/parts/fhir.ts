/** An import of FHIR: how long it takes, and how much memory, for exports of two sizes and for the sample data. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Size, writeExport } from "../fhir/generate.ts";
import type { Measured } from "../fhir/measure.ts";
import { seconds, table } from "../report.ts";
import { median } from "../stats.ts";
import type { Servers, Sizing } from "./part.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const program = fileURLToPath(new URL("../fhir/measure.ts", import.meta.url));
const sample = join(root, "../shared/data/synthea-10");

const full: Size = { patients: 10_000, staff: 500, encounters: 20, observations: 10 };

const many = (n: number): string => n.toLocaleString("en");
const MB = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

export async function fhirPart(_: Servers, { rounds, quick }: Sizing): Promise<string> {
  const sizes = [10, 1].map(part => ({ ...full, patients: full.patients / part / (quick ? 20 : 1) }));
  const columns: { readonly name: string; readonly runs: readonly Measured[] }[] = [];
  if (existsSync(sample)) columns.push({ name: "synthea-10", runs: measure(sample, rounds) });
  for (const size of sizes) {
    const folder = await mkdtemp(join(tmpdir(), "carethread-bench-"));
    try {
      await writeExport(folder, size);
      columns.push({ name: `${many(size.patients)} generated`, runs: measure(folder, rounds) });
    } finally {
      await rm(folder, { recursive: true });
    }
  }
  const row = (title: string, of: (run: Measured) => number, told: (value: number) => string): string[] => [
    title,
    ...columns.map(({ runs }) => told(median(runs.map(of)))),
  ];
  return table(
    ["", ...columns.map(({ name }) => name)],
    [
      row("resources read", run => run.resources, many),
      row("patients and staff that came in", run => run.patients + run.staff, many),
      row("problems", run => run.problems, many),
      row("reading", run => run.read, seconds),
      row("making the roster", run => run.roster, seconds),
      row("resident memory at most", run => run.peak, MB),
      row("of it before anything was read", run => run.before, MB),
    ],
  );
}

/** Each run in a process of its own, whose memory is only this. */
function measure(folder: string, rounds: number): readonly Measured[] {
  return Array.from({ length: rounds }, () => {
    const printed = execFileSync(process.execPath, ["--import", "tsx", program, folder], { cwd: root });
    return JSON.parse(printed.toString()) as Measured;
  });
}
