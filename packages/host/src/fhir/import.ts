import type { Host } from "../host.ts";
import type { PushProgress, PushResult } from "../push-all.ts";
import { type Problem, problemAt, problemLine } from "./entry.ts";
import { type FhirRead, readFhir } from "./read.ts";
import { type FhirRoster, rosterFromFhir } from "./roster.ts";

export interface FhirImportOptions {
  /** Milliseconds since 1970; the time of the call by default. */
  readonly now?: number;
  readonly concurrency?: number;
  readonly onProgress?: (progress: PushProgress) => void;
}

export interface FhirImport {
  readonly read: FhirRead["counts"];
  readonly roster: FhirRoster;
  readonly pushed: PushResult;
  /** Everything that could not be read or used. */
  readonly problems: readonly Problem[];
  /** A few lines for the terminal. They name no patient. */
  readonly report: string;
}

/** Reads an export or a Bundle and fills the practice with it. Doing it again changes and adds, and never doubles. */
export async function importFhir(
  path: string,
  host: Pick<Host, "pushAll">,
  { now = Date.now(), ...push }: FhirImportOptions = {},
): Promise<FhirImport> {
  const { resources, counts, problems: unread } = await readFhir(path);
  const roster = rosterFromFhir(resources, { now });
  const pushed = await host.pushAll(roster, push);
  const problems = [...unread, ...roster.problems];
  const failures = pushed.failures.map(({ type, id, error }): Problem => {
    const resourceType = type === "staff" ? "Practitioner" : "Patient";
    const source = resources.findLast(
      ({ resource }) => resource.resourceType === resourceType && resource.id === id,
    );
    // Its place and not its id, which may be the number that a patient is known by.
    return problemAt(source?.place ?? { file: path }, `was refused: ${error.message}`);
  });
  const report = reportOf(counts, roster, pushed, failures, problems);
  return { read: counts, roster, pushed, problems, report };
}

const shown = 20;

function some(lines: readonly string[]): string[] {
  const more = lines.length - shown;
  return [...lines.slice(0, shown), ...(more > 0 ? [`… and ${more} more`] : [])].map(line => `  ${line}`);
}

function reportOf(
  counts: FhirRead["counts"],
  { summary }: FhirRoster,
  pushed: PushResult,
  failures: readonly Problem[],
  problems: readonly Problem[],
): string {
  const read = Object.entries(counts).map(([type, count]) => `${count} ${type}`);
  return [
    `Read      ${read.join(", ") || "nothing"}`,
    `Patients  ${summary.patients}, ${summary.deceased} of them deceased, ${summary.withoutTeam} without a care team`,
    `Staff     ${summary.staff}`,
    `Pushed    ${pushed.applied} taken, ${pushed.known} known already, ${pushed.failures.length} refused`,
    ...(failures.length > 0 ? ["Refused", ...some(failures.map(problemLine))] : []),
    ...(problems.length > 0 ? [`Problems  ${problems.length}`, ...some(problems.map(problemLine))] : []),
  ].join("\n");
}
